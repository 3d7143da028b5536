"""What happened to a dossier: who, for which unit, when, under which edition, and the clock after it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NotRequired, TypedDict

from forms.fields.base import Value
from forms.text.language import Language
from handlers.dossier.table.moves import Role
from handlers.dossier.table.steps import Clock


class FrozenFee(TypedDict):
    """The fee as it was when the dossier was filed; a whole number of the smallest unit."""

    amount: int
    rule: str
    explanation: dict[Language, str]
    count: int
    when: str
    how: str


class TimeLimit(TypedDict):
    """How long the unit has; unit: working_days | immediate | unstated."""

    amount: int
    unit: str
    branch: NotRequired[str]
    """Which of its branches that is."""
    branches: NotRequired[dict[str, int]]
    """Branch → working days, where the law has several time limits."""
    appointment: NotRequired[str]
    """The question whose answer is the day it counts from, where it does not count from receipt."""


class ChosenLimit(TypedDict):
    """The branch an officer applies, and its working days."""

    branch: str
    amount: int


class Declarant(TypedDict, total=False):
    """Who filed, as the account said it then."""

    name: str
    number: str
    """The personal number, "" where the account has none."""
    basis: str
    """The answer that says on whose authority somebody files for another; "": for oneself."""
    proof: str
    """The identity provider that vouches for the account; "": it states all this of itself."""


class EventData(TypedDict, total=False):
    """What came with a move, plain JSON: the keys of table/moves.py, each as inputs.py reads it."""

    flags: list[str]
    declared: dict[str, str]
    declarant: Declarant
    fee: FrozenFee
    belongs_to: str
    number: str
    reason: str
    other: str
    words: str
    override: str
    unit: str
    candidates: list[str]
    officer: dict[str, str]
    items: list[dict[str, str]]
    until: str
    limit: ChosenLimit
    closes: str
    was: str
    days: int
    answers: dict[str, Value]
    reference: str
    amount: int
    source: str
    result: str
    receive: str
    appointment: dict[str, str]
    collected_by: str
    tracking: str
    document: str
    key: str
    name: str
    size: int
    sha256: str
    type: str
    version: str
    consents: list[dict[str, str]]
    consent: str
    way: str
    verified: str
    text_version: str


class ActorJSON(TypedDict):
    """An actor as it is kept."""

    id: str
    role: Role
    name: str
    unit: str


class TimingJSON(TypedDict):
    """The clock as it is kept; ISO days."""

    state: Clock
    start: str
    due: str
    paused_since: str | None
    paused_days: int


class EventJSON(TypedDict):
    """An event as it is kept; `at` is an ISO moment."""

    n: int
    at: str
    move: str
    actor: ActorJSON
    unit: str
    edition: str
    clock: TimingJSON
    data: EventData


@dataclass(frozen=True)
class Actor:
    """Who acts: a citizen (id of the account), somebody who consents (id of the consent, no name), an officer
    of a unit, or the system."""

    id: str
    role: Role
    name: str
    unit: str = ""

    def to_dict(self) -> ActorJSON:
        return {"id": self.id, "role": self.role, "name": self.name, "unit": self.unit}

    @classmethod
    def from_dict(cls, body: ActorJSON) -> "Actor":
        # Stored JSON is checked like any other input: a restored backup may be older than the code.
        if body["role"] not in ("citizen", "consenter", "officer", "head", "system"):
            raise ValueError(f"{body['role']!r} is no role")
        return cls(str(body["id"]), body["role"], str(body["name"]), str(body["unit"]))


@dataclass(frozen=True)
class Timing:
    """The clock after an event: whether it runs, from which day it counts, when the result is due."""

    state: Clock
    start: date
    """The day the dossier counts as received; the first working day after it is day 1."""
    due: date
    """During a pause: as it stood when the pause began; `deadline.expected_due` adds the pause so far."""
    paused_since: date | None = None
    paused_days: int = 0
    """Working days of the pauses that have ended."""

    def to_dict(self) -> TimingJSON:
        return {
            "state": self.state,
            "start": self.start.isoformat(),
            "due": self.due.isoformat(),
            "paused_since": self.paused_since.isoformat() if self.paused_since else None,
            "paused_days": self.paused_days,
        }

    @classmethod
    def from_dict(cls, body: TimingJSON) -> "Timing":
        if body["state"] not in ("runs", "paused", "ended") or not isinstance(body["paused_days"], int):
            raise ValueError(f"{body!r} is no clock")
        since = body["paused_since"]
        return cls(
            body["state"],
            date.fromisoformat(body["start"]),
            date.fromisoformat(body["due"]),
            date.fromisoformat(since) if since else None,
            body["paused_days"],
        )


@dataclass(frozen=True)
class Event:
    """One event; `n` counts from 1. `unit` is the one responsible from now on; `data` is plain JSON."""

    n: int
    at: datetime
    move: str
    actor: Actor
    unit: str
    edition: str
    clock: Timing
    data: EventData = field(default_factory=EventData)

    def to_dict(self) -> EventJSON:
        return {
            "n": self.n,
            "at": self.at.isoformat(),
            "move": self.move,
            "actor": self.actor.to_dict(),
            "unit": self.unit,
            "edition": self.edition,
            "clock": self.clock.to_dict(),
            "data": self.data.copy(),
        }

    @classmethod
    def from_dict(cls, body: EventJSON) -> "Event":
        return cls(
            int(body["n"]),
            local(datetime.fromisoformat(body["at"])),
            str(body["move"]),
            Actor.from_dict(body["actor"]),
            str(body["unit"]),
            str(body["edition"]),
            Timing.from_dict(body["clock"]),
            body["data"].copy(),
        )


def local(at: datetime) -> datetime:
    """A moment as the clock of its place showed it, kept with that offset. Raises ValueError without one."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone")
    return at


def is_immediate(time_limit: TimeLimit) -> bool:
    """Whether there is no limit to count: the procedure is settled at once (2.001159), or none is known."""
    return str(time_limit["unit"]) != "working_days"
