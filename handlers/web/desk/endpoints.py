"""The officers' desk: the inbox of one unit, one dossier, and the acts the step table offers on it."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from forms.fields.base import FormPost
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier, IncompleteData
from handlers.dossier.history.file import RESULT
from handlers.dossier.table.moves import MOVES, OFFICERS
from handlers.dossier.table.steps import TABS, TRIAGE
from handlers.web.desk.box import Case
from handlers.web.desk.confirm import SURE, confirm_view, judge_first
from handlers.web.desk.decisions import Decision, decide
from handlers.web.desk.dossier_view import dossier_as_json, dossier_page
from handlers.web.desk.inbox import DESK_TABS, OpenRows, desk_row, tab_counts, tab_views
from handlers.web.desk.inputs import move_keys, posted_data
from handlers.web.desk.search import find_dossiers, start_of
from handlers.web.desk.supplement import errors_by_box
from handlers.web.dossier.access import edition_of
from handlers.web.dossier.listing import row_as_json
from handlers.web.dossier.scans import clean_file_link
from handlers.web.http.addresses import desk_path
from handlers.web.http.body import read_post
from handlers.web.http.negotiation import (
    HTML,
    Page,
    answer,
    answer_saved,
    language,
    page,
    wants_json,
)
from handlers.web.http.problem import not_found_problem, problem_json
from handlers.web.http.refusals import stop_of
from handlers.web.http.services import services_of
from handlers.web.http.session import require_identity
from handlers.web.models import desk as models
from site_templates.views import Desk

PAGE = 50


async def inbox(request: Request) -> Response:
    """One tab by due date, or what was searched for. Only the session says whose unit it is."""
    services, who, lang = services_of(request), require_identity(request), language(request)
    tab, query = request.query_params.get("tab", ""), request.query_params.get("q", "").strip()[:200]
    # An unknown tab is an old bookmark, not an attack: show the first one.
    tab = tab if tab in DESK_TABS else "waiting"
    open_rows = OpenRows(services, who)
    older = ""
    if query:
        found = find_dossiers(services, who, query)
    elif tab in TABS or tab == TRIAGE:
        part = services.dossiers.inbox(
            who.unit, tab, PAGE, start_of(tab, request.query_params.get("sau", ""))
        )
        found, older = list(part), part.after
    else:
        found = open_rows.rows_of(tab)[:PAGE]
    numbers = tab_counts(services, who, open_rows)
    rows = tuple(desk_row(services, row, lang) for row in found)

    def html() -> Page:
        place = desk_path(tab=tab, sau=older) if older else ""
        unit, tabs = services.unit(who.unit).name[lang], tab_views(numbers, tab, lang)
        shown = Desk(unit, tabs, rows, query, open_rows.silence(lang), place)
        return "desk", {"desk": shown}

    def json() -> models.Inbox:
        told = [*map(row_as_json, rows)]
        return models.Inbox(unit=who.unit, tab=tab, counts=numbers, older=older, dossiers=told)

    return answer(request, html=html, json=json)


async def dossier(request: Request) -> Response:
    """A dossier of the officer's own unit; any other is as if it did not exist."""
    case, notice = case_of(request), ""
    done = MOVES.get(request.query_params.get("xong", ""))
    # The address may be an old one, or anybody's: what it names is said only where it is what happened last.
    if done is not None and case.dossier.events[-1].move == done.id:
        notice = Phrase("web.desk.endpoints.recorded")[case.language].format(move=done.label[case.language])
    return answer(
        request,
        html=lambda: ("desk_dossier", {"dossier": dossier_page(case, notice)}),
        json=lambda: dossier_as_json(case),
    )


async def move(request: Request) -> Response:
    """One act: judged by the core on the dossier as it is now, saved unless it changed meanwhile."""
    sent = await read_post(request)
    gone = _already_forwarded(request)
    if gone is not None:
        return _answer_forwarded(request, gone)
    case = case_of(request)
    wanted = MOVES.get(request.path_params["move"])
    if wanted is None or not wanted.roles & OFFICERS:
        raise not_found_problem()
    decision = _decision_of(case, wanted.id, sent)
    try:
        if wanted.asks_again and isinstance(sent, FormPost) and sent.get(SURE) != "1":
            # A program has its own page for that: of it nothing is asked twice.
            shown = _ask_again(request, case, decision, sent)
            if shown is not None:
                return shown
        after = decide(case.services, case.who, case.dossier.code, decision)
    except IncompleteData as error:
        return _errors_answer(request, case, wanted.id, sent, error)
    if after.summary.unit != case.who.unit:
        return _answer_forwarded(request, after)
    page = desk_path(after.code)
    return answer_saved(
        request, after.code, page, lambda: dossier_as_json(replace(case, dossier=after)), xong=wanted.id
    )


