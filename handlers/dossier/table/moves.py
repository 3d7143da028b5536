"""The moves of the step table: from where to where, by whom, with what data, and what a citizen reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.text.language import Text

Role = Literal["citizen", "officer", "head", "system"]
# Sets, not levels: a head of unit is no stronger officer towards the dossier of another unit.
CITIZEN: frozenset[Role] = frozenset({"citizen"})
OFFICERS: frozenset[Role] = frozenset({"officer", "head"})
HEAD: frozenset[Role] = frozenset({"head"})
SYSTEM: frozenset[Role] = frozenset({"system"})

# Once decided, a dossier can no longer move to another unit or take documents.
UNDECIDED = frozenset({"submitted", "received", "processing", "supplement_requested", "fee_due", "stopped"})
OPEN = UNDECIDED | {"decided"}
"""The steps of a dossier that somebody still has to do something about."""


@dataclass(frozen=True)
class Move:
    """One thing that can happen to a dossier. `target` None leaves the step as it is."""

    id: str
    source: frozenset[str]
    target: str | None
    roles: frozenset[Role]
    label: Text
    sentence: Text
    """For the citizen's history; `notice.history_sentence` fills its {places}. Never holds free words."""
    needs: tuple[str, ...] = ()
    """Keys of the data that must be given; `rules.needs` adds those that depend on the dossier."""
    takes: tuple[str, ...] = ()
    """Keys that may be given."""
    claimed: bool = True
    """Whether an officer must hold the lease to make it."""
    onward: Mapping[str, str] = field(default_factory=dict)
    """Where the target differs by step: step → target."""

    def to(self, step: str) -> str:
        """The step after this move made in `step`."""
        return self.onward.get(step, self.target or step)


SUBMIT = Move(
    "submit",
    frozenset(),
    "submitted",
    CITIZEN,
    Text(vi="Nộp hồ sơ", en="Submit"),
    Text(vi="Hồ sơ đã được gửi đến {unit}.", en="The dossier was sent to {unit}."),
    claimed=False,
)
"""The first event of every dossier; it is made by dossier.submit alone."""

