"""Asking for a supplement at the desk: what is ticked, why, and the complaints brought to those boxes."""

from collections.abc import Mapping

from forms.fields.base import Posted
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.table.moves import Move
from handlers.web.desk.box import Case, Options, box, reasons
from handlers.web.form.draft import mendable
from site_templates.views import Input

FIELDS = Phrase("web.desk.supplement.fields")
FIELDS_WHY = Phrase("web.desk.supplement.fields_why")
DOCUMENTS = Phrase("web.desk.supplement.documents")
DOCUMENTS_WHY = Phrase("web.desk.supplement.documents_why")
TICK = Phrase("web.desk.supplement.tick")
TICK_EITHER = Phrase("web.desk.supplement.tick_either")
WHEN_TICKED = Phrase("web.desk.supplement.when_ticked")


def items(case: Case, move: Move) -> tuple[Input, ...]:
    """The answers and documents to tick, each list with the reason for it."""
    lang = case.language
    mends = mendable(case.procedure, case.dossier.summary.answers)
    fields = tuple((one.id, one.label[lang]) for one in mends)
    papers = tuple((one.id, one.name[lang]) for one in case.procedure.papers)
    tick = TICK_EITHER if papers else TICK
    answers = _list(case, move, "fields", FIELDS, fields, tick)
    why = _why(case, move, "fields_reason", FIELDS_WHY, "answer_")
    if not papers:
        return (answers, why)
    documents = _list(case, move, "documents", DOCUMENTS, papers, None)
    return (answers, why, documents, _why(case, move, "documents_reason", DOCUMENTS_WHY, "document_"))


def _list(case: Case, move: Move, name: str, label: Text, options: Options, hint: Text | None) -> Input:
    key = "items" if name == "fields" else ""
    return box(case, move, name, label, "checks", options, hint=hint, key=key)


def _why(case: Case, move: Move, name: str, label: Text, about: str) -> Input:
    options = reasons(case, move.id, about) + reasons(case, move.id, "consent_")
    return box(case, move, name, label, "choice", options, hint=WHEN_TICKED)


def ticked(posted: Posted, key: str) -> list[dict[str, str]]:
    """The items of the request as the core reads them."""
    return [
        {kind: name, "reason": posted.get(f"{kind}s_reason")}
        for kind in ("field", "document")
        for name in posted.all(f"{kind}s")
    ]


def boxes_of(posted: Posted, missing: Mapping[str, Text]) -> dict[str, Text]:
    """The core's complaints at the boxes: items.<n>.reason belongs to the list the n-th tick is in."""
    fields = len(posted.all("fields"))
    found: dict[str, Text] = {}
    for key, text in missing.items():
        name = key
        if key.startswith("items."):
            _, n, *part = key.split(".")
            kind = "fields" if int(n) < fields else "documents"
            name = f"{kind}_reason" if part == ["reason"] else "items"
        found.setdefault(name, text)
    return found
