"""What a browser or a program is answered about a dossier: the status page, or the same facts as JSON."""

from starlette.requests import Request
from starlette.responses import Response

from handlers.dossier.dossier import Dossier
from handlers.web.dossier.due import due_today
from handlers.web.dossier.listing import event_as_json
from handlers.web.dossier.scans import result_as_json
from handlers.web.http.addresses import dossier_path
from handlers.web.http.negotiation import answer, answer_saved, language
from handlers.web.http.services import Services
from handlers.web.models import tracking as models
from handlers.web.models.dossier import Unit
from handlers.web.tracking.holder import holding_unit
from handlers.web.tracking.status import status_view
from site_templates.views import Status


def answer_status(request: Request, services: Services, dossier: Dossier, shown: Status) -> Response:
    """What is shown of a dossier, for a browser or a program."""
    return answer(
        request,
        html=lambda: ("status", {"status": shown}),
        json=lambda: status_as_json(services, dossier, shown),
    )


def answer_moved(request: Request, services: Services, dossier: Dossier) -> Response:
    """After a citizen's move that is kept: the status page, or for a program how the dossier stands now."""

    def json() -> models.Status:
        return status_as_json(
            services, dossier, status_view(services, dossier, language(request), owner=True)
        )

    return answer_saved(request, dossier.code, dossier_path(dossier.code), json)


def status_as_json(services: Services, dossier: Dossier, shown: Status) -> models.Status:
    """The status as JSON; of what `shown` leaves out for strangers it says nothing either."""
    summary = dossier.summary
    step = models.Step(id=summary.step, national=summary.national, name=shown.step, note=shown.step_note)
    return models.Status(
        code=dossier.code,
        number=summary.number,
        procedure=dossier.procedure,
        edition=dossier.edition,
        applicant=shown.applicant,
        unit=Unit(id=holding_unit(services, dossier).id, name=shown.unit, contact=shown.unit_contact),
        officer=shown.officer,
        step=step,
        filed_at=dossier.filed_at.isoformat(),
        received_on=summary.received_on.isoformat() if summary.received_on else None,
        due=due_today(services, dossier).isoformat(),
        overdue=shown.overdue,
        paused=shown.paused,
        counted=[models.CountedDay(day=line.label, why=line.value) for line in shown.counted],
        next=list(shown.next),
        history=[*map(event_as_json, shown.history)],
        fee=models.FeeState(amount=dossier.current_fee["amount"], state=shown.payment.state),
        links=dict(shown.links),
        withdraw=shown.withdraw or None,
        result=result_as_json(dossier, summary.results[-1]) if shown.result else None,
    )
