"""Tracking: my dossiers, one of them, the look-up without logging in, and withdrawing."""

import re
from hmac import compare_digest
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.code import BadCode, is_number, parse_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.moves import MOVES
from handlers.web.dossier.access import make_move, own_dossier
from handlers.web.dossier.listing import row_as_json
from handlers.web.http.body import form_values
from handlers.web.http.negotiation import answer, language, page, wants_json
from handlers.web.http.problem import Fault, HTTPProblem
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import require_identity
from handlers.web.models.tracking import Dossiers
from handlers.web.tracking.answers import answer_moved, answer_status
from handlers.web.tracking.result import result as result
from handlers.web.tracking.status import dossier_row, status_view
from handlers.web.tracking.supplement import supplement as supplement
from handlers.web.tracking.supplement import supplement_view
from site_templates.views import LookupPage

# Four digits are ten thousand guesses: at this rate they take two weeks per code.
TRIES, WINDOW = 5, 600
"""So many tries per code in so many seconds."""
LONGEST = 100
AFTER = re.compile(r"[0-9T:.+-]{19,40}#[0-9A-Z]{13}")

TITLE = Phrase("web.tracking.endpoints.title")
NOT_FOUND = Phrase("web.tracking.endpoints.not_found")
TOO_OFTEN = Phrase("web.tracking.endpoints.too_often")
ENTER = {
    "code": Phrase("web.tracking.endpoints.enter.code"),
    "factor": Phrase("web.tracking.endpoints.enter.factor"),
}


async def my_dossiers(request: Request) -> Response:
    """What the caller's account filed, the latest first; `sau` asks for the page after a row."""
    services, lang, after = services_of(request), language(request), request.query_params.get("sau", "")
    # An address cut short in a message is no attack: show the first page.
    after = after if AFTER.fullmatch(after) else ""
    part = services.dossiers.of_account(require_identity(request).sub, after=after)
    rows = tuple(dossier_row(services, listed, lang) for listed in part)
    older = f"/api/ho-so?{urlencode({'sau': part.after})}" if part.after else ""
    return answer(
        request,
        html=lambda: ("dossiers", {"rows": rows, "older": older}),
        json=lambda: Dossiers(older=part.after, dossiers=[*map(row_as_json, rows)]),
    )


async def status(request: Request) -> Response:
    """One of the caller's own dossiers; any other is as if it did not exist."""
    services, dossier, lang = services_of(request), own_dossier(request), language(request)
    ask = supplement_view(services, dossier, lang)
    return answer_status(
        request, services, dossier, status_view(services, dossier, lang, owner=True, ask=ask)
    )


async def withdraw(request: Request) -> Response:
    """The citizen takes the dossier back, while the step table lets them."""
    services, dossier = services_of(request), own_dossier(request)
    if dossier.summary.step != MOVES["withdraw"].target:  # pressed twice
        dossier = make_move(services, require_identity(request), dossier.code, "withdraw", {})
    return answer_moved(request, services, dossier)


async def lookup(request: Request) -> Response:
    """Code or official number, and four digits. One answer for a wrong code and for wrong digits."""
    values, _ = await form_values(request)
    services, lang = services_of(request), language(request)
    typed = {
        "code": values.get("code", "").strip(),
        "factor": (values.get("factor") or values.get("digits", "")).strip(),
    }
    empty: dict[str, Text] = {name: words for name, words in ENTER.items() if not typed[name]}
    if empty:
        return _lookup_errors(request, typed, 422, empty)
    code = _canonical_code(typed["code"][:LONGEST])
    if services.throttle.count(f"tra-cuu:{code}", WINDOW, services.now()) > TRIES:
        return _lookup_errors(request, typed, 429, {"code": TOO_OFTEN})
    dossier = _look_up(services, code, typed["factor"])
    if dossier is None:
        return _lookup_errors(request, typed, 404, {"code": NOT_FOUND})
    return answer_status(request, services, dossier, status_view(services, dossier, lang, owner=False))


def _canonical_code(typed: str) -> str:
    """The code or number meant, however it was typed; what is neither is found nowhere."""
    number = "".join(typed.upper().split())
    if is_number(number):
        return number
    try:
        return parse_code(typed)
    except BadCode:
        return number


def _look_up(services: Services, code: str, factor: str) -> Dossier | None:
    found = services.dossiers.by_number(code) if is_number(code) else services.dossiers.get(code)
    digits = factor.encode()
    # Compared even where nothing was found, and against every factor: the time taken tells nothing.
    factors = [*(found.factors if found else ()), "", "", ""][:3]
    right = [compare_digest(digits, one.encode()) for one in factors]
    return found if any(right) and found is not None else None


def _lookup_errors(request: Request, typed: dict[str, str], status: int, errors: dict[str, Text]) -> Response:
    lang = language(request)
    headers = {"retry-after": str(WINDOW)} if status == 429 else {}
    if wants_json(request):
        faults = tuple(Fault(f"/{name}", words) for name, words in errors.items())
        raise HTTPProblem(status, TITLE, next(iter(errors.values())), errors=faults, headers=headers)
    told_errors = {name: words[lang] for name, words in errors.items()}
    shown = LookupPage("/api/tra-cuu", {name: text[:LONGEST] for name, text in typed.items()}, told_errors)
    response = page(request, "lookup", status, lookup=shown)
    response.headers.update(headers)
    return response
