"""The apology for a late result, to print: what was promised, why it is late, and the new date."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from forms.text.formatting import day, weekday
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.event import Event
from handlers.web.dossier.access import edition_of, readable_dossier
from handlers.web.dossier.slips import CODE, PROCEDURE, slip_as_json
from handlers.web.http.negotiation import answer, language
from handlers.web.http.problem import not_found_problem
from handlers.web.http.services import Services, services_of
from site_templates.views import Group, Line, Slip

PARTS = ("title", "to", "since", "was", "why", "until", "sorry", "words", "dated", "signed", "made_by")
SAID = {part: Phrase(f"web.tracking.apology.{part}") for part in PARTS}


async def apology(request: Request) -> Response:
    """The last apology of a dossier, for the citizen and for an officer of the unit."""
    dossier = readable_dossier(request)
    made = last_apology(dossier)
    if made is None:
        raise not_found_problem()
    shown = apology_view(services_of(request), dossier, made, language(request))
    return answer(request, html=lambda: ("slip", {"slip": shown}), json=lambda: slip_as_json(shown))


def last_apology(dossier: Dossier) -> Event | None:
    """The event of the last apology, if there was one."""
    return next((event for event in reversed(dossier.events) if event.move == "apologise"), None)


def apology_view(services: Services, dossier: Dossier, made: Event, language: Language) -> Slip:
    """The form of the country for the day it was made, else ours; in the name of the unit that made it."""
    procedure, unit = edition_of(services, dossier), services.unit(made.unit)
    form = services.country.apology(made.at.date())
    was, until = (date.fromisoformat(made.data[key]) for key in ("was", "until"))
    received = dossier.summary.received_on
    facts = (
        Line(SAID["to"][language], dossier.applicant),
        Line(CODE[language], group_code(dossier.code)),
        Line(PROCEDURE[language], procedure.name[language]),
        *([Line(SAID["since"][language], day(received))] if received else []),
        Line(SAID["was"][language], weekday(was, language)),
        Line(SAID["why"][language], made.data["words"]),
        Line(SAID["until"][language], weekday(until, language)),
        Line(SAID["sorry"][language], SAID["words"].format(unit=unit.name[language])[language]),
        Line(SAID["dated"][language], day(made.at.date())),
    )
    head, officer = SAID["signed"][language], Line(SAID["made_by"][language], made.actor.name)
    return Slip(
        title=form.title[language] or SAID["title"][language],
        form=form.code[language],
        unit_above=unit.parent_name[language],
        unit=unit.name[language],
        number=dossier.summary.number or group_code(dossier.code),
        groups=(Group("", facts),),
        signatures=(officer, Line(head, "")),
    )
