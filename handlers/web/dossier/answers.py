"""The answers of a filing by section, as the check page and the desk read them."""

from collections.abc import Iterable, Iterator

from forms.conditions.moment import Moment
from forms.fields import AnyField
from forms.fields.base import Values
from forms.fields.declaration import DeclarationField
from forms.fields.group import EXPLAINED, GroupField
from forms.fields.group import labelled_answers as read_out
from forms.fields.people import PeopleField
from forms.schema.procedure import Procedure
from forms.text.language import Language
from forms.text.words import Phrase
from site_templates.views import Group, Line

UNANSWERED = Phrase("web.dossier.answers.unanswered")
VERSION = Phrase("web.dossier.answers.version")


def answer_groups(
    procedure: Procedure, values: Values, moment: Moment, language: Language
) -> tuple[Group, ...]:
    """The answers of a filing by section, as the check page and the desk read them."""
    found = []
    for page in procedure.pages:
        for section in page.sections:
            lines = tuple(
                line for field in section.fields for line in _answer_lines(field, values, moment, language)
            )
            if lines:
                found.append(Group(section.title[language], lines, section.id))
    return tuple(found)


def _answer_lines(field: AnyField, values: Values, moment: Moment, language: Language) -> Iterator[Line]:
    if field.id not in values:
        return
    value = values[field.id]
    if isinstance(field, PeopleField):
        for n, row in enumerate(value, 1):
            told = read_out(field.fields, row, language, moment)
            yield _person_line(f"{field.row_name[language]} {n}", told, language)
    elif isinstance(field, GroupField) and field.LABEL_IN_ERRORS:
        yield _person_line(field.label[language], field.labelled_answers(value, language, moment), language)
    else:
        said = field.show(value, language, moment) or UNANSWERED[language]
        yield Line(field.label[language], said, note=_answer_note(field, values, language))


def _person_line(label: str, told: Iterable[tuple[str, str]], language: Language) -> Line:
    """Who it is, by the first thing asked of each person, and the rest below it."""
    first, *rest = [*told] or [("", UNANSWERED[language])]
    return Line(label, first[1], note="; ".join(f"{name}: {text}" for name, text in rest))


def _answer_note(field: AnyField, values: Values, language: Language) -> str:
    """What is kept with an answer: why one with a warning is right, which words a declaration agreed to."""
    if isinstance(field, DeclarationField):
        return VERSION[language].format(version=field.text_version)
    said = [values[name] for name in field.stored_names()[1:] if name in values]
    return f"{EXPLAINED[language]}: {said[0]}" if said else ""
