"""The page of somebody who was named as agreeing: read what is asked, agree, refuse, or ask."""

from dataclasses import dataclass
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import Response

from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.dossiers import StaleVersion
from handlers.aws.logs import log_event
from handlers.dossier.dossier import Actor, Attempt, Dossier, IncompleteData, act
from handlers.dossier.history.consent import LINK, Consent
from handlers.web.dossier.access import FASTER, TRIES, calendar_of, find_dossier, make_move, own_dossier
from handlers.web.http.addresses import consent_path
from handlers.web.http.body import form_values
from handlers.web.http.negotiation import answer, answer_saved, language
from handlers.web.http.problem import HTTPProblem, not_found_problem
from handlers.web.http.services import Services, services_of
from handlers.web.http.session import require_identity
from handlers.web.models.tracking import ConsentAsked
from handlers.web.tracking.answers import answer_moved
from handlers.web.tracking.links import (
    READING,
    SENTENCE,
    LinkState,
    consent_text,
    find_consent,
    last_digits,
    link_state,
    reading_proof,
    text_version,
    window_of,
)
from site_templates.views import ConsentPage

# Four digits are ten thousand guesses, and the link itself cannot be guessed at all.
GUESSES, WINDOW = 5, 600
"""So many tries of the digits per person asked, in so many seconds."""
MOVES = {"agree": "give_consent", "refuse": "refuse_consent", "ask": "question_consent"}
STOPS = {name: Phrase(f"web.tracking.consent.{name}") for name in ("void", "expired", "used", "closed")}
WRONG = Phrase("web.tracking.consent.wrong")
TOO_OFTEN = Phrase("web.tracking.consent.too_often")
READ_AGAIN = Phrase("web.tracking.consent.read_again")
SAY = {"refuse": Phrase("web.tracking.consent.say.refuse"), "ask": Phrase("web.tracking.consent.say.ask")}
SENT = {
    "question": Phrase("web.tracking.consent.sent.question"),
    "given": Phrase("web.tracking.consent.sent.given"),
    "declined": Phrase("web.tracking.consent.sent.declined"),
}
CHANGED = Phrase("web.tracking.consent.changed")


@dataclass(frozen=True)
class Question:
    """One person's question before them: the dossier, the consent, and whether the link may be used."""

    services: Services
    dossier: Dossier
    consent: Consent
    state: LinkState


@dataclass(frozen=True)
class Notes:
    """What a page shows beside the question: what is wrong, the proof of reading, and words typed in vain."""

    error: Text | None = None
    proof: str = ""
    wrong: str = ""
    words: str = ""


NOTHING = Notes()


async def consent(request: Request) -> Response:
    """The page of a link: the digits are asked for first, or it says why the link is no longer one."""
    return _answer(request, _find_question(request))


async def respond(request: Request) -> Response:
    """The digits, then an answer to what was read; each is judged on the dossier as it is now."""
    values, _ = await form_values(request)
    asked, wanted = _find_question(request), values.get("answer", "")
    if asked.state != "open":
        return _answer(request, asked, 409 if wanted in MOVES else 200)
    if wanted in MOVES:
        return _respond(request, asked, wanted, values)
    return _check_digits(request, asked, values.get("digits", "").strip())


async def renew(request: Request) -> Response:
    """The applicant makes a new link: whoever holds the old one can do nothing with it any more."""
    values, _ = await form_values(request)
    services, dossier = services_of(request), own_dossier(request)
    data = {"consent": values.get("consent", "")}
    try:
        after = make_move(services, require_identity(request), dossier.code, "renew_link", data)
    except IncompleteData:
        raise not_found_problem() from None
    return answer_moved(request, services, after)


def _find_question(request: Request) -> Question:
    """Raises HTTPProblem 404 for what was never a link, whatever the code."""
    services, dossier = services_of(request), find_dossier(request)
    found = find_consent(services, dossier, request.path_params["token"])
    if found is None:
        raise not_found_problem()
    return Question(services, dossier, found[0], link_state(dossier, *found, services.now()))


