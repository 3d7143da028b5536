"""An officer's decision, judged by the core and saved: fenced, conditional, tried twice if needed."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.schema.procedure import Procedure
from forms.text.refusal import Refusal
from forms.text.words import Phrase
from handlers.aws.dossiers import StaleVersion
from handlers.aws.items import TooLarge
from handlers.aws.logs import log_event
from handlers.aws.sessions import Identity
from handlers.dossier.code import BadCode, official_number, parse_code
from handlers.dossier.dossier import (
    MISSING_DATA,
    Actor,
    Attempt,
    Dossier,
    HeldByOther,
    IncompleteData,
    MoveNotAllowed,
    act,
    offered_moves,
    required_keys,
)
from handlers.dossier.rules import WEIGHED
from handlers.dossier.table.moves import Role
from handlers.web.desk.inputs import colleagues, forward_units
from handlers.web.desk.result import file_data
from handlers.web.dossier.access import calendar_of, edition_of
from handlers.web.dossier.documents import unsent_documents
from handlers.web.dossier.scans import clean_file_link
from handlers.web.http.addresses import desk_path
from handlers.web.http.problem import HTTPProblem, not_found_problem
from handlers.web.http.refusals import stop_of
from handlers.web.http.services import Services

CONFLICT = Phrase("web.desk.decisions.conflict")


@dataclass(frozen=True)
class Decision:
    """A move, the fencing token of the page it was decided on, and its data as given."""

    move: str
    token: int | None
    data: Mapping[str, object]


def officer_actor(who: Identity) -> Actor:
    """The officer as events name them. The unit is the session's, never the request's."""
    role: Role = "head" if who.role == "head" else "officer"
    return Actor(who.username, role, who.full_name or who.username, who.unit)


def decide(services: Services, who: Identity, code: str, decision: Decision) -> Dossier:
    """The dossier after the decision, kept. Raises IncompleteData; HTTPProblem 404 and 409."""
    number = ""
    # Twice: one lost race may happen, two in a row mean that somebody is working on it.
    for _ in range(2):
        before = services.dossiers.get(code)
        if before is None or before.summary.unit != who.unit:
            raise not_found_problem()
        try:
            missing = unsent_documents(services, before) if decision.move in WEIGHED else ()
            if "number" in required_keys(before, decision.move, missing):
                number = number or _take_number(services, who, before, decision)
            after = judge(services, who, before, decision, number, missing)
            if after is not before:
                services.dossiers.save(after, before.version)
        except StaleVersion:
            continue
        except TooLarge:
            raise _conflict_problem(code, MoveNotAllowed(TOO_LARGE)) from None
        log_event("desk.moved", code=code, unit=who.unit, move=decision.move, version=after.version)
        return after
    raise _conflict_problem(code, MoveNotAllowed(FASTER))


def judge(
    services: Services,
    who: Identity,
    before: Dossier,
    decision: Decision,
    number: str = "",
    missing: tuple[str, ...] = (),
) -> Dossier:
    """The dossier after the decision, not kept. Raises IncompleteData; HTTPProblem 409."""
    data = _resolve_names(services, who, before, decision) | ({"number": number} if number else {})
    now, calendar = services.now(), services.catalogue.calendar
    if "appointment" in data:
        calendar = calendar_of(services, before)
    wanted = Attempt(decision.move, officer_actor(who), data, decision.token, missing)
    try:
        after = act(before, wanted, now, calendar)
    except (MoveNotAllowed, HeldByOther) as refusal:
        raise _conflict_problem(before.code, refusal) from None
    if after is not before and decision.move == "return" and before.summary.results:
        # What the citizen could not open has not been returned.
        clean_file_link(services, before.summary.results[-1])
    return after


def _take_number(services: Services, who: Identity, dossier: Dossier, decision: Decision) -> str:
    """The official number, taken from the unit's counter only when the move may have it."""
    if decision.token != dossier.summary.token:
        return ""
    if decision.move not in {move.id for move in offered_moves(dossier, officer_actor(who), services.now())}:
        return ""
    unit, day = services.unit(who.unit), services.today
    return official_number(unit.number_prefix, day, services.dossiers.next_number(unit.id, day))


def _resolve_names(
    services: Services, who: Identity, dossier: Dossier, decision: Decision
) -> dict[str, object]:
    """The data with names made into what they name. Raises IncompleteData for what there is not."""
    data = {key: value for key, value in decision.data.items() if key != "number"}
    if decision.move == "forward":
        takers = forward_units(services, dossier)
        if data.get("unit") not in {unit.id for unit in takers}:
            raise IncompleteData({"unit": MISSING_DATA["unit"]})
    if decision.move == "add_result":
        data |= file_data(services, dossier.code, data.get("key"))
    if data.get("other") and data.get("reason") == "duplicate":
        _check_duplicate(services, dossier, data["other"])
    if decision.move == "ask_supplement":
        _check_items(edition_of(services, dossier), data.get("items"))
    if decision.move == "reassign":
        officers = {one["username"]: one["name"] for one in colleagues(services, who.unit)}
        if not isinstance(data.get("officer"), str) or data["officer"] not in officers:
            raise IncompleteData({"officer": MISSING_DATA["officer"]})
        data["officer"] = {"id": data["officer"], "name": officers[data["officer"]]}
    return data


def _check_duplicate(services: Services, dossier: Dossier, typed: object) -> None:
    """Raises IncompleteData unless the code is of an open dossier of the same procedure and person.

    A code that is none is left to the core, which says what is wrong with it.
    """
    try:
        code = parse_code(str(typed))
    except BadCode:
        return
    found = services.dossiers.get(code)
    if found is None or found.procedure != dossier.procedure or not found.summary.is_open:
        raise IncompleteData({"other": NO_DUPLICATE})
    # Somebody else may have filed it for the same person: then the last digits are the same.
    if found.account != dossier.account and not {*found.factors} & {*dossier.factors}:
        raise IncompleteData({"other": NO_DUPLICATE})


def _check_items(procedure: Procedure, items: object) -> None:
    """Raises IncompleteData for a field or document the edition does not have: nobody could answer it."""
    known = {
        "field": {field.id for field in procedure.fields()},
        "document": {rule.id for rule in procedure.papers},
    }
    rows = items if isinstance(items, list) else []
    faults = {
        f"items.{n}": MISSING_DATA["items"]
        for n, row in enumerate(rows)
        for kind, ids in known.items()
        if isinstance(row, dict) and isinstance(row.get(kind), str) and row[kind] and row[kind] not in ids
    }
    if faults:
        raise IncompleteData(faults)


NO_DUPLICATE = Phrase("web.desk.decisions.no_duplicate")
FASTER = Phrase("web.desk.decisions.faster")
TOO_LARGE = Phrase("web.desk.decisions.too_large")


def _conflict_problem(code: str, refusal: Refusal) -> HTTPProblem:
    """409: why the table says no, or who holds the dossier and since when."""
    back = Phrase("web.desk.decisions.conflict.back")
    inbox = Phrase("web.desk.decisions.conflict.inbox")
    return stop_of(refusal, CONFLICT, actions=((back, desk_path(code)), (inbox, desk_path())))
