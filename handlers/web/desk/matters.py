"""What is open on a dossier, in words: shown to the officer before the decision that would go past it."""

from forms.text.formatting import charge
from forms.text.words import Phrase
from handlers.dossier.rules import WEIGHED, Matter, open_matters
from handlers.web.desk.box import Case
from handlers.web.dossier.consents import open_names

OPEN = Phrase("web.desk.matters.open")
KINDS = {
    "consent": Phrase("web.desk.matters.consent"),
    "document": Phrase("web.desk.matters.document"),
    "fee": Phrase("web.desk.matters.fee"),
}


def open_text(case: Case, move: str) -> str:
    """What a move would go past, in one sentence; "" where nothing is open, or the move weighs nothing."""
    if move not in WEIGHED:
        return ""
    found = "; ".join(_matter_text(case, one) for one in open_matters(case.dossier, case.unsent))
    return OPEN.format(matters=found)[case.language] if found else ""


def _matter_text(case: Case, matter: Matter) -> str:
    lang = case.language
    papers = {rule.id: rule.name[lang] for rule in case.procedure.papers}
    names = {"consent": open_names(case.procedure, case.dossier, lang), "document": papers}
    name = names.get(matter.kind, {}).get(matter.id, matter.id)
    amount = charge(case.dossier.summary.ledger.due, case.services.country.currency, lang)
    return KINDS[matter.kind].format(name=name, amount=amount)[lang]
