"""When a dossier is due as it stands today, and how that was counted."""

from datetime import date

from forms.country.calendar import CalendarEnds
from forms.schema.procedure import Procedure
from forms.text.formatting import weekday
from forms.text.language import Language, Text
from handlers.dossier.deadline import expected_due, explain_days
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.event import TimeLimit, is_immediate
from handlers.dossier.table.steps import CONSENTING
from handlers.web.http.services import Services
from site_templates.views import Line


def due_today(services: Services, dossier: Dossier) -> date:
    """The due date as it stands today, an open pause counted in."""
    try:
        return expected_due(dossier.summary.clock, services.today, dossier.limit, services.catalogue.calendar)
    except CalendarEnds:
        # The day that was told stands until the years to come are known.
        return dossier.summary.due


def limit_note(procedure: Procedure, limit: TimeLimit) -> Text:
    """Which of several time limits that is, and that it counts from an appointment; else empty."""
    return procedure.time_limit.note(limit.get("branch", ""), appointed="appointment" in limit)


def has_begun(dossier: Dossier) -> bool:
    """Whether the clock has begun: while consents are awaited there is no due date."""
    return dossier.summary.step != CONSENTING


def is_paused(dossier: Dossier) -> bool:
    """Whether the clock stands, so that the due date moves with every day."""
    return (
        has_begun(dossier)
        and dossier.summary.paused_since is not None
        and not is_immediate(dossier.time_limit)
    )


def due_words(services: Services, dossier: Dossier, lang: Language) -> str:
    """The due date as it stands today; "" before the clock has begun."""
    return weekday(due_today(services, dossier), lang) if has_begun(dossier) else ""


def counted_days(services: Services, dossier: Dossier, lang: Language) -> tuple[Line, ...]:
    """How the due date was counted, day by day."""
    if not has_begun(dossier):
        return ()
    # Day by day, so that a citizen can check the count against the calendar.
    try:
        days = explain_days(dossier.events, dossier.limit, services.catalogue.calendar, services.today)
    except CalendarEnds:
        return ()
    return tuple(Line(weekday(one.date, lang), one.why[lang]) for one in days)
