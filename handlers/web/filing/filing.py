"""One filing: where it would go and what it would cost, and the one conditional write that makes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from forms.fields.base import FieldModel, Value
from forms.fields.payment_method import PaymentMethodField
from forms.fields.receive import ReceiveField
from forms.judging.answers import BoundForm, lookup_factors
from forms.judging.foresight import AHEAD
from forms.schema.fee import Fee
from forms.schema.unit import Unit
from forms.text.language import Language, Text
from forms.text.refusal import Refusal
from handlers.aws.dossiers import CodeClash
from handlers.aws.items import TooLarge
from handlers.aws.logs import failure_name, log_event
from handlers.aws.sessions import Identity
from handlers.dossier import dossier as core
from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.event import Declarant
from handlers.dossier.table.moves import MOVES
from handlers.dossier.table.steps import CLOSED
from handlers.web.dossier import timeliness
from handlers.web.dossier.answers import FOR_ANOTHER, declarant_of
from handlers.web.form.subject import is_for_another, subject_question
from handlers.web.form.words import FILED_BEFORE, NOT_FOR_YOU, NOT_KEPT, OTHER_TERMS, TOO_LARGE
from handlers.web.http.services import Services

# A browser left open overnight may send again in the morning: a retry, not a second filing.
RETRY_WINDOW = timedelta(days=1)
"""Within this time an equal filing is taken for a retry, even when the dossier has been closed meanwhile."""


class NotFiled(Refusal):
    """Nothing was filed."""


@dataclass(frozen=True)
class Terms:
    """What a filing would lead to, were it made now."""

    unit: Unit
    fee: Fee
    received_on: date
    due: date | None
    """None where the procedure is settled at once."""
    branch: str
    """The branch of the time limit that applies; "" where there is only one."""
    due_note: Text
    """Which time limit that is, and from when it counts, where that needs saying."""

    @property
    def promise(self) -> str:
        """What the check page promises, to be compared when it comes back: unit, fee, due date."""
        return f"{self.unit.id} {self.fee.amount} {self.due or 'at once'}"


def terms_of(services: Services, bound: BoundForm) -> Terms:
    """Unit, fee and due date of accepted answers. Raises NoUnit, CalendarEnds."""
    procedure, now = bound.procedure, services.now()
    unit = services.catalogue.unit_for(procedure, bound.values, now.date())
    calendar, told = services.catalogue.calendar_of(unit, procedure), procedure.time_limit
    received_on, booked = calendar.reception_day(now), procedure.counted_from(bound.values)
    applied = told.branch_for(bound.values, bound.moment)
    days, branch = (applied.amount, applied.id) if applied else (told.amount, "")
    counted = told.unit == "working_days"
    return Terms(
        unit=unit,
        fee=procedure.fee_for(bound.values, received_on, bound.moment),
        received_on=received_on,
        due=calendar.due_date(booked or received_on, days) if counted else None,
        branch=branch,
        due_note=told.note(branch, appointed=booked is not None),
    )


@dataclass(frozen=True)
class Application:
    """What somebody files: right answers, on terms, as an account."""

    who: Identity
    bound: BoundForm
    terms: Terms
    language: Language
    again: int = 0
    """Deliberate repeats of an equal filing."""
    seen: str = ""
    """What the check page promised: with other terms nothing new is filed until they were seen too."""


def file_dossier(services: Services, application: Application) -> Dossier:
    """The dossier of this filing: kept now, or the one kept when the very same was filed. Raises NotFiled."""
    if application.who.kind not in application.bound.procedure.applicants:
        raise NotFiled(NOT_FOR_YOU, "not_for_you")
    wanted = dossier_of_filing(services, application)
    if application.seen not in ("", application.terms.promise) and _find_filed(services, wanted) is None:
        raise NotFiled(OTHER_TERMS, "other_terms")
    kept = _store(services, wanted)
    over = kept.summary.step == MOVES["withdraw"].target or services.now() - kept.filed_at > RETRY_WINDOW
    if kept.summary.step in CLOSED and over:
        raise NotFiled(FILED_BEFORE, "filed_before")
    return kept


def dossier_of_filing(services: Services, application: Application) -> Dossier:
    """The dossier as filed; its code follows from who files what, so a retry can never be a second one."""
    who, bound, terms = application.who, application.bound, application.terms
    procedure, values, now = bound.procedure, dict(bound.values), services.now()
    basis = filing_basis(bound)
    declarant = declarant_of(who, basis)
    code = filing_code(
        services.secret, account=who.sub, edition=procedure.digest, answers=values, again=application.again
    )
    return core.submit(
        core.Filing(
            code=code,
            procedure=procedure,
            answers=values,
            account=who.sub,
            account_kind=who.kind,
            applicant=applicant_name(bound, who),
            unit=terms.unit,
            fee=terms.fee,
            factors=_factors(bound, declarant),
            language=application.language,
            receive=receive_way(bound),
            pay=answer_of_kind(bound, PaymentMethodField),
            flags=((FOR_ANOTHER,) if basis else ()) + tuple(filing_flags(bound, now)),
            declarant=declarant,
            branch=terms.branch,
        ),
        now,
        services.catalogue.calendar_of(terms.unit, procedure),
    )


def filing_basis(bound: BoundForm) -> str:
    """On what authority the filing is made for another person: that answer; "" for oneself."""
    answer = bound.values.get(subject_question(bound.procedure))
    return str(answer) if is_for_another(bound.procedure, answer) else ""


def _factors(bound: BoundForm, declarant: Declarant) -> tuple[str, ...]:
    """What opens the dossier without logging in: of the applicant, and of whoever files for the applicant."""
    own = lookup_factors(bound.procedure, bound.values)
    other = declarant["number"][-4:] if declarant["basis"] else ""
    return tuple(dict.fromkeys((*own, other))) if other else own


def filing_flags(bound: BoundForm, now: datetime) -> Iterator[str]:
    """What the desk is to notice of a filing: keys of FLAGS in dossier/listing.py."""
    # An arrival still to come is no typing error; the officer sees it in the answers.
    if any(one.reason != AHEAD for one in bound.warnings):
        yield "id_mismatch"
    if timeliness.is_late(bound.procedure, bound.values, now, bound.moment.zone):
        yield timeliness.LATE_FLAG


def applicant_name(bound: BoundForm, who: Identity) -> str:
    """Whose dossier it is, by the answers if they say so, else by the account."""
    for source in ("organisation", "full_name"):
        for field in bound.procedure.fields():
            if field.prefill == source and bound.values.get(field.id):
                return str(bound.values[field.id])
    return who.organisation or who.full_name or who.username


def receive_way(bound: BoundForm) -> str:
    """How the result is to reach the citizen: as answered, where the form asks, else the first way."""
    answered = answer_of_kind(bound, ReceiveField)
    # Editions from before the kind `receive` asked it as a choice under this id.
    way = answered["way"] if answered else bound.values.get("nhan_ket_qua")
    return str(way) if way in bound.procedure.receive else bound.procedure.receive[0]


def answer_of_kind(bound: BoundForm, kind: type[FieldModel]) -> Value:
    """The answer to the question of a kind, which a checked form asks once; None where it is not answered."""
    asked = (field.id for field in bound.procedure.fields() if isinstance(field, kind))
    return next((bound.values[name] for name in asked if name in bound.values), None)


def _find_filed(services: Services, dossier: Dossier) -> Dossier | None:
    try:
        return services.dossiers.get(dossier.code)
    except Exception as error:
        raise _storage_failure(dossier, error) from error


def _store(services: Services, dossier: Dossier) -> Dossier:
    try:
        return services.dossiers.create(dossier)
    except TooLarge:
        raise NotFiled(TOO_LARGE, "too_large") from None
    except Exception as error:
        raise _storage_failure(dossier, error) from error


def _storage_failure(dossier: Dossier, error: Exception) -> NotFiled:
    """Whatever storage did: the citizen must learn that pressing again is safe."""
    level: Literal["error", "warning"] = "error" if isinstance(error, CodeClash) else "warning"
    log_event("filing.not_kept", level=level, code=dossier.code, failure=failure_name(error))
    return NotFiled(NOT_KEPT, "not_kept")