def _ask_again(request: Request, case: Case, decision: Decision, sent: FormPost) -> Response | None:
    """The page before the act, or the dossier as typed for who goes back; None for an act made already."""
    wanted = MOVES[decision.move]
    if sent.get(SURE) == "back":
        return page(request, "desk_dossier", dossier=dossier_page(replace(case, move=wanted.id, typed=sent)))
    after = judge_first(case, decision)
    if after is case.dossier:
        return None
    return page(request, "desk_confirm", confirm=confirm_view(case, wanted, after, sent))


async def result_sent(request: Request) -> Response:
    """Back from storage: the file is looked at, and the officer asked whether it is the result."""
    case = case_of(request)
    key, token = request.query_params.get("key", ""), str(case.dossier.summary.token)
    sent = FormPost([("key", key), ("_token", token)])
    decision = Decision("add_result", case.dossier.summary.token, {"key": key})
    try:
        shown = _ask_again(request, case, decision, sent)
    except IncompleteData as error:
        return _errors_answer(request, case, "add_result", sent, error)
    return shown or RedirectResponse(desk_path(case.dossier.code), 303, HTML)


def _answer_forwarded(request: Request, gone: Dossier) -> Response:
    """The dossier is another unit's now: all that is told of it here is whose."""
    told = models.ForwardedNotice(code=gone.code, unit=gone.summary.unit)
    return answer_saved(request, gone.code, desk_path(), lambda: told)


async def file(request: Request) -> Response:
    """A file found clean: storage hands it out as an attachment, by a link that lives a minute."""
    case = case_of(request)
    summary, doc = case.dossier.summary, request.path_params["doc"]
    files = summary.results if doc == RESULT else summary.documents.get(doc, ())
    n = request.path_params["n"]
    if not (n.isascii() and n.isdigit() and len(n) < 4 and int(n) < len(files)):
        raise not_found_problem()
    chosen = files[int(n)]
    link = clean_file_link(case.services, chosen)
    if wants_json(request):
        return JSONResponse(models.FileLink(link=link))
    return RedirectResponse(link, 303, HTML)


def case_of(request: Request) -> Case:
    """The dossier of the address, if it is with the unit of the session. Raises HTTPProblem 404."""
    services, who = services_of(request), require_identity(request)
    found = services.dossiers.get(request.path_params["code"])
    if found is None or found.summary.unit != who.unit:
        raise not_found_problem()
    return Case(services, who, found, edition_of(services, found), language(request))


def _already_forwarded(request: Request) -> Dossier | None:
    """The dossier this officer has just forwarded: the answer was lost, and the button is pressed again."""
    if request.path_params["move"] != "forward":
        return None
    found, who = services_of(request).dossiers.get(request.path_params["code"]), require_identity(request)
    last = found.events[-1] if found else None
    return found if last and (last.move, last.actor.id) == ("forward", who.username) else None


def _decision_of(case: Case, move_id: str, sent: FormPost | dict[str, object]) -> Decision:
    if isinstance(sent, FormPost):
        return Decision(
            move_id,
            _parse_token(sent.get("_token")),
            posted_data(sent, move_keys(case, MOVES[move_id]), case.services.country.currency),
        )
    data = {key: value for key, value in sent.items() if key != "token" and not key.startswith("_")}
    return Decision(move_id, _parse_token(sent.get("token")), data)


def _parse_token(told: object) -> int | None:
    """The fencing token the officer's page was made with; None where it is none."""
    text = str(told)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _errors_answer(
    request: Request, case: Case, move_id: str, sent: FormPost | dict[str, object], error: IncompleteData
) -> Response:
    """422: the same page with the boxes of this act as typed and what is wrong at each."""
    title = Phrase("web.desk.endpoints.wrong.title")
    if wants_json(request) or not isinstance(sent, FormPost):
        detail = Phrase("web.desk.endpoints.wrong.detail")
        return problem_json(request, stop_of(error, title, detail))
    again = replace(case, move=move_id, typed=sent, errors=errors_by_box(sent, error.missing))
    if move_id == "add_result" and "key" not in error.missing:
        # What is missing there is asked for on the page that asks once more.
        after = judge_first(case, Decision(move_id, case.dossier.summary.token, {"key": sent.get("key")}))
        return page(request, "desk_confirm", 422, confirm=confirm_view(again, MOVES[move_id], after, sent))
    return page(request, "desk_dossier", 422, dossier=dossier_page(again, error=title[case.language]))
