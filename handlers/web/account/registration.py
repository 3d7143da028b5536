"""Registering: our own sign-up page, and the code that proves the e-mail address."""

import re
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forms.fields.base import FormPost
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.aws.accounts import AccountRefused
from handlers.aws.logs import log_event
from handlers.web.account.sign_up import judge_sign_up, post_of_json
from handlers.web.http.body import form_values
from handlers.web.http.negotiation import answer, answer_kept, language, local, page, wants_json
from handlers.web.http.problem import HOME, Fault, HTTPProblem, problem_json
from handlers.web.http.refusals import stop_of
from handlers.web.http.services import services_of
from handlers.web.models.account import Confirmation, Registration
from site_templates.views import Problem, RegisterPage

REGISTER, CONFIRM, LOG_IN = "/api/dang-ky", "/api/dang-ky/xac-nhan", "/api/dang-nhap"
# Cognito's codes have six digits; anything else need not be sent to it.
CODE = re.compile(r"[0-9]{6}")
AGAIN = "again"
"""What the button posts that changes the language: the page is drawn again, and nothing else is done."""
# Cognito names no box, but a citizen looks for the error beside the one to correct.
BOX = {"exists": "username", "weak_password": "password", "wrong_code": "code", "expired_code": "code"}


async def register(request: Request) -> Response:
    """Judge the boxes, open the account, ask for the code. Errors come back with what was typed."""
    services = services_of(request)
    sent, as_json = await form_values(request)
    posted = post_of_json(sent) if as_json else FormPost(sent.items())
    wanted = judge_sign_up(posted, services.moment())
    errors = dict(wanted.errors)
    if sent.get("_do") == AGAIN:
        return _register_page(request, "register", sent, errors)
    if not errors:
        try:
            services.accounts.sign_up(
                wanted.username,
                wanted.password,
                {**wanted.values, "kind": wanted.kind},
            )
        except AccountRefused as refusal:
            errors.update(_refusal_errors(refusal))
    if errors:
        return _errors_answer(request, "register", sent, errors)
    told = Phrase("web.account.registration.code_sent").format(
        email=_mask_email(wanted.values.get("email", ""))
    )
    return answer_kept(request, CONFIRM, lambda: _confirm_page(request, wanted.username, told, 201))


async def code(request: Request) -> Response:
    """The page for a code, for whoever left it before confirming: user name and code are both asked for."""
    told = Phrase("web.account.registration.code_sent_again")
    return _confirm_page(request, "", told)


async def resend(request: Request) -> Response:
    """Another code. The answer is the same whether such an account waits for one or not."""
    services = services_of(request)
    sent, _ = await form_values(request)
    username = sent.get("username", "").strip().lower()
    if username:
        try:
            services.accounts.resend(username)
        except AccountRefused as refusal:
            log_event("resend.refused", reason=refusal.reason)
    told = Phrase("web.account.registration.code_resent")
    return answer_kept(request, CONFIRM, lambda: _confirm_page(request, username, told))


async def confirm(request: Request) -> Response:
    """The code proves the e-mail address; after it the account can log in."""
    services = services_of(request)
    sent, _ = await form_values(request)
    username, code = sent.get("username", "").strip().lower(), "".join(sent.get("code", "").split())
    errors: dict[str, Text] = {}
    if not username:
        errors["username"] = Phrase("web.account.registration.username")
    if not CODE.fullmatch(code):
        errors["code"] = Phrase("web.account.registration.code")
    if sent.get("_do") == AGAIN:
        return _register_page(request, "confirm", sent, errors if code else {})
    if not errors:
        try:
            services.accounts.confirm(username, code)
        except AccountRefused as refusal:
            errors.update(_refusal_errors(refusal))
    if errors:
        return _errors_answer(request, "confirm", sent, errors)
    return answer_kept(request, LOG_IN, lambda: _confirmed_answer(request, username))


def _refusal_errors(refusal: AccountRefused) -> dict[str, Text]:
    """The refusal at the box it speaks of. Raises HTTPProblem when it speaks of none."""
    if refusal.reason == "throttled":
        raise stop_of(refusal, Phrase("web.account.registration.refused.title"))
    return {BOX.get(refusal.reason, "username"): refusal.words}


def _errors_answer(
    request: Request, stage: str, sent: Mapping[str, str], errors: Mapping[str, Text]
) -> Response:
    """422: the same page with what was typed (never the password) and what is wrong, or problem details."""
    if wants_json(request):
        title = Phrase("web.account.registration.wrong.title")
        detail = Phrase("web.account.registration.wrong.detail")
        faults = tuple(Fault(f"/{box}", message) for box, message in errors.items())
        return problem_json(request, HTTPProblem(422, title, detail, errors=faults))
    return _register_page(request, stage, sent, errors)


def _register_page(
    request: Request, stage: str, sent: Mapping[str, str], errors: Mapping[str, Text]
) -> Response:
    lang = language(request)
    shown = RegisterPage(
        REGISTER if stage == "register" else CONFIRM,
        stage,
        # A password must not travel back in a page that a shared browser may store.
        {name: text for name, text in sent.items() if name != "password"},
        {box: message[lang] for box, message in errors.items()},
    )
    return page(request, "register", 422 if errors else 200, register=shown)


def _confirm_page(request: Request, username: str, told: Text, status: int = 200) -> Response:
    shown = RegisterPage(CONFIRM, "confirm", {"username": username}, {}, told[language(request)])
    # A browser gets the next form to fill in, not what was made: 201 is for programs alone.
    if wants_json(request):
        return JSONResponse(
            Registration(username=username, stage="confirm", detail=told[language(request)]),
            status,
            {"content-language": language(request)},
        )
    return page(request, "register", register=shown)


def _confirmed_answer(request: Request, username: str) -> Response:
    lang = language(request)
    title = Phrase("web.account.registration.done.title")
    detail = Phrase("web.account.registration.done.detail")
    log_in = Phrase("web.account.registration.done.log_in")
    actions = ((log_in[lang], LOG_IN), (HOME[0][lang], HOME[1]))
    return answer(
        request,
        html=lambda: ("problem", {"problem": Problem(200, title[lang], detail[lang], actions)}),
        json=lambda: Confirmation(username=username, stage="confirmed", login=local(request, LOG_IN)),
    )


def _mask_email(email: str) -> str:
    """t•••@example.com: enough to recognise, too little to learn."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}•••@{domain}"
