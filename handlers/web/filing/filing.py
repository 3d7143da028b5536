"""One filing: where it would go and what it would cost, and the one conditional write that makes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from forms.fields.base import FieldModel
from forms.fields.payment_method import PaymentMethodField
from forms.fields.receive import ReceiveField
from forms.judging.answers import Bound, factors
from forms.judging.foresight import AHEAD
from forms.schema.fee import Fee
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit
from forms.text.language import Language, Text
from handlers.aws.dossiers import Clash
from handlers.aws.items import TooLarge
from handlers.aws.logs import failure, note
from handlers.aws.sessions import Identity
from handlers.dossier import dossier as core
from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.steps import CLOSED
from handlers.web.dossier import timeliness
from handlers.web.form.words import FILED_BEFORE, NOT_FOR_YOU, NOT_KEPT, OTHER_TERMS, TOO_LARGE
from handlers.web.http.services import Office

RETRYING = timedelta(days=1)
"""Within this time an equal filing is taken for a retry, even when the dossier has been closed meanwhile."""


class NotFiled(Exception):
    """Nothing was filed: the status to answer with and what to say."""

    def __init__(self, status: int, words: Text) -> None:
        super().__init__(words.en)
        self.status, self.words = status, words


@dataclass(frozen=True)
class Terms:
    """What a filing would lead to, were it made now."""

    unit: Unit
    fee: Fee
    received_on: date
    due: date | None
    """None where the procedure is settled at once."""

    @property
    def shown(self) -> str:
        """What the check page promises, to be compared when it comes back: unit, đồng, due date."""
        return f"{self.unit.id} {self.fee.amount} {self.due or 'at once'}"


def terms(desk: Office, bound: Bound) -> Terms:
    """Unit, fee and due date of accepted answers. Raises NoUnit."""
    procedure, now = bound.procedure, desk.now()
    received_on = desk.catalogue.calendar.received_on(now)
    return Terms(
        unit=desk.catalogue.unit_for(procedure, bound.values, now.date()),
        fee=procedure.fee_for(bound.values, received_on, bound.moment),
        received_on=received_on,
        due=expected_due(desk, procedure, received_on),
    )


def expected_due(desk: Office, procedure: Procedure, received_on: date) -> date | None:
    limit = procedure.time_limit
    return desk.catalogue.calendar.due(received_on, limit.amount) if limit.unit == "working_days" else None


def file(
    desk: Office, who: Identity, bound: Bound, agreed: Terms, language: Language, again: int, seen: str = ""
) -> Dossier:
    """The dossier of this filing: kept now, or the one kept when the very same was filed. Raises NotFiled.

    `seen` is what the check page promised: with other terms nothing new is filed until they were seen too.
    """
    if who.kind not in bound.procedure.applicants:
        raise NotFiled(422, NOT_FOR_YOU)
    wanted = decided(desk, who, bound, agreed, language, again)
    if seen not in ("", agreed.shown) and _found(desk, wanted) is None:
        raise NotFiled(412, OTHER_TERMS)
    kept = _keep(desk, wanted)
    over = kept.summary.step == "withdrawn" or desk.now() - kept.filed_at > RETRYING
    if kept.summary.step in CLOSED and over:
        raise NotFiled(409, FILED_BEFORE)
    return kept


def decided(
    desk: Office, who: Identity, bound: Bound, agreed: Terms, language: Language, again: int
) -> Dossier:
    """The dossier as filed; its code follows from who files what, so a retry can never be a second one."""
    procedure, values, now = bound.procedure, dict(bound.values), desk.now()
    code = filing_code(desk.secret, account=who.sub, edition=procedure.digest, answers=values, again=again)
    return core.submit(
        code=code,
        procedure=procedure,
        answers=values,
        account=who.sub,
        account_kind=who.kind,
        applicant=applicant(bound, who),
        unit=agreed.unit,
        fee=agreed.fee,
        factors=factors(procedure, values),
        language=language,
        now=now,
        receive=receive(bound),
        pay=chosen(bound, PaymentMethodField),
        calendar=desk.catalogue.calendar,
        flags=tuple(flags(bound, now)),
    )


def flags(bound: Bound, now: datetime) -> Iterator[str]:
    """What the desk is to notice of a filing: words of FLAGS in desk_rows."""
    # Who is still to come was not mistyped: of that the officer reads in the answers.
    if any(one.reason != AHEAD for one in bound.warnings):
        yield "id_mismatch"
    if timeliness.late(bound.procedure, bound.values, now, bound.moment.zone):
        yield timeliness.LATE_FLAG


def applicant(bound: Bound, who: Identity) -> str:
    """Whose dossier it is, by the answers if they say so, else by the account."""
    for source in ("organisation", "full_name"):
        for field in bound.procedure.fields():
            if field.prefill == source and bound.values.get(field.id):
                return str(bound.values[field.id])
    return who.organisation or who.full_name or who.username


def receive(bound: Bound) -> str:
    """How the result is to reach the citizen: as answered, where the form asks, else the first way."""
    answered = chosen(bound, ReceiveField)
    # Editions from before the kind `receive` asked it as a choice under this id.
    way = answered["way"] if answered else bound.values.get("nhan_ket_qua")
    return str(way) if way in bound.procedure.receive else bound.procedure.receive[0]


def chosen(bound: Bound, kind: type[FieldModel]) -> Any:
    """The answer to the question of a kind, which a checked form asks once; None where it is not answered."""
    asked = (field.id for field in bound.procedure.fields() if isinstance(field, kind))
    return next((bound.values[name] for name in asked if name in bound.values), None)


def _found(desk: Office, dossier: Dossier) -> Dossier | None:
    try:
        return desk.dossiers.get(dossier.code)
    except Exception as error:
        raise _not_kept(dossier, error) from error


def _keep(desk: Office, dossier: Dossier) -> Dossier:
    try:
        return desk.dossiers.create(dossier)
    except TooLarge:
        raise NotFiled(422, TOO_LARGE) from None
    except Exception as error:
        raise _not_kept(dossier, error) from error


def _not_kept(dossier: Dossier, error: Exception) -> NotFiled:
    """Whatever storage did: the citizen must learn that pressing again is safe."""
    level: Literal["error", "warning"] = "error" if isinstance(error, Clash) else "warning"
    note("filing.not_kept", level=level, code=dossier.code, failure=failure(error))
    return NotFiled(503, NOT_KEPT)
