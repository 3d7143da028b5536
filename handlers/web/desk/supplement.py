"""Asking for a supplement at the desk: what is ticked, why, and the errors shown at those boxes."""

from collections.abc import Mapping

from forms.fields.base import FormPost
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.table.moves import Move
from handlers.web.desk.box import Box, Case, Options, make_input, reason_options
from handlers.web.form.draft import correctable_fields
from site_templates.views import Input

FIELDS = Phrase("web.desk.supplement.fields")
FIELDS_WHY = Phrase("web.desk.supplement.fields_why")
DOCUMENTS = Phrase("web.desk.supplement.documents")
DOCUMENTS_WHY = Phrase("web.desk.supplement.documents_why")
TICK = Phrase("web.desk.supplement.tick")
TICK_EITHER = Phrase("web.desk.supplement.tick_either")
WHEN_TICKED = Phrase("web.desk.supplement.when_ticked")


def item_inputs(case: Case, move: Move) -> tuple[Input, ...]:
    """The answers and documents to tick, each list with the reason for it."""
    lang = case.language
    mends = correctable_fields(case.procedure, case.dossier.summary.answers)
    fields = tuple((one.id, one.label[lang]) for one in mends)
    papers = tuple((one.id, one.name[lang]) for one in case.procedure.papers)
    tick = TICK_EITHER if papers else TICK
    answers = _tick_list(case, move, "fields", FIELDS, fields, tick)
    why = _reason_input(case, move, "fields_reason", FIELDS_WHY, "answer_")
    if not papers:
        return (answers, why)
    documents = _tick_list(case, move, "documents", DOCUMENTS, papers, None)
    return (
        answers,
        why,
        documents,
        _reason_input(case, move, "documents_reason", DOCUMENTS_WHY, "document_"),
    )


def _tick_list(case: Case, move: Move, name: str, label: Text, options: Options, hint: Text | None) -> Input:
    key = "items" if name == "fields" else ""
    return make_input(case, move, Box(name, label, "checks", options, hint=hint, key=key))


def _reason_input(case: Case, move: Move, name: str, label: Text, about: str) -> Input:
    options = reason_options(case, move.id, about) + reason_options(case, move.id, "consent_")
    return make_input(case, move, Box(name, label, "choice", options, hint=WHEN_TICKED))


def ticked_items(posted: FormPost, key: str) -> list[dict[str, str]]:
    """The items of the request as the core reads them."""
    return [
        {kind: name, "reason": posted.get(f"{kind}s_reason")}
        for kind in ("field", "document")
        for name in posted.all(f"{kind}s")
    ]


def errors_by_box(posted: FormPost, missing: Mapping[str, Text]) -> dict[str, Text]:
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
