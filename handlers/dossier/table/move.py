"""One move of the step table: from where to where, by whom, with what data, and what a citizen reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.text.language import Text

Role = Literal["citizen", "consenter", "officer", "head", "system"]
# Sets, not ranks: no role includes another by itself; each move names every role that may make it.
CITIZEN: frozenset[Role] = frozenset({"citizen"})
CONSENTER: frozenset[Role] = frozenset({"consenter"})
"""Whoever was named as agreeing and came by the link."""
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
    starts: bool = False
    """Whether the clock begins to count only now: nothing of what was before counts."""
    restarts: bool = False
    """Whether the clock runs again though the step stays."""
    puts_off: bool = False
    """Whether the day given with it is the new due date."""
    records: tuple[str, ...] = ()
    """What of the dossier is written into the event: the amount that is due, the way of receiving."""
    asks_again: bool = False
    """Whether the desk shows what will be recorded, and what the citizen will read, before it is."""
    routes: bool = False
    """Whether a unit is to hear of it: the dossier goes back into the outbox."""

    def to(self, step: str) -> str:
        """The step after this move made in `step`."""
        return self.onward.get(step, self.target or step)
