"""The answers of a filing by section, as the check page and the desk read them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forms.conditions.moment import Moment
from forms.fields import AnyField
from forms.fields.declaration import DeclarationField
from forms.fields.group import EXPLAINED, GroupField
from forms.fields.group import told as read_out
from forms.fields.people import PeopleField
from forms.schema.procedure import Procedure
from forms.text.language import Language
from forms.text.words import Phrase
from site_templates.views import Group, Line

UNANSWERED = Phrase("web.dossier.answers.unanswered")
VERSION = Phrase("web.dossier.answers.version")


def groups(
    procedure: Procedure, values: Mapping[str, Any], moment: Moment, language: Language
) -> tuple[Group, ...]:
    """The answers of a filing by section, as the check page and the desk read them."""
    found = []
    for page in procedure.pages:
        for section in page.sections:
            lines = tuple(
                line for field in section.fields for line in _lines(field, values, moment, language)
            )
            if lines:
                found.append(Group(section.title[language], lines, section.id))
    return tuple(found)


def _lines(field: AnyField, values: Mapping[str, Any], moment: Moment, language: Language) -> Iterator[Line]:
    if field.id not in values:
        return
    value = values[field.id]
    if isinstance(field, PeopleField):
        for n, row in enumerate(value, 1):
            told = read_out(field.fields, row, language, moment)
            yield _person(f"{field.row_name[language]} {n}", told, language)
    elif isinstance(field, GroupField) and field.NAMED:
        yield _person(field.label[language], field.told(value, language, moment), language)
    else:
        said = field.show(value, language, moment) or UNANSWERED[language]
        yield Line(field.label[language], said, note=_beside(field, values, language))


def _person(label: str, told: Iterable[tuple[str, str]], language: Language) -> Line:
    """Who it is, by the first thing asked of each person, and the rest below it."""
    first, *rest = [*told] or [("", UNANSWERED[language])]
    return Line(label, first[1], note="; ".join(f"{name}: {text}" for name, text in rest))


def _beside(field: AnyField, values: Mapping[str, Any], language: Language) -> str:
    """What is kept with an answer: why a doubted one is right, which words a declaration agreed to."""
    if isinstance(field, DeclarationField):
        return VERSION[language].format(version=field.text_version)
    said = [values[name] for name in field.kept_as()[1:] if name in values]
    return f"{EXPLAINED[language]}: {said[0]}" if said else ""