_ALL = (
    Move(
        "claim",
        OPEN,
        None,
        OFFICERS,
        Text(vi="Nhận xử lý", en="Claim"),
        Text(vi="{actor} nhận xử lý hồ sơ.", en="{actor} took charge of the dossier."),
        claimed=False,
    ),
    Move(
        "release",
        OPEN,
        None,
        OFFICERS,
        Text(vi="Trả lại danh sách chung", en="Release"),
        Text(
            vi="Hồ sơ trở lại danh sách chung của đơn vị.",
            en="The dossier went back to the list of the unit.",
        ),
    ),
    Move(
        "reassign",
        OPEN,
        None,
        HEAD,
        Text(vi="Giao cho cán bộ khác", en="Reassign"),
        Text(vi="Hồ sơ được giao cho {officer}.", en="The dossier was given to {officer}."),
        ("officer",),
        ("words",),
        claimed=False,
    ),
    Move(
        "forward",
        UNDECIDED,
        None,
        OFFICERS | SYSTEM,
        Text(vi="Chuyển đơn vị khác", en="Forward to another unit"),
        Text(
            vi="Hồ sơ được chuyển đến {unit}: {reason}. Mã hồ sơ và hạn giải quyết giữ nguyên.",
            en="The dossier was forwarded to {unit}: {reason}. Its code and due date stay the same.",
        ),
        ("unit", "reason"),
        ("words",),
    ),
    Move(
        "receive",
        frozenset({"submitted"}),
        "received",
        OFFICERS,
        Text(vi="Tiếp nhận", en="Receive"),
        Text(vi="Hồ sơ được tiếp nhận, số {number}.", en="The dossier was received under number {number}."),
        ("number",),
        ("words",),
    ),
    Move(
        "refuse",
        frozenset({"submitted", "supplement_requested", "stopped"}),
        "refused",
        OFFICERS | SYSTEM,
        Text(vi="Từ chối", en="Refuse"),
        Text(
            vi="Hồ sơ bị từ chối: {reason}. {remedy} {appeal}",
            en="The dossier was refused: {reason}. {remedy} {appeal}",
        ),
        ("reason",),
        ("words",),
    ),
    Move(
        "process",
        frozenset({"received"}),
        "processing",
        OFFICERS,
        Text(vi="Bắt đầu giải quyết", en="Start work"),
        Text(vi="Cán bộ bắt đầu giải quyết hồ sơ.", en="An officer started work on the dossier."),
        takes=("words",),
    ),
    Move(
        "ask_supplement",
        frozenset({"submitted", "processing"}),
        "supplement_requested",
        OFFICERS,
        Text(vi="Yêu cầu bổ sung", en="Ask for a supplement"),
        Text(
            vi="Đơn vị yêu cầu bổ sung {count} mục, hạn đến hết ngày {until}.",
            en="The unit asks you to correct or add {count} item(s) by the end of {until}.",
        ),
        ("items", "until"),
        ("words",),
    ),
    Move(
        "answer_supplement",
        frozenset({"supplement_requested"}),
        None,
        CITIZEN,
        Text(vi="Gửi bổ sung", en="Send the supplement"),
        Text(
            vi="Bạn đã gửi bổ sung; thời gian giải quyết được tính tiếp.",
            en="You sent the supplement; the time limit runs on.",
        ),
        takes=("answers", "words"),
        claimed=False,
    ),
    Move(
        "resume",
        frozenset({"supplement_requested", "stopped"}),
        "processing",
        OFFICERS,
        Text(vi="Giải quyết tiếp", en="Resume"),
        Text(vi="Đơn vị tiếp tục giải quyết hồ sơ.", en="The unit resumed work on the dossier."),
        takes=("words",),
    ),
    Move(
        "require_fee",
        frozenset({"received", "processing"}),
        "fee_due",
        OFFICERS,
        Text(vi="Yêu cầu nộp lệ phí", en="Ask for the fee"),
        Text(vi="Đơn vị yêu cầu nộp lệ phí {amount}.", en="The unit asks for the fee of {amount}."),
        takes=("words",),
    ),
    Move(
        "settle",
        OPEN,
        None,
        OFFICERS | SYSTEM,
        Text(vi="Ghi nhận lệ phí", en="Record the payment"),
        Text(vi="Đã ghi nhận lệ phí {amount}.", en="The payment of {amount} was recorded."),
        ("reference", "amount", "source"),
        claimed=False,
        onward={"fee_due": "processing"},
    ),
    Move(
        "stop",
        frozenset({"received", "processing"}),
        "stopped",
        OFFICERS,
        Text(vi="Dừng xử lý", en="Stop"),
        Text(
            vi="Việc giải quyết tạm dừng: {reason}. {remedy}",
            en="Work on the dossier stopped: {reason}. {remedy}",
        ),
        ("reason",),
        ("words",),
    ),
    Move(
        "decide",
        frozenset({"processing"}),
        "decided",
        OFFICERS,
        Text(vi="Ghi kết quả", en="Decide"),
        Text(vi="Đã có kết quả giải quyết. {receive}", en="The result is ready. {receive}"),
        ("result",),
        ("words",),
    ),
    Move(
        "return",
        frozenset({"decided"}),
        "returned",
        OFFICERS,
        Text(vi="Trả kết quả", en="Return the result"),
        Text(vi="Kết quả đã được {receive}.", en="The result was {receive}."),
        takes=("words",),
    ),
    Move(
        "withdraw",
        frozenset({"submitted", "supplement_requested", "fee_due"}),
        "withdrawn",
        CITIZEN,
        Text(vi="Rút hồ sơ", en="Withdraw"),
        Text(vi="Bạn đã rút hồ sơ.", en="You withdrew the dossier."),
        takes=("words",),
        claimed=False,
    ),
    Move(
        "attach",
        UNDECIDED,
        None,
        CITIZEN,
        Text(vi="Gửi giấy tờ", en="Send a document"),
        Text(vi="Đã nhận một giấy tờ của bạn.", en="A document of yours has arrived."),
        ("document", "key", "name", "size", "sha256"),
        takes=("type", "version"),
        claimed=False,
    ),
)
MOVES: Mapping[str, Move] = {move.id: move for move in _ALL}
