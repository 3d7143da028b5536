"""Where a dossier stands, for its citizen or for anyone who knows its code and four digits."""

from collections.abc import Mapping
from typing import NotRequired

from handlers.web.models.dossier import ResultFile, Unit
from handlers.web.models.model import Day, Model, Moment


class Lookup(Model):
    """A code, and a second factor."""

    code: str
    """Filing code or official number."""
    factor: str
    """The last four digits of the identity number or the phone number given in the dossier."""


class ConsentAnswer(Model):
    """What somebody who was asked by a link sends: first the digits, then an answer to what was read."""

    digits: NotRequired[str]
    """The last four digits of the own identity number."""
    proof: NotRequired[str]
    """As it came with the text."""
    answer: NotRequired[str]
    """agree | refuse | ask; left out to read the text."""
    words: NotRequired[str]
    """Why not, or the question."""


class ConsentAsked(Model):
    """What somebody is asked to agree to, once the digits were right."""

    state: str
    """open | used | void | expired | closed."""
    text: Mapping[str, str]
    proof: str
    """To be sent with the answer; "" while nothing was shown."""
    seconds: int
    """How long the proof holds at least."""
    error: str


class ConsentRenewed(Model):
    """Whose link is to be made anew."""

    consent: str
    """The id of the consent, as the status names it."""


class ListedDossier(Model):
    """One dossier in a list, in words ready to read."""

    code: str
    """Filing code in groups."""
    path: str
    procedure: str
    applicant: str
    filed_at: str
    due: str
    """"" during a pause, and where there is no time limit."""
    left: str
    """How many days are left."""
    urgency: str
    """late | soon | ok | paused | done."""
    step: str
    officer: str
    flags: list[str]


class Dossiers(Model):
    """What the account filed, the latest first."""

    older: str
    """What to send as `sau` for the next page; "" at the end."""
    dossiers: list[ListedDossier]


class Step(Model):
    """The step a dossier is in."""

    id: str
    national: int
    """National status code, 1 to 10."""
    name: str
    note: str


class CountedDay(Model):
    """One day of how the due date was counted."""

    day: str
    why: str


class HistoryEntry(Model):
    """One event of the history, in words."""

    at: str
    what: str
    who: str
    """The officer's name, "" where it was nobody of the unit."""
    note: str


class FeeState(Model):
    """What is owed."""

    amount: int
    """In the smallest unit of the currency, a whole number."""
    state: str
    """none | due | paid."""


class Status(Model):
    """Where a dossier stands; for who is not its owner, without anything that was written by hand."""

    code: str
    number: str
    """Official number, "" until a unit has received the dossier."""
    procedure: str
    edition: str
    applicant: str
    """Masked for who is not the owner."""
    unit: Unit
    officer: str
    step: Step
    filed_at: Moment
    received_on: Day | None
    due: Day
    overdue: bool
    paused: bool
    counted: list[CountedDay]
    next: list[str]
    """What to do next, in words."""
    history: list[HistoryEntry]
    """The latest first."""
    fee: FeeState
    links: dict[str, str]
    """Label → path of slips and documents."""
    withdraw: str | None
    """Where to post to withdraw the dossier; None where that is not possible."""
    result: ResultFile | None
    """The electronic result, for the owner alone; it is got at the path `ket-qua` of the dossier."""
