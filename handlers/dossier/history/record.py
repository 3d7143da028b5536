"""One dossier as it is kept: what was filed, frozen, and the events since; and the same as JSON."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NotRequired, TypedDict

from forms.fields.base import Value, Values
from forms.schema.procedure import SUPPLEMENT_DAYS
from forms.text.language import Language
from forms.text.words import languages
from handlers.dossier.history.event import Actor, Declarant, Event, EventJSON, FrozenFee, TimeLimit, local
from handlers.dossier.history.fold import fold_events
from handlers.dossier.history.summary import Summary, SupplementRequest
from handlers.dossier.table.moves import OFFICERS
from handlers.dossier.table.ways import WAYS


class DossierJSON(TypedDict):
    """A dossier as it is kept; `filed_at` is an ISO moment."""

    code: str
    procedure: str
    edition: str
    account: str
    account_kind: NotRequired[str]
    applicant: str
    language: Language
    answers: dict[str, Value]
    factors: list[str]
    filed_at: str
    fee: FrozenFee
    time_limit: TimeLimit
    receive: str
    supplement_days: NotRequired[int]
    events: list[EventJSON]


@dataclass(frozen=True)
class Dossier:
    """What was filed never changes; everything that happens is an event. Plain JSON inside."""

    code: str
    procedure: str
    edition: str
    account: str
    applicant: str
    language: Language
    answers: Values
    """As filed; `summary.answers` are those that hold now."""
    factors: tuple[str, ...]
    """Last four digits of the applicant's number and phone, and of the number of whoever filed for another:
    the second factor of a look-up."""
    filed_at: datetime
    fee: FrozenFee
    time_limit: TimeLimit
    receive: str
    """How the citizen wants the result: desk | post | electronic."""
    events: tuple[Event, ...]
    account_kind: str = ""
    """The kind of account that filed; "" in dossiers from before it was kept."""
    supplement_days: int = SUPPLEMENT_DAYS
    """The longest time a supplement may be given, as its edition had it."""

    @property
    def version(self) -> int:
        return len(self.events)

    # Folding costs time, and a dossier never changes: one fold per object is enough.
    @cached_property
    def summary(self) -> Summary:
        """Where the dossier stands: the fold of its events."""
        return fold_events(self)

    @property
    def limit(self) -> TimeLimit:
        """The time limit as it stands: that of filing, or the branch an officer has chosen since."""
        chosen = self.summary.limit
        return {**self.time_limit, **chosen} if chosen else self.time_limit

    @property
    def unit(self) -> str:
        """The id of the one unit that has it."""
        return self.events[-1].unit

    @property
    def declarant(self) -> Declarant:
        """Who filed it; empty in dossiers from before it was kept."""
        return self.events[0].data.get("declarant", Declarant())

    @property
    def current_fee(self) -> FrozenFee:
        """The fee as it stands: frozen at the filing, or derived again from corrected answers."""
        return self.summary.fee or self.fee

    @property
    def in_charge(self) -> Actor | None:
        """The officer who has it; once it is closed, the one who decided, if any officer did."""
        if self.summary.is_open:
            return self.summary.officer
        decided = (event.actor for event in reversed(self.events) if event.move in ("decide", "refuse"))
        return next((actor for actor in decided if actor.role in OFFICERS), None)

    @property
    def waiting_for(self) -> SupplementRequest | None:
        """The request for a supplement that still waits for the citizen."""
        asked = self.summary.supplement
        return asked if asked and asked.answered_at is None else None

    def to_dict(self) -> "DossierJSON":
        """Plain JSON; `from_dict` makes the equal dossier of it."""
        return to_dict(self)

    @classmethod
    def from_dict(cls, body: "DossierJSON") -> "Dossier":
        """The dossier of its JSON. Raises ValueError for anything the step table does not allow."""
        return from_dict(body)


def to_dict(dossier: Dossier) -> DossierJSON:
    told: DossierJSON = {
        "code": dossier.code,
        "procedure": dossier.procedure,
        "edition": dossier.edition,
        "account": dossier.account,
        "account_kind": dossier.account_kind,
        "applicant": dossier.applicant,
        "language": dossier.language,
        "answers": dict(dossier.answers),
        "factors": list(dossier.factors),
        "filed_at": dossier.filed_at.isoformat(),
        "fee": dossier.fee.copy(),
        "time_limit": dossier.time_limit.copy(),
        "receive": dossier.receive,
        "events": [event.to_dict() for event in dossier.events],
    }
    # Where it is the usual one it is left out: every dossier would pay for what hardly any needs.
    if dossier.supplement_days != SUPPLEMENT_DAYS:
        told["supplement_days"] = dossier.supplement_days
    return told


def from_dict(body: DossierJSON) -> Dossier:
    """See Dossier.from_dict."""
    try:
        dossier = _read_dossier(body)
        dossier.summary  # noqa: B018 – a history that cannot be folded must not come in.
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"no dossier: {error}") from error
    return dossier


def _read_dossier(body: DossierJSON) -> Dossier:
    if body["language"] not in languages() or body["receive"] not in WAYS:
        raise ValueError("its language or its way of receiving is unknown")
    return Dossier(
        code=str(body["code"]),
        procedure=str(body["procedure"]),
        edition=str(body["edition"]),
        account=str(body["account"]),
        applicant=str(body["applicant"]),
        language=body["language"],
        answers=dict(body["answers"]),
        factors=tuple(body["factors"]),
        filed_at=local(datetime.fromisoformat(body["filed_at"])),
        fee=body["fee"].copy(),
        time_limit=body["time_limit"].copy(),
        receive=body["receive"],
        events=tuple(map(Event.from_dict, body["events"])),
        account_kind=str(body.get("account_kind", "")),
        supplement_days=int(body.get("supplement_days", SUPPLEMENT_DAYS)),
    )