def _check_digits(request: Request, asked: Question, digits: str) -> Response:
    services, one = asked.services, asked.consent
    key = f"y-kien:{asked.dossier.code}:{one.id}:{one.link}"
    if services.throttle.count(key, WINDOW, services.now()) > GUESSES:
        return _answer(request, asked, 429, Notes(TOO_OFTEN))
    right = last_digits(asked.dossier, one)
    if not right or not compare_digest(digits.encode(), right.encode()):
        return _answer(request, asked, 422, Notes(WRONG))
    return _answer(request, asked, seen=Notes(proof=_proof(asked, language(request))))


def _proof(asked: Question, lang: Language) -> str:
    version = text_version(consent_text(asked.services, asked.dossier, asked.consent, lang), lang)
    return reading_proof(
        asked.services, asked.dossier, asked.consent, version, window_of(asked.services.now())
    )


def _respond(request: Request, asked: Question, wanted: str, values: dict[str, str]) -> Response:
    lang, proof = language(request), values.get("proof", "")
    version = text_version(consent_text(asked.services, asked.dossier, asked.consent, lang), lang)
    now = window_of(asked.services.now())
    good = [reading_proof(asked.services, asked.dossier, asked.consent, version, n) for n in (now, now - 1)]
    # Another text than the one that was read, or too long ago: it is read again before it is answered.
    if not any(compare_digest(proof.encode(), one.encode()) for one in good):
        return _answer(request, asked, 409, Notes(READ_AGAIN))
    data = {"consent": asked.consent.id, "way": LINK, "verified": "digits", "text_version": version}
    if wanted in SAY:
        data["words"] = values.get("words", "")
    try:
        after = _save(request, asked, MOVES[wanted], data)
    except IncompleteData:
        return _answer(request, asked, 422, Notes(SAY[wanted], proof, wanted, data["words"]))
    path = consent_path(after.dossier.code, request.path_params["token"])
    path += "?da=hoi" if wanted == "ask" else ""
    return answer_saved(request, after.dossier.code, path, lambda: _as_json(after, lang))


def _save(request: Request, asked: Question, move: str, data: dict[str, str]) -> Question:
    """The answer, kept once: decided again on the dossier as it is when somebody else saved first."""
    for _ in range(TRIES):
        actor = Actor(asked.consent.id, "consenter", "")
        services, before = asked.services, asked.dossier
        wanted = Attempt(move, actor, data)
        after = act(before, wanted, services.now(), calendar_of(services, before))
        try:
            if after is not before:
                services.dossiers.save(after, before.version)
        except StaleVersion:
            asked = _find_question(request)
            if asked.state != "open":
                break
            continue
        log_event("consent.answered", code=after.code, move=move, version=after.version)
        one = after.summary.consents[asked.consent.id]
        return Question(services, after, one, link_state(after, one, True, services.now()))
    raise HTTPProblem(409, CHANGED, FASTER)


def _answer(request: Request, asked: Question, status: int = 200, seen: Notes = NOTHING) -> Response:
    lang = language(request)

    def view() -> ConsentPage:
        return ConsentPage(
            action=consent_path(asked.dossier.code, request.path_params["token"]),
            state=asked.state,
            told=_outcome_text(request, asked)[lang],
            lines=consent_text(asked.services, asked.dossier, asked.consent, lang) if seen.proof else (),
            sentence=SENTENCE[lang],
            proof=seen.proof,
            error=seen.error[lang] if seen.error else "",
            wrong=seen.wrong,
            words=seen.words,
        )

    response = answer(
        request,
        html=lambda: ("consent", {"consent": view()}),
        json=lambda: _as_json(asked, lang, seen),
        status=status,
    )
    if status == 429:
        response.headers["retry-after"] = str(WINDOW)
    return response


def _outcome_text(request: Request, asked: Question) -> Text:
    """Why the link says nothing more, or what was done by it; "" while it is to be answered."""
    if asked.state == "used":
        return SENT[asked.consent.state]
    if asked.state == "open":
        return SENT["question"] if asked.consent.asked and request.query_params.get("da") else Text()
    return STOPS[asked.state]


def _as_json(asked: Question, lang: Language, seen: Notes = NOTHING) -> ConsentAsked:
    lines = consent_text(asked.services, asked.dossier, asked.consent, lang) if seen.proof else ()
    return ConsentAsked(
        state=asked.state,
        text={line.label: line.value for line in lines},
        proof=seen.proof,
        seconds=READING,
        error=seen.error[lang] if seen.error else "",
    )
