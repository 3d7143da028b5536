"""The officers' desk: the inbox of one unit, one dossier, and the acts the step table offers on it."""

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from forms.fields.base import Posted
from forms.schema.procedure import Procedure
from forms.text.language import Text
from handlers.aws.items import TABS
from handlers.dossier.dossier import Dossier, Incomplete
from handlers.dossier.table.moves import MOVES, OFFICERS
from handlers.web.desk.box import Case
from handlers.web.desk.decisions import Decision, decide
from handlers.web.desk.dossier_view import as_json, dossier_page
from handlers.web.desk.inbox import DESK_TABS, Open, counts, listing, tabs
from handlers.web.desk.inputs import given, keys
from handlers.web.desk.search import find, start_of
from handlers.web.desk.supplement import boxes_of
from handlers.web.dossier.scans import opened
from handlers.web.http.addresses import desk_path
from handlers.web.http.body import posted
from handlers.web.http.negotiation import HTML, answer, language, page, see_other, wants_json
from handlers.web.http.problem import Fault, Stop, not_found, problem_json
from handlers.web.http.services import Office, office
from handlers.web.http.session import known
from site_templates.views import Desk

PAGE = 50


async def inbox(request: Request) -> Response:
    """One tab by due date, or what was searched for. Only the session says whose unit it is."""
    desk, who, lang = office(request), known(request), language(request)
    tab, query = request.query_params.get("tab", ""), request.query_params.get("q", "").strip()[:200]
    tab = tab if tab in DESK_TABS else "waiting"
    open_rows = Open(desk, who)
    older = ""
    if query:
        found = find(desk, who, query)
    elif tab in TABS:
        part = desk.dossiers.inbox(who.unit, tab, PAGE, start_of(tab, request.query_params.get("sau", "")))
        found, older = list(part), part.after
    else:
        found = open_rows.of(tab)[:PAGE]
    numbers = counts(desk, who, open_rows)
    rows = tuple(listing(desk, row, lang) for row in found)
    shown = Desk(
        unit=desk.unit(who.unit).name[lang],
        tabs=tabs(numbers, tab, lang),
        rows=rows,
        query=query,
        older=desk_path(tab=tab, sau=older) if older else "",
    )
    told = {"unit": who.unit, "tab": tab, "counts": numbers, "older": older}
    return answer(
        request, html=("desk", {"desk": shown}), json=told | {"dossiers": [vars(row) for row in rows]}
    )


async def dossier(request: Request) -> Response:
    """A dossier of the officer's own unit; any other is as if it did not exist."""
    case, notice = case_of(request), ""
    done = MOVES.get(request.query_params.get("xong", ""))
    if done is not None:
        notice = Text(vi="Đã ghi nhận: {move}.", en="Recorded: {move}.")[case.language].format(
            move=done.label[case.language]
        )
    return answer(request, html=("desk_dossier", {"dossier": dossier_page(case, notice)}), json=as_json(case))


async def move(request: Request) -> Response:
    """One act: judged by the core on the dossier as it is now, kept if nobody was faster."""
    sent = await posted(request)
    gone = _forwarded(request)
    if gone is not None:
        return see_other(request, desk_path(), json={"code": gone.code, "unit": gone.summary.unit})
    case = case_of(request)
    wanted = MOVES.get(request.path_params["move"])
    if wanted is None or not wanted.roles & OFFICERS:
        raise not_found()
    decision = _decision(case, wanted.id, sent)
    try:
        after = decide(case.desk, case.who, case.dossier.code, decision)
    except Incomplete as error:
        return _wrong(request, case, wanted.id, sent, error)
    if after.summary.unit != case.who.unit:
        return see_other(request, desk_path(), json={"code": after.code, "unit": after.summary.unit})
    told = as_json(replace(case, dossier=after))
    return see_other(request, desk_path(after.code), json=told, xong=wanted.id)


async def file(request: Request) -> Response:
    """A file found clean: storage hands it out as an attachment, by a link that lives a minute."""
    case = case_of(request)
    files = case.dossier.summary.documents.get(request.path_params["doc"], ())
    n = request.path_params["n"]
    if not (n.isascii() and n.isdigit() and len(n) < 4 and int(n) < len(files)):
        raise not_found()
    chosen = files[int(n)]
    link = opened(case.desk, chosen)
    if wants_json(request):
        return JSONResponse({"link": link})
    return RedirectResponse(link, 303, HTML)


def case_of(request: Request) -> Case:
    """The dossier of the address, if it is with the unit of the session. Raises Stop 404."""
    desk, who = office(request), known(request)
    found = desk.dossiers.get(request.path_params["code"])
    if found is None or found.summary.unit != who.unit:
        raise not_found()
    return Case(desk, who, found, edition(desk, found), language(request))


def edition(desk: Office, dossier: Dossier) -> Procedure:
    """The edition the dossier was filed under. Raises LookupError when the catalogue has lost it."""
    found = desk.catalogue.edition(dossier.procedure, dossier.edition)
    if found is None:
        raise LookupError(f"edition {dossier.edition} of {dossier.procedure} is not in the catalogue")
    return found


def _forwarded(request: Request) -> Dossier | None:
    """The dossier this officer has just forwarded: the answer to that was lost, and it is pressed again."""
    if request.path_params["move"] != "forward":
        return None
    found, who = office(request).dossiers.get(request.path_params["code"]), known(request)
    last = found.events[-1] if found else None
    return found if last and (last.move, last.actor.id) == ("forward", who.username) else None


def _decision(case: Case, move_id: str, sent: Posted | dict[str, Any]) -> Decision:
    if isinstance(sent, Posted):
        return Decision(
            move_id,
            _token(sent.get("_token")),
            given(sent, keys(case, MOVES[move_id]), case.desk.country.currency),
        )
    data = {key: value for key, value in sent.items() if key != "token" and not key.startswith("_")}
    return Decision(move_id, _token(sent.get("token")), data)


def _token(told: object) -> int | None:
    """The fencing token the officer's page was made with; None where it is none."""
    text = str(told)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _wrong(
    request: Request, case: Case, move_id: str, sent: Posted | dict[str, Any], error: Incomplete
) -> Response:
    """422: the same page with the boxes of this act as typed and what is wrong at each."""
    title = Text(vi="Có lỗi cần sửa", en="There is something to correct")
    if wants_json(request) or not isinstance(sent, Posted):
        detail = Text(
            vi="Chưa ghi nhận. Sửa các mục được nêu.", en="Nothing was recorded. Correct what is named."
        )
        faults = tuple(Fault("/" + key.replace(".", "/"), text) for key, text in error.missing.items())
        return problem_json(request, Stop(422, title, detail, errors=faults))
    again = replace(case, move=move_id, typed=sent, errors=boxes_of(sent, error.missing))
    return page(request, "desk_dossier", 422, dossier=dossier_page(again, error=title[case.language]))
