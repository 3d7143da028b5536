"""The step table: the ten national steps, what each means to a citizen, and whether the clock runs in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from forms.text.language import Text
from handlers.dossier.table.moves import MOVES, OPEN, SUBMIT, UNDECIDED, Move, Role

__all__ = [
    "CLOSED",
    "MOVES",
    "NOTHING",
    "OPEN",
    "STEPS",
    "SUBMIT",
    "UNDECIDED",
    "Clock",
    "Move",
    "Role",
    "Step",
    "diagram",
    "step_changes",
]

Clock = Literal["runs", "paused", "ended"]
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


def _step(id: str, national: int, clock: Clock, name: str, name_en: str, *said: str) -> Step:
    note, note_en, next_, next_en = said
    return Step(
        id, national, clock, Text(vi=name, en=name_en), Text(vi=note, en=note_en), Text(vi=next_, en=next_en)
    )


_ALL = (
    _step(
        "submitted", 1, "runs", "Mới đăng ký", "Submitted",
        "Hồ sơ đã gửi đến đơn vị và đang chờ cán bộ tiếp nhận.",
        "The dossier has reached the unit and waits for an officer to receive it.",
        "Bạn chưa phải làm gì. Bạn có thể thêm giấy tờ còn thiếu hoặc rút hồ sơ.",
        "Nothing to do yet. You can add missing documents or withdraw the dossier.",
    ),
    _step(
        "received", 2, "runs", "Được tiếp nhận", "Received",
        "Đơn vị đã tiếp nhận và cấp số hồ sơ.",
        "The unit has received the dossier and given it an official number.",
        "Bạn chưa phải làm gì. Hãy giữ số hồ sơ để tra cứu.",
        "Nothing to do yet. Keep the number to look the dossier up.",
    ),
    _step(
        "refused", 3, "ended", "Không được tiếp nhận", "Refused",
        "Đơn vị từ chối giải quyết và đã nêu lý do.",
        "The unit has refused the dossier and given the reason.",
        "Xem lý do và cách khắc phục; bạn có thể nộp hồ sơ mới hoặc khiếu nại.",
        "See the reason and its remedy; you can file a new dossier or appeal.",
    ),
    _step(
        "processing", 4, "runs", "Đang xử lý", "In progress",
        "Cán bộ đang giải quyết hồ sơ.",
        "An officer is working on the dossier.",
        "Bạn chưa phải làm gì.",
        "Nothing to do yet.",
    ),
    _step(
        "supplement_requested", 5, "paused", "Yêu cầu bổ sung", "Supplement requested",
        "Hồ sơ cần bổ sung. Thời gian giải quyết tạm dừng cho đến khi bạn bổ sung xong.",
        "The dossier needs a supplement. The time limit is paused until you have answered.",
        "Sửa các mục được nêu và gửi các giấy tờ được yêu cầu.",
        "Correct the items named and send the documents asked for.",
    ),
    _step(
        "fee_due", 6, "paused", "Yêu cầu nộp lệ phí", "Fee requested",
        "Hồ sơ chờ nộp lệ phí. Thời gian giải quyết tạm dừng cho đến khi lệ phí được ghi nhận.",
        "The dossier waits for its fee. The time limit is paused until the payment is recorded.",
        "Nộp lệ phí theo hướng dẫn ở mục Lệ phí trên trang này.",
        "Pay as the fee section of this page explains.",
    ),
    _step(
        "withdrawn", 7, "ended", "Công dân yêu cầu rút hồ sơ", "Withdrawn",
        "Hồ sơ đã được rút theo yêu cầu của bạn.",
        "The dossier was withdrawn at your request.",
        "Bạn có thể nộp hồ sơ mới bất cứ lúc nào.",
        "You can file a new dossier at any time.",
    ),
    _step(
        "stopped", 8, "paused", "Dừng xử lý", "Stopped",
        "Việc giải quyết tạm dừng vì lý do đã nêu.",
        "Work on the dossier is stopped for the reason given.",
        "Xem lý do tạm dừng; liên hệ đơn vị nếu bạn cần giải thích thêm.",
        "See the reason; contact the unit if you need it explained.",
    ),
    _step(
        "decided", 9, "ended", "Đã xử lý xong", "Decided",
        "Đã có kết quả giải quyết.",
        "The result is ready.",
        "Xem cách nhận kết quả bên dưới.",
        "See below how to receive the result.",
    ),
    _step(
        "returned", 10, "ended", "Đã trả kết quả", "Result returned",
        "Kết quả đã được trả cho bạn.",
        "The result has been handed over to you.",
        "Không còn việc gì phải làm.",
        "Nothing is left to do.",
    ),
)  # fmt: skip
STEPS: Mapping[str, Step] = {step.id: step for step in _ALL}

# Derived, so that a new step is open or closed in one place only.
CLOSED = frozenset(STEPS) - OPEN
"""The steps nothing leads out of: national 3, 7 and 10."""


def step_changes() -> tuple[tuple[str, str, str], ...]:
    """Every change of step the table allows: from, to, move."""
    found = ((source, move.to(source), move.id) for move in MOVES.values() for source in move.source)
    order = list(STEPS)
    changes = (way for way in found if way[0] != way[1])
    return tuple(sorted(changes, key=lambda way: (order.index(way[0]), order.index(way[1]), way[2])))


def diagram() -> str:
    """The table as a Mermaid state diagram, for the documentation."""
    steps = [f"    {step.id}: {step.national} {step.name.vi}" for step in STEPS.values()]
    arrows = [f"    {source} --> {target}: {move}" for source, target, move in step_changes()]
    ends = [f"    {step} --> [*]" for step in STEPS if step in CLOSED]
    return "\n".join(["stateDiagram-v2", *steps, "    [*] --> submitted: submit", *arrows, *ends])
