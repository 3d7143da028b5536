"""The step table: the ten national steps, and all that a step means to citizen, desk, clock and fee.

A new step is one row here, and in moves.py the moves that lead into and out of it: no other file names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from forms.text.language import Text

Clock = Literal["runs", "paused", "ended"]
Tab = Literal["waiting", "working", "supplement", "done"]
Timeline = Literal["main", "side", "end"]
Handover = Literal["", "ahead", "done"]
NOTHING = Text(vi="Bạn chưa phải làm gì.", en="Nothing to do yet.")
"""How a step's `next` begins where it asks nothing of the citizen."""


@dataclass(frozen=True)
class Step:
    """One step with its national code (TT 03/2025/TT-VPCP) and what the clock does in it."""

    id: str
    national: int
    clock: Clock
    name: Text
    note: Text
    """What it means for the citizen."""
    next: Text
    """What the citizen can do now."""
    tab: Tab = "working"
    """Where the desk lists it."""
    timeline: Timeline = "side"
    """main: the way of a dossier with which nothing is wrong, in the order of the rows; side: beside it;
    end: where it breaks off."""
    back: str = ""
    """The main step that a side step leads back to."""
    payable: tuple[str, ...] = ()
    """At which times of asking for a fee (`when` of its table) one can be transferred in this step."""
    withdrawable: bool = False
    """Whether the citizen may take the dossier back."""
    unchecked: bool = False
    """The unit has not looked yet at who agrees."""
    asking: bool = False
    """What a supplement asks for stays open as long as the dossier stands here."""
    handover: Handover = ""
    """The result waits to be handed over, or has been."""
    appeal: bool = False
    """The citizen is told how to appeal."""
    wants: str = ""
    """The move an officer mostly comes for, whatever else is open; "" for the first that brings it on."""


def _step(id: str, national: int, clock: Clock, name: str, name_en: str, *said: str, **columns: Any) -> Step:
    note, note_en, next_, next_en = said
    words = (Text(vi=name, en=name_en), Text(vi=note, en=note_en), Text(vi=next_, en=next_en))
    return Step(id, national, clock, *words, **columns)


_ALL = (
    _step(
        "submitted", 1, "runs", "Mới đăng ký", "Submitted",
        "Hồ sơ đã gửi đến đơn vị và đang chờ cán bộ tiếp nhận.",
        "The dossier has reached the unit and waits for an officer to receive it.",
        "Bạn chưa phải làm gì. Bạn có thể thêm giấy tờ còn thiếu hoặc rút hồ sơ.",
        "Nothing to do yet. You can add missing documents or withdraw the dossier.",
        tab="waiting", timeline="main", payable=("on_submit",), withdrawable=True, unchecked=True,
    ),
    _step(
        "received", 2, "runs", "Được tiếp nhận", "Received",
        "Đơn vị đã tiếp nhận và cấp số hồ sơ.",
        "The unit has received the dossier and given it an official number.",
        "Bạn chưa phải làm gì. Hãy giữ số hồ sơ để tra cứu.",
        "Nothing to do yet. Keep the number to look the dossier up.",
        timeline="main", payable=("on_submit", "after_acceptance"), unchecked=True,
    ),
    _step(
        "refused", 3, "ended", "Không được tiếp nhận", "Refused",
        "Đơn vị từ chối giải quyết và đã nêu lý do.",
        "The unit has refused the dossier and given the reason.",
        "Xem lý do và cách khắc phục; bạn có thể nộp hồ sơ mới hoặc khiếu nại.",
        "See the reason and its remedy; you can file a new dossier or appeal.",
        tab="done", timeline="end", appeal=True,
    ),
    _step(
        "processing", 4, "runs", "Đang xử lý", "In progress",
        "Cán bộ đang giải quyết hồ sơ.",
        "An officer is working on the dossier.",
        "Bạn chưa phải làm gì.",
        "Nothing to do yet.",
        timeline="main", payable=("on_submit", "after_acceptance"),
    ),
    _step(
        "supplement_requested", 5, "paused", "Yêu cầu bổ sung", "Supplement requested",
        "Hồ sơ cần bổ sung. Thời gian giải quyết tạm dừng cho đến khi bạn bổ sung xong.",
        "The dossier needs a supplement. The time limit is paused until you have answered.",
        "Sửa các mục được nêu và gửi các giấy tờ được yêu cầu.",
        "Correct the items named and send the documents asked for.",
        tab="supplement", back="processing", payable=("on_submit",), withdrawable=True, asking=True,
    ),
    _step(
        "fee_due", 6, "paused", "Yêu cầu nộp lệ phí", "Fee requested",
        "Hồ sơ chờ nộp lệ phí. Thời gian giải quyết tạm dừng cho đến khi lệ phí được ghi nhận.",
        "The dossier waits for its fee. The time limit is paused until the payment is recorded.",
        "Nộp lệ phí theo hướng dẫn ở mục Lệ phí trên trang này.",
        "Pay as the fee section of this page explains.",
        back="processing", payable=("on_submit", "after_acceptance", "on_result"), withdrawable=True,
        wants="settle",
    ),
    _step(
        "withdrawn", 7, "ended", "Công dân yêu cầu rút hồ sơ", "Withdrawn",
        "Hồ sơ đã được rút theo yêu cầu của bạn.",
        "The dossier was withdrawn at your request.",
        "Bạn có thể nộp hồ sơ mới bất cứ lúc nào.",
        "You can file a new dossier at any time.",
        tab="done", timeline="end",
    ),
    _step(
        "stopped", 8, "paused", "Dừng xử lý", "Stopped",
        "Việc giải quyết tạm dừng vì lý do đã nêu.",
        "Work on the dossier is stopped for the reason given.",
        "Xem lý do tạm dừng; liên hệ đơn vị nếu bạn cần giải thích thêm.",
        "See the reason; contact the unit if you need it explained.",
        back="processing",
    ),
    _step(
        "decided", 9, "ended", "Đã xử lý xong", "Decided",
        "Đã có kết quả giải quyết.",
        "The result is ready.",
        "Xem cách nhận kết quả bên dưới.",
        "See below how to receive the result.",
        timeline="main", payable=("on_submit", "after_acceptance", "on_result"), handover="ahead",
    ),
    _step(
        "returned", 10, "ended", "Đã trả kết quả", "Result returned",
        "Kết quả đã được trả cho bạn.",
        "The result has been handed over to you.",
        "Không còn việc gì phải làm.",
        "Nothing is left to do.",
        tab="done", timeline="main", handover="done",
    ),
)  # fmt: skip
STEPS: Mapping[str, Step] = {step.id: step for step in _ALL}

UNDECIDED = frozenset(step.id for step in _ALL if step.clock != "ended")
"""The steps of a dossier that has still to be decided: the clock ends with the decision."""
OPEN = UNDECIDED | {step.id for step in _ALL if step.handover == "ahead"}
"""The steps of a dossier that somebody still has to do something about."""
CLOSED = frozenset(STEPS) - OPEN
"""The steps nothing leads out of: national 3, 7 and 10."""

TABS: Mapping[Tab, tuple[str, ...]] = {
    tab: tuple(step.id for step in _ALL if step.tab == tab) for tab in get_args(Tab)
}
"""Tab of the desk → the steps it lists."""
