"""What the events of a dossier add up to: where it stands, who has it, when it is due, what is owed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from forms.country.calendar import Calendar
from forms.fields.base import Values
from handlers.dossier.history.consent import Consents
from handlers.dossier.history.event import Actor, ChosenLimit, FrozenFee, Timing
from handlers.dossier.history.fee_ledger import Ledger
from handlers.dossier.history.file import File
from handlers.dossier.table.steps import CLOSED, STEPS

# Long enough to read a file, short enough that an officer gone home blocks nobody.
LEASE = timedelta(minutes=30)
"""How long a claim lasts without work."""


@dataclass(frozen=True)
class SupplementRequest:
    """A supplement request: {field|document: id, reason, words} per item; the citizen's last day."""

    items: tuple[Mapping[str, str], ...]
    until: date
    at: datetime
    closes: date
    """The last day on which an answer is still taken: the working day after `until`."""
    answered_at: datetime | None = None
    extended: bool = False
    """Whether the head has put the last day off; that is done once."""

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(item["field"] for item in self.items if "field" in item)

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(item["document"] for item in self.items if "document" in item)

    def is_overdue(self, today: date) -> bool:
        """Whether the days of the citizen and the working day of grace have passed without an answer."""
        return self.answered_at is None and today > self.closes


@dataclass(frozen=True)
class Triage:
    """A unit closed and several followed: somebody is to choose one of the candidates (ids of units)."""

    candidates: tuple[str, ...]
    at: datetime

    def is_late(self, today: date, calendar: Calendar) -> bool:
        """Whether a whole working day has passed without a choice."""
        return is_choice_late(self.at.date(), today, calendar)


def is_choice_late(since: date, today: date, calendar: Calendar) -> bool:
    """Whether a whole working day has passed after a day."""
    return today > calendar.next_working_day(since)


@dataclass(frozen=True)
class Summary:
    """The state after the last event. Dates are days of the place."""

    step: str
    unit: str
    clock: Timing
    ledger: Ledger
    answers: Values
    """The answers as they stand: those filed, with what a supplement corrected."""
    officer: Actor | None = None
    claimed_at: datetime | None = None
    lease_until: datetime | None = None
    token: int = 0
    """The fencing token: one more with every claim; a decision taken on an older one is refused."""
    number: str = ""
    documents: Mapping[str, tuple[File, ...]] = field(default_factory=dict)
    supplement: SupplementRequest | None = None
    """The request that is open, answered or not; None once an officer went on."""
    supplements: int = 0
    appointment: Mapping[str, str] | None = None
    tracking: str = ""
    collected_by: str = ""
    result: str = ""
    results: tuple[File, ...] = ()
    """The files of the result, the one that holds last; those before it were replaced."""
    opened: Mapping[str, datetime] = field(default_factory=dict)
    """When the citizen first opened a file of the result, by its digest."""
    review: date | None = None
    """While it is stopped: the day by which the unit looks at it again."""
    review_due: bool = False
    """Whether that day has come."""
    put_off: date | None = None
    """After an apology: the date that was promised before."""
    apologies: int = 0
    reason: str = ""
    """The code of the last stop or refusal, while it holds."""
    triage: Triage | None = None
    """While its unit is still to be chosen."""
    flags: tuple[str, ...] = ()
    fee: FrozenFee | None = None
    """The fee derived again from corrected answers; None while that of the filing holds."""
    belongs_to: str = ""
    """The unit corrected answers lead to; "" while nothing was corrected."""
    limit: ChosenLimit | None = None
    """The branch of the time limit an officer has chosen in place of the one applied at filing."""
    consents: Consents = field(default_factory=dict)
    immediate: bool = False
    """Settled at once: there is no time limit to be late for."""

    @property
    def national(self) -> int:
        return STEPS[self.step].national

    @property
    def due(self) -> date:
        return self.clock.due

    @property
    def received_on(self) -> date | None:
        """The day the dossier counts as received, once a unit has received it."""
        return self.clock.start if self.number else None

    @property
    def paused_since(self) -> date | None:
        return self.clock.paused_since

    @property
    def paused_days(self) -> int:
        return self.clock.paused_days

    @property
    def awaited_documents(self) -> tuple[str, ...]:
        """The documents an open request asks for of which no file has come since it was made."""
        asked, files = self.supplement, self.documents
        if asked is None or asked.answered_at:
            return ()
        return tuple(doc for doc in asked.documents if all(file.at < asked.at for file in files.get(doc, ())))

    @property
    def is_open(self) -> bool:
        return self.step not in CLOSED

    def is_overdue(self, today: date) -> bool:
        """Whether the unit is late: a limit is set, the clock runs and the due date has passed."""
        return not self.immediate and self.clock.state == "runs" and today > self.clock.due

    def holder(self, now: datetime) -> Actor | None:
        """The officer whose lease runs, if any."""
        return self.officer if self.lease_until and now < self.lease_until else None
