"""The moves of the step table: from where to where, by whom, with what data, and what a citizen reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.table.steps import OPEN, STEPS, UNDECIDED

Role = Literal["citizen", "officer", "head", "system"]
# Sets, not ranks: no role includes another by itself; each move names every role that may make it.
CITIZEN: frozenset[Role] = frozenset({"citizen"})
OFFICERS: frozenset[Role] = frozenset({"officer", "head"})
HEAD: frozenset[Role] = frozenset({"head"})
SYSTEM: frozenset[Role] = frozenset({"system"})

Place = Literal["onward", "plain", "aside", "danger"]


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
    place: Place = "plain"
    """At the desk: onward brings a dossier on, aside is seldom wanted, danger ends or stops the work."""
    restarts: bool = False
    """Whether the clock runs again though the step stays."""
    records: tuple[str, ...] = ()
    """What of the dossier is written into the event: the amount that is due, the way of receiving."""
    asks_again: bool = False
    """Whether the desk shows what will be recorded, and what the citizen will read, before it is."""
    routes: bool = False
    """Whether a unit is to hear of it: the dossier goes back into the outbox."""

    def to(self, step: str) -> str:
        """The step after this move made in `step`."""
        return self.onward.get(step, self.target or step)


SUBMIT = Move(
    "submit",
    frozenset(),
    "submitted",
    CITIZEN,
    Phrase("moves.submit.label"),
    Phrase("moves.submit.told"),
    claimed=False,
    routes=True,
)
"""The first event of every dossier; it is made by dossier.submit alone."""

_ALL = (
    Move(
        "claim",
        OPEN,
        None,
        OFFICERS,
        Phrase("moves.claim.label"),
        Phrase("moves.claim.told"),
        claimed=False,
        place="onward",
    ),
    Move(
        "release",
        OPEN,
        None,
        OFFICERS,
        Phrase("moves.release.label"),
        Phrase("moves.release.told"),
        place="aside",
    ),
    Move(
        "reassign",
        OPEN,
        None,
        HEAD,
        Phrase("moves.reassign.label"),
        Phrase("moves.reassign.told"),
        ("officer",),
        ("words",),
        claimed=False,
        place="aside",
    ),
    Move(
        "forward",
        OPEN,
        None,
        OFFICERS | SYSTEM,
        Phrase("moves.forward.label"),
        Phrase("moves.forward.told"),
        ("unit", "reason"),
        ("words",),
        place="aside",
        routes=True,
    ),
    Move(
        "transfer",
        OPEN,
        None,
        SYSTEM,
        Phrase("moves.transfer.label"),
        Phrase("moves.transfer.told"),
        ("unit", "reason"),
        ("candidates",),
        claimed=False,
        routes=True,
    ),
    Move(
        "receive",
        frozenset({"submitted"}),
        "received",
        OFFICERS,
        Phrase("moves.receive.label"),
        Phrase("moves.receive.told"),
        ("number",),
        ("words",),
        place="onward",
    ),
    Move(
        "refuse",
        frozenset({"submitted", "processing", "supplement_requested", "stopped"}),
        "refused",
        OFFICERS | SYSTEM,
        Phrase("moves.refuse.label"),
        Phrase("moves.refuse.told"),
        ("reason",),
        ("words", "other"),
        place="danger",
        asks_again=True,
    ),
    Move(
        "process",
        frozenset({"received"}),
        "processing",
        OFFICERS,
        Phrase("moves.process.label"),
        Phrase("moves.process.told"),
        takes=("words",),
        place="onward",
    ),
    Move(
        "ask_supplement",
        frozenset({"submitted", "processing"}),
        "supplement_requested",
        OFFICERS,
        Phrase("moves.ask_supplement.label"),
        Phrase("moves.ask_supplement.told"),
        ("items", "until"),
        ("words",),
    ),
    Move(
        "answer_supplement",
        frozenset({"supplement_requested"}),
        None,
        CITIZEN,
        Phrase("moves.answer_supplement.label"),
        Phrase("moves.answer_supplement.told"),
        takes=("answers", "words"),
        claimed=False,
        restarts=True,
    ),
    Move(
        "resume",
        frozenset({"supplement_requested", "stopped"}),
        "processing",
        OFFICERS,
        Phrase("moves.resume.label"),
        Phrase("moves.resume.told"),
        takes=("words",),
        place="onward",
    ),
    Move(
        "require_fee",
        frozenset({"received", "processing"}),
        "fee_due",
        OFFICERS,
        Phrase("moves.require_fee.label"),
        Phrase("moves.require_fee.told"),
        takes=("words",),
        records=("amount",),
    ),
    Move(
        "settle",
        OPEN,
        None,
        OFFICERS | SYSTEM,
        Phrase("moves.settle.label"),
        Phrase("moves.settle.told"),
        ("reference", "amount", "source"),
        claimed=False,
        onward={"fee_due": "processing"},
    ),
    Move(
        "stop",
        frozenset({"received", "processing"}),
        "stopped",
        OFFICERS,
        Phrase("moves.stop.label"),
        Phrase("moves.stop.told"),
        ("reason",),
        ("words",),
        place="danger",
    ),
    Move(
        "decide",
        frozenset({"processing"}),
        "decided",
        OFFICERS,
        Phrase("moves.decide.label"),
        Phrase("moves.decide.told"),
        ("result",),
        ("words",),
        place="onward",
        records=("receive",),
        asks_again=True,
    ),
    Move(
        "add_result",
        frozenset({"decided"}),
        None,
        OFFICERS,
        Phrase("moves.add_result.label"),
        Phrase("moves.add_result.told"),
        ("key", "name", "size", "sha256"),
        ("type", "version", "words"),
        asks_again=True,
    ),
    Move(
        "open_result",
        frozenset({"decided", "returned"}),
        None,
        CITIZEN,
        Phrase("moves.open_result.label"),
        Phrase("moves.open_result.told"),
        ("sha256",),
        claimed=False,
    ),
    Move(
        "return",
        frozenset({"decided"}),
        "returned",
        OFFICERS,
        Phrase("moves.return.label"),
        Phrase("moves.return.told"),
        takes=("words",),
        place="onward",
        records=("receive", "sha256"),
        asks_again=True,
    ),
    Move(
        "withdraw",
        frozenset(step.id for step in STEPS.values() if step.withdrawable),
        "withdrawn",
        CITIZEN,
        Phrase("moves.withdraw.label"),
        Phrase("moves.withdraw.told"),
        takes=("words",),
        claimed=False,
    ),
    Move(
        "attach",
        UNDECIDED,
        None,
        CITIZEN,
        Phrase("moves.attach.label"),
        Phrase("moves.attach.told"),
        ("document", "key", "name", "size", "sha256"),
        takes=("type", "version"),
        claimed=False,
    ),
)
MOVES: Mapping[str, Move] = {move.id: move for move in _ALL}
