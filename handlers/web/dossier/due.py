"""When a dossier is due as it stands today, and how that was counted."""

from datetime import date

from forms.text.formatting import weekday
from forms.text.language import Language
from handlers.dossier.deadline import expected, explain, immediate
from handlers.dossier.dossier import Dossier
from handlers.web.http.services import Office
from site_templates.views import Line


def due(desk: Office, dossier: Dossier) -> date:
    """The due date as it stands today, an open pause counted in."""
    return expected(dossier.summary.clock, desk.today, dossier.time_limit, desk.catalogue.calendar)


def stands(dossier: Dossier) -> bool:
    """Whether the clock stands, so that the due date moves with every day."""
    return dossier.summary.paused_since is not None and not immediate(dossier.time_limit)


def counted(desk: Office, dossier: Dossier, lang: Language) -> tuple[Line, ...]:
    """How the due date was counted, day by day."""
    days = explain(dossier.events, dossier.time_limit, desk.catalogue.calendar, desk.today)
    return tuple(Line(weekday(one.date, lang), one.why[lang]) for one in days)
