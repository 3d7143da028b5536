"""Tracking: my dossiers, one of them, the look-up without logging in, and withdrawing."""

from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import Response

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.code import BadCode, is_number, normalise
from handlers.dossier.dossier import Dossier
from handlers.web.dossier.access import move, own, status_page
from handlers.web.http.addresses import dossier_path
from handlers.web.http.body import form_values
from handlers.web.http.negotiation import answer, language, page, see_other, wants_json
from handlers.web.http.problem import Fault, Stop
from handlers.web.http.services import Office, office
from handlers.web.http.session import known
from handlers.web.tracking.status import row, told
from handlers.web.tracking.status import status as status_view
from handlers.web.tracking.supplement import supplement as supplement
from handlers.web.tracking.supplement import supplement_view
from site_templates.views import LookupPage

TRIES, WINDOW = 5, 600
"""So many tries per code in so many seconds."""
LONGEST = 100

TITLE = Phrase("web.tracking.endpoints.title")
NOT_FOUND = Phrase("web.tracking.endpoints.not_found")
TOO_OFTEN = Phrase("web.tracking.endpoints.too_often")
ENTER = {
    "code": Phrase("web.tracking.endpoints.enter.code"),
    "factor": Phrase("web.tracking.endpoints.enter.factor"),
}


async def mine(request: Request) -> Response:
    """What the caller's account filed, the latest first."""
    desk, lang = office(request), language(request)
    rows = tuple(row(desk, listed, lang) for listed in desk.dossiers.of_account(known(request).sub))
    return answer(request, html=("dossiers", {"rows": rows}), json={"dossiers": [vars(one) for one in rows]})


async def status(request: Request) -> Response:
    """One of the caller's own dossiers; any other is as if it did not exist."""
    desk, dossier, lang = office(request), own(request), language(request)
    ask = supplement_view(desk, dossier, lang)
    shown = status_view(desk, dossier, lang, owner=True, ask=ask)
    return status_page(request, shown, told(desk, dossier, shown))


async def withdraw(request: Request) -> Response:
    """The citizen takes the dossier back, while the step table lets them."""
    desk, dossier, lang = office(request), own(request), language(request)
    if dossier.summary.step != "withdrawn":  # pressed twice
        dossier = move(desk, known(request), dossier.code, "withdraw", {})
    shown = status_view(desk, dossier, lang, owner=True)
    return see_other(request, dossier_path(dossier.code), json=told(desk, dossier, shown))


async def lookup(request: Request) -> Response:
    """Code or official number, and four digits. One answer for a wrong code and for wrong digits."""
    values, _ = await form_values(request)
    desk, lang = office(request), language(request)
    typed = {
        "code": values.get("code", "").strip(),
        "factor": (values.get("factor") or values.get("digits", "")).strip(),
    }
    empty: dict[str, Text] = {name: words for name, words in ENTER.items() if not typed[name]}
    if empty:
        return _not_shown(request, typed, 422, empty)
    code = _canonical(typed["code"][:LONGEST])
    if desk.throttle.count(f"tra-cuu:{code}", WINDOW, desk.now()) > TRIES:
        return _not_shown(request, typed, 429, {"code": TOO_OFTEN})
    dossier = _looked_up(desk, code, typed["factor"])
    if dossier is None:
        return _not_shown(request, typed, 404, {"code": NOT_FOUND})
    shown = status_view(desk, dossier, lang, owner=False)
    return status_page(request, shown, told(desk, dossier, shown))


def _canonical(typed: str) -> str:
    """The code or number meant, however it was typed; what is neither is found nowhere."""
    number = "".join(typed.upper().split())
    if is_number(number):
        return number
    try:
        return normalise(typed)
    except BadCode:
        return number


def _looked_up(desk: Office, code: str, factor: str) -> Dossier | None:
    found = desk.dossiers.by_number(code) if is_number(code) else desk.dossiers.get(code)
    digits = factor.encode()
    # Compared even where nothing was found, and against every factor: the time taken tells nothing.
    factors = [*(found.factors if found else ()), "", ""][:2]
    right = [compare_digest(digits, one.encode()) for one in factors]
    return found if any(right) and found is not None else None


def _not_shown(request: Request, typed: dict[str, str], status: int, errors: dict[str, Text]) -> Response:
    lang = language(request)
    headers = {"retry-after": str(WINDOW)} if status == 429 else {}
    if wants_json(request):
        faults = tuple(Fault(f"/{name}", words) for name, words in errors.items())
        raise Stop(status, TITLE, next(iter(errors.values())), errors=faults, headers=headers)
    told_errors = {name: words[lang] for name, words in errors.items()}
    shown = LookupPage("/api/tra-cuu", {name: text[:LONGEST] for name, text in typed.items()}, told_errors)
    response = page(request, "lookup", status, lookup=shown)
    response.headers.update(headers)
    return response
