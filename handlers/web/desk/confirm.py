"""An act that cannot be taken back is asked for once more: what will be recorded and what will be read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from forms.fields.base import FormPost
from forms.text.formatting import day
from forms.text.words import Phrase
from handlers.dossier import notice
from handlers.dossier.dossier import Dossier
from handlers.dossier.rules import WEIGHED
from handlers.dossier.table.moves import Move
from handlers.web.desk.box import CLOCKS, Case
from handlers.web.desk.decisions import Decision, judge
from handlers.web.desk.dossier_view import desk_status
from handlers.web.desk.inputs import move_inputs
from handlers.web.desk.result import FILE, TAKEN, file_data
from handlers.web.dossier.documents import unsent_documents
from handlers.web.http.addresses import desk_path
from site_templates.views import Act, Confirm, Input, Line

SURE = "_sure"
"""The box that the button of the second page sends: 1, or "back"."""
DIGEST = Phrase("web.desk.confirm.digest")
SIZE = Phrase("web.desk.confirm.size")
UNSAID = "…"


def judge_first(case: Case, decision: Decision) -> Dossier:
    """The dossier as it would be after the act; nothing is kept. Raises as `judge` does."""
    data = dict(decision.data)
    # A reason that is asked for on the second page is judged when it has been written there.
    if decision.move == "add_result" and not data.get("words"):
        data["words"] = UNSAID
    missing = unsent_documents(case.services, case.dossier) if decision.move in WEIGHED else ()
    return judge(case.services, case.who, case.dossier, replace(decision, data=data), missing=missing)


def confirm_view(case: Case, move: Move, after: Dossier, sent: FormPost) -> Confirm:
    """What the second page shows; `after` is the dossier as it would be."""
    lang, event = case.language, after.events[-1]
    typed = replace(case, move=move.id, typed=sent)
    is_file = move.id == "add_result"
    boxes = move_inputs(typed, move)
    kept = tuple(pair for pair in sent.items() if pair[0] not in (SURE, "_lang", "words" if is_file else ""))
    act = Act(
        id=move.id,
        label=move.label[lang],
        action=f"{desk_path(case.dossier.code)}/{move.id}",
        inputs=boxes if is_file else (),
        hidden=kept,
        danger=move.place == "danger",
    )
    told = notice.history_sentence(event, case.services.unit(event.unit).name, case.services.country)
    return Confirm(
        status=desk_status(case),
        act=act,
        recorded=tuple(_file_lines(case, sent) if is_file else _lines(boxes)),
        told=told[lang],
        back="" if is_file else "back",
        path=desk_path(case.dossier.code),
    )


def _file_lines(case: Case, sent: FormPost) -> Iterator[Line]:
    data, lang = file_data(case.services, case.dossier.code, sent.get("key")), case.language
    size = SIZE.format(size=max(int(str(data["size"])) // 1024, 1), most=TAKEN.size_text)
    yield Line(FILE[lang], str(data["name"]), note=size[lang])
    yield Line(DIGEST[lang], str(data["sha256"]))


def _lines(boxes: tuple[Input, ...]) -> Iterator[Line]:
    for box in boxes:
        if box.value:
            yield Line(box.label, _value_text(box))


def _value_text(box: Input) -> str:
    """A value as people read it: the words of a choice, a day as it is written here."""
    names = dict(box.options)
    if names:
        return ", ".join(names.get(one, one) for one in box.value.split())
    is_day = box.kind == "date" and CLOCKS["date"].fullmatch(box.value)
    return day(date.fromisoformat(box.value)) if is_day else box.value
