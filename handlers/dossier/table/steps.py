"""The step table: the ten national steps, and all that a step means to citizen, desk, clock and fee.

A new step is one row here, and in moves.py the moves that lead into and out of it: no other file names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from forms.text.language import Text
from forms.text.words import Phrase

Clock = Literal["runs", "paused", "ended"]
Tab = Literal["consent", "waiting", "working", "supplement", "done"]
Timeline = Literal["before", "main", "side", "end"]
Handover = Literal["", "ahead", "done"]
NOTHING = Phrase("steps.nothing")
"""How a step's `next` begins where it asks nothing of the citizen."""


@dataclass(frozen=True)
class Step:
    """One step with its national code (TT 03/2025/TT-VPCP) and what the clock does in it."""

    id: str
    national: int
    """0 where the law has no code: the dossier is with no unit yet."""
    clock: Clock
    name: Text
    note: Text
    """What it means for the citizen."""
    next: Text
    """What the citizen can do now."""
    tab: Tab = "working"
    """Where the desk lists it."""
    timeline: Timeline = "side"
    """before: ahead of the way, where a dossier has been there; main: the way of a dossier with which nothing
    is wrong, in the order of the rows; side: beside it; end: where it breaks off."""
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


def _step(id: str, national: int, clock: Clock, **columns: Any) -> Step:
    name, note, next_ = (Phrase(f"steps.{id}.{said}") for said in ("name", "note", "next"))
    return Step(id, national, clock, name, note, next_, **columns)


CONSENTING = "awaiting_consent"
"""Where a dossier stands until everybody asked by a link has agreed."""
_ALL = (
    _step(CONSENTING, 0, "paused", tab="consent", timeline="before", withdrawable=True),
    _step("submitted", 1, "runs", tab="waiting", timeline="main", payable=("on_submit",), withdrawable=True,
          unchecked=True),
    _step("received", 2, "runs", timeline="main", payable=("on_submit", "after_acceptance"),
          withdrawable=True, unchecked=True),
    _step("refused", 3, "ended", tab="done", timeline="end", appeal=True),
    _step("processing", 4, "runs", timeline="main", payable=("on_submit", "after_acceptance"),
          withdrawable=True),
    _step("supplement_requested", 5, "paused", tab="supplement", back="processing", payable=("on_submit",),
          withdrawable=True, asking=True),
    _step("fee_due", 6, "paused", back="processing", payable=("on_submit", "after_acceptance", "on_result"),
          withdrawable=True, wants="settle"),
    _step("withdrawn", 7, "ended", tab="done", timeline="end"),
    _step("stopped", 8, "paused", back="processing", withdrawable=True),
    _step("decided", 9, "ended", timeline="main", payable=("on_submit", "after_acceptance", "on_result"),
          handover="ahead"),
    _step("returned", 10, "ended", tab="done", timeline="main", handover="done"),
)  # fmt: skip
STEPS: Mapping[str, Step] = {step.id: step for step in _ALL}

UNDECIDED = frozenset(step.id for step in _ALL if step.clock != "ended")
"""The steps of a dossier that has still to be decided: the clock ends with the decision."""
OPEN = UNDECIDED | {step.id for step in _ALL if step.handover == "ahead"}
"""The steps of a dossier that somebody still has to do something about."""
# Derived, so that a new step is open or closed in one place only.
CLOSED = frozenset(STEPS) - OPEN
"""The steps nothing leads out of: national 3, 7 and 10."""

TABS: Mapping[Tab, tuple[str, ...]] = {
    tab: tuple(step.id for step in _ALL if step.tab == tab) for tab in get_args(Tab)
}
"""Tab of the desk → the steps it lists."""
TRIAGE = "triage"
"""The tab beside them: dossiers of closed units, in whatever step, whose unit is still to be chosen."""
