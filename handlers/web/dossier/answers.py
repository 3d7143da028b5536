"""The answers of a filing by section, and who gave them, as receipt, status and desk read them."""

from collections.abc import Iterable, Iterator

from forms.conditions.moment import Moment
from forms.fields import AnyField
from forms.fields.base import Values
from forms.fields.choice import ChoiceField
from forms.fields.declaration import DeclarationField
from forms.fields.group import EXPLAINED, GroupField
from forms.fields.group import labelled_answers as read_out
from forms.fields.people import PeopleField
from forms.schema.procedure import Procedure
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.event import Declarant
from site_templates.views import Group, Line

UNANSWERED = Phrase("web.dossier.answers.unanswered")
VERSION = Phrase("web.dossier.answers.version")
FILED_BY = Phrase("web.dossier.answers.declarant.label")
NUMBER = Phrase("web.dossier.answers.declarant.number")
SELF_DECLARED = Phrase("web.dossier.answers.declarant.stated")
PROVEN = Phrase("web.dossier.answers.declarant.proven")
BASIS = Phrase("web.dossier.answers.declarant.basis")
FOR_ANOTHER = "for_another"
"""The flag of a dossier filed for somebody else."""
BASIS_ELSE = Phrase("web.dossier.answers.declarant.basis_else")
"""Where the form has no such question of its own: as a representative."""


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


def declarant_of(who: Identity, basis: str) -> Declarant:
    """Who files, as the account says; `basis` "" is for oneself."""
    told = Declarant(name=who.full_name or who.organisation or who.username, number=who.id_number)
    told |= Declarant(basis=basis, proof=who.proof)
    return told


def signer(dossier: Dossier) -> str:
    """Whose name stands under the declaration: the declarant's, who need not be the applicant."""
    told = dossier.declarant
    return told["name"] if told.get("basis") else dossier.applicant


def declarant_lines(procedure: Procedure, dossier: Dossier, lang: Language) -> Iterator[Line]:
    """Who filed for somebody else, and as what; nothing where the applicant did."""
    told = dossier.declarant
    if told.get("basis"):
        yield Line(FILED_BY[lang], told["name"], note=_basis_text(procedure, told["basis"])[lang])


def desk_declarant_lines(procedure: Procedure, dossier: Dossier, lang: Language) -> Iterator[Line]:
    """Who filed, with number, authority, and whether anybody vouches for it; nothing in older dossiers."""
    told = dossier.declarant
    if not told:
        return
    proof = told.get("proof", "")
    notes: list[Text] = [NUMBER.format(number=told["number"])] if told.get("number") else []
    notes += [_basis_text(procedure, told["basis"])] if told.get("basis") else []
    notes += [PROVEN.format(by=proof) if proof else SELF_DECLARED]
    yield Line(FILED_BY[lang], told["name"], note=" · ".join(one[lang] for one in notes))


def _basis_text(procedure: Procedure, basis: str) -> Text:
    """The answer that said whom the filing is for, in the words of its edition."""
    asked = procedure.subject and procedure.field(procedure.subject.field)
    options = asked.options if isinstance(asked, ChoiceField) else ()
    return next((BASIS.format(answer=one.label) for one in options if one.value == basis), BASIS_ELSE)
