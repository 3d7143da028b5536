"""Who filed a dossier, and on what authority where it is for another person, the applicant."""

from collections.abc import Iterator

from forms.fields.choice import ChoiceField
from forms.schema.procedure import Procedure
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.event import Declarant
from site_templates.views import Line

LABEL = Phrase("web.dossier.declarant.label")
NUMBER = Phrase("web.dossier.declarant.number")
STATED = Phrase("web.dossier.declarant.stated")
PROVEN = Phrase("web.dossier.declarant.proven")
BASIS = Phrase("web.dossier.declarant.basis")
FLAG = "for_another"
"""The flag of a dossier filed for somebody else."""


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
        yield Line(LABEL[lang], told["name"], note=_basis_text(procedure, told["basis"])[lang])


def desk_declarant_lines(procedure: Procedure, dossier: Dossier, lang: Language) -> Iterator[Line]:
    """Who filed, with number, authority, and whether anybody vouches for it; nothing in older dossiers."""
    told = dossier.declarant
    if not told:
        return
    proof = told.get("proof", "")
    notes: list[Text] = [NUMBER.format(number=told["number"])] if told.get("number") else []
    notes += [_basis_text(procedure, told["basis"])] if told.get("basis") else []
    notes += [PROVEN.format(by=proof) if proof else STATED]
    yield Line(LABEL[lang], told["name"], note=" · ".join(one[lang] for one in notes))


def _basis_text(procedure: Procedure, basis: str) -> Text:
    """The answer that said whom the filing is for, in the words of its edition."""
    asked = procedure.subject and procedure.field(procedure.subject.field)
    options = asked.options if isinstance(asked, ChoiceField) else ()
    return next((BASIS.format(answer=one.label) for one in options if one.value == basis), BASIS_ELSE)


BASIS_ELSE = Phrase("web.dossier.declarant.basis_else")
"""Where the form has no such question of its own: as a representative."""
