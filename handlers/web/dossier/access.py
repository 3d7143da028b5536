"""The dossier of an address, if it is the caller's own, and a citizen's move, judged and saved."""

from collections.abc import Callable, Mapping

from starlette.requests import Request

from forms.conditions.moment import Moment
from forms.country.calendar import Calendar
from forms.schema.procedure import Procedure
from forms.text.words import Phrase
from handlers.aws.dossiers import StaleVersion
from handlers.aws.items import TooLarge
from handlers.aws.logs import log_event
from handlers.aws.sessions import Identity
from handlers.dossier.code import BadCode, parse_code
from handlers.dossier.dossier import Actor, Attempt, Dossier, MoveNotAllowed, act
from handlers.dossier.history.event import EventData
from handlers.web.http.addresses import dossier_path
from handlers.web.http.problem import HTTPProblem, not_found_problem
from handlers.web.http.refusals import stop_of
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import require_identity

FASTER = Phrase("web.dossier.access.faster")
FULL = Phrase("web.dossier.access.full")
SEE = Phrase("web.dossier.access.see")
# A lost race is mostly with an officer's move; the citizen's is then judged on the new state.
TRIES = 3


def own_dossier(request: Request) -> Dossier:
    """The caller's own dossier. Raises HTTPProblem 404 for any other, as if it did not exist."""
    found = find_dossier(request)
    # 404, not 403: whether a code exists is nobody else's business.
    if found.account != require_identity(request).sub:
        raise not_found_problem()
    return found


def readable_dossier(request: Request) -> Dossier:
    """The caller's own dossier, or one that is with the officer's unit. Raises HTTPProblem 404."""
    found, who = find_dossier(request), require_identity(request)
    on_duty = who.role in ("officer", "head") and who.unit == found.summary.unit
    if found.account != who.sub and not on_duty:
        raise not_found_problem()
    return found


def find_dossier(request: Request) -> Dossier:
    """The dossier of an address, whoever asks. Raises HTTPProblem 404."""
    try:
        code = parse_code(request.path_params["code"])
    except BadCode:
        raise not_found_problem() from None
    found = services_of(request).dossiers.get(code)
    if found is None:
        raise not_found_problem()
    return found


def edition_of(services: Services, dossier: Dossier) -> Procedure:
    """The edition a dossier was filed under. Raises LookupError when the catalogue has lost it."""
    found = services.catalogue.edition(dossier.procedure, dossier.edition)
    if found is None:
        raise LookupError(f"edition {dossier.edition} of {dossier.procedure} is not in the catalogue")
    return found


def calendar_of(services: Services, dossier: Dossier) -> Calendar:
    """The calendar with the half-days on which the unit that has a dossier receives its procedure."""
    catalogue = services.catalogue
    unit = catalogue.unit(dossier.summary.unit)
    edition = catalogue.edition(dossier.procedure, dossier.edition)
    return catalogue.calendar_of(unit, edition) if unit and edition else catalogue.calendar


def filing_moment(services: Services, dossier: Dossier) -> Moment:
    """What its answers are read and judged with: who filed it, and the day, places and units then."""
    at = dossier.filed_at
    return services.catalogue.moment(at.date(), dossier.account_kind, dossier.procedure, at.time())


def citizen_actor(who: Identity) -> Actor:
    return Actor(who.sub, "citizen", who.full_name or who.username)


def make_move(
    services: Services,
    who: Identity,
    code: str,
    name: str,
    data: Mapping[str, object],
    derive: Callable[[Dossier], EventData] | None = None,
) -> Dossier:
    """The dossier after a citizen's move, kept; decided again when somebody else saved first.

    `derive` says what the move changes beside its data, of the dossier as it then is.

    Raises IncompleteData; HTTPProblem 404 and 409.
    """
    for _ in range(TRIES):
        before = services.dossiers.get(code)
        if before is None or before.account != who.sub:
            raise not_found_problem()
        try:
            derived = derive(before) if derive else EventData()
            wanted = Attempt(name, citizen_actor(who), data, derived=derived)
            after = act(before, wanted, services.now(), calendar_of(services, before))
            if after is not before:
                services.dossiers.save(after, before.version)
        except StaleVersion:
            continue
        except MoveNotAllowed as refusal:
            raise _conflict(code, refusal) from refusal
        except TooLarge:
            raise _conflict(code, MoveNotAllowed(FULL)) from None
        log_event("citizen.moved", code=code, move=name, version=after.version)
        return after
    raise _conflict(code, MoveNotAllowed(FASTER))


def _conflict(code: str, refusal: MoveNotAllowed) -> HTTPProblem:
    return stop_of(refusal, actions=((SEE, dossier_path(code)),))
