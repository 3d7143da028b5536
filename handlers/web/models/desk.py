"""The officers' desk: the inbox of a unit, one dossier, and the decisions made on it."""

from collections.abc import Mapping
from typing import Annotated, NotRequired

from pydantic import Field

from handlers.web.models.dossier import Consent, Deadline, Post, ResultFile
from handlers.web.models.model import Day, Model, Moment
from handlers.web.models.tracking import HistoryEntry, ListedDossier


class Inbox(Model):
    """One tab of a unit's inbox, or what was searched for."""

    unit: str
    tab: str
    counts: dict[str, int]
    """Tab → how many dossiers stand in it."""
    older: str
    """What to send as `sau` for the next page; "" at the end."""
    dossiers: list[ListedDossier]


class FrozenFee(Model):
    """The fee as it was frozen when the dossier was filed, and whether it is paid."""

    amount: int
    """In the smallest unit of the currency, a whole number."""
    rule: str
    explanation: dict[str, str]
    count: int
    """How many were charged for."""
    when: str
    """on_submit | after_acceptance | on_result."""
    how: str
    """desk | transfer | online."""
    state: str
    """none | due | paid | cancelled."""


class SentFile(Model):
    """A file the citizen sent."""

    name: str
    """The document it was sent for."""
    file: str
    path: str
    """Where it can be opened; "" unless its scan found it clean."""


class OpenMove(Model):
    """A move this officer may make now."""

    move: str
    label: str
    keys: list[str]
    """What is to be sent with it, what must be given first."""


class DeskDossier(Model):
    """One dossier as its unit sees it, with the moves that may be posted now."""

    code: str
    number: str
    procedure: str
    edition: str
    unit: str
    applicant: str
    step: str
    national: int
    """National status code, 1 to 10."""
    version: int
    token: int
    """Fencing token of the last claim; sent with every decision."""
    officer: str | None
    lease_until: Moment | None
    filed_at: Moment
    due: Day
    overdue: bool
    answers: Mapping[str, object]
    """The answers as they stand, by field id."""
    fee: FrozenFee
    receive: str
    """How the result is to come: desk | post | electronic."""
    notify_by: list[Deadline]
    consents: list[Consent]
    flags: list[str]
    documents: list[SentFile]
    results: list[ResultFile]
    """The files of the result, the one that holds last."""
    result_post: Post | None
    """Where to send a file before `add_result` is posted with its key; None while it may not be."""
    history: list[HistoryEntry]
    """The latest first."""
    acts: list[OpenMove]


class ForwardedNotice(Model):
    """The dossier is another unit's now."""

    code: str
    unit: str


class FileLink(Model):
    """A link to a file that was found clean; it lives a minute."""

    link: str


class Move(Model):
    """The token of the claim the decision was taken on, beside the keys of the move as `acts` tells them."""

    token: NotRequired[Annotated[int, Field(ge=0)]]
