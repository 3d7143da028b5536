"""The dossier of an address, if it is the caller's own, and a citizen's move put to the core and kept."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forms.conditions.moment import Moment
from forms.schema.procedure import Procedure
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.aws.dossiers import Stale
from handlers.aws.items import TooLarge
from handlers.aws.logs import note
from handlers.aws.sessions import Identity
from handlers.dossier.code import BadCode, normalise
from handlers.dossier.dossier import Actor, Dossier, NotAllowed, act
from handlers.web.http.addresses import dossier_path
from handlers.web.http.negotiation import answer
from handlers.web.http.problem import Stop, not_found
from handlers.web.http.services import Office, office
from handlers.web.http.session import known
from site_templates.views import Status

NOT_DONE = Phrase("web.dossier.access.not_done")
FASTER = Phrase("web.dossier.access.faster")
FULL = Phrase("web.dossier.access.full")
SEE = Phrase("web.dossier.access.see")
TRIES = 3


def own(request: Request) -> Dossier:
    """The caller's own dossier. Raises Stop 404 for any other, as if it did not exist."""
    found = _found(request)
    if found.account != known(request).sub:
        raise not_found()
    return found


def readable(request: Request) -> Dossier:
    """The caller's own dossier, or one that is with the officer's unit. Raises Stop 404."""
    found, who = _found(request), known(request)
    on_duty = who.role in ("officer", "head") and who.unit == found.summary.unit
    if found.account != who.sub and not on_duty:
        raise not_found()
    return found


def _found(request: Request) -> Dossier:
    try:
        code = normalise(request.path_params["code"])
    except BadCode:
        raise not_found() from None
    found = office(request).dossiers.get(code)
    if found is None:
        raise not_found()
    return found


def edition(desk: Office, dossier: Dossier) -> Procedure:
    """The edition a dossier was filed under. Raises LookupError when the catalogue has lost it."""
    found = desk.catalogue.edition(dossier.procedure, dossier.edition)
    if found is None:
        raise LookupError(f"edition {dossier.edition} of {dossier.procedure} is not in the catalogue")
    return found


def moment(desk: Office, dossier: Dossier) -> Moment:
    """What its answers are read and judged with: who filed it, and the day, places and units then."""
    at = dossier.filed_at
    return desk.catalogue.moment(at.date(), dossier.account_kind, dossier.procedure, at.time())


def citizen(who: Identity) -> Actor:
    return Actor(who.sub, "citizen", who.full_name or who.username)


def move(desk: Office, who: Identity, code: str, name: str, data: Mapping[str, Any]) -> Dossier:
    """The dossier after a citizen's move, kept; decided anew when somebody was faster.

    Raises Incomplete; Stop 404 and 409.
    """
    for _ in range(TRIES):
        before = desk.dossiers.get(code)
        if before is None or before.account != who.sub:
            raise not_found()
        try:
            after = act(before, name, citizen(who), data, desk.now(), calendar=desk.catalogue.calendar)
            if after is not before:
                desk.dossiers.save(after, before.version)
        except Stale:
            continue
        except NotAllowed as refusal:
            raise conflict(code, refusal.reason) from refusal
        except TooLarge:
            raise conflict(code, FULL) from None
        note("citizen.moved", code=code, move=name, version=after.version)
        return after
    raise conflict(code, FASTER)


def status_page(request: Request, shown: Status, told: Mapping[str, Any], code: int = 200) -> Response:
    """The status for a browser or a program."""
    return answer(request, html=("status", {"status": shown}), json=told, status=code)


def conflict(code: str, words: Text) -> Stop:
    return Stop(
        409, NOT_DONE, words, actions=((SEE, dossier_path(code)),), kind="urn:motcua:problem:conflict"
    )
