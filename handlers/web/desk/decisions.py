"""An officer's decision put to the core and kept: fenced, conditional, tried twice if need be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.schema.procedure import Procedure
from forms.text.formatting import minute
from forms.text.language import Text
from forms.text.words import Phrase
from handlers.aws.dossiers import Stale
from handlers.aws.items import TooLarge
from handlers.aws.logs import note
from handlers.aws.sessions import Identity
from handlers.dossier.code import official_number
from handlers.dossier.dossier import ASKED, Actor, Dossier, Held, Incomplete, NotAllowed, act, needs, offered
from handlers.dossier.table.moves import Role
from handlers.web.desk.inputs import colleagues
from handlers.web.dossier.access import edition
from handlers.web.http.addresses import desk_path
from handlers.web.http.problem import Stop, not_found
from handlers.web.http.services import Office

CONFLICT = Phrase("web.desk.decisions.conflict")


@dataclass(frozen=True)
class Decision:
    """A move, the fencing token of the page it was decided on, and its data as given."""

    move: str
    token: int | None
    data: Mapping[str, Any]


def actor(who: Identity) -> Actor:
    """The officer as events name them. The unit is the session's, never the request's."""
    role: Role = "head" if who.role == "head" else "officer"
    return Actor(who.username, role, who.full_name or who.username, who.unit)


def decide(desk: Office, who: Identity, code: str, decision: Decision) -> Dossier:
    """The dossier after the decision, kept. Raises Incomplete; Stop 404 and 409."""
    number = ""
    for _ in range(2):
        before = desk.dossiers.get(code)
        if before is None or before.summary.unit != who.unit:
            raise not_found()
        try:
            number = number or _number(desk, who, before, decision)
            data = _resolved(desk, who, before, decision) | ({"number": number} if number else {})
            now, calendar = desk.now(), desk.catalogue.calendar
            after = act(before, decision.move, actor(who), data, now, calendar=calendar, token=decision.token)
            if after is not before:
                desk.dossiers.save(after, before.version)
        except Stale:
            continue
        except (NotAllowed, Held) as refusal:
            raise refused(refusal, who, code) from None
        except TooLarge:
            raise _conflict(code, TOO_LARGE) from None
        note("desk.moved", code=code, unit=who.unit, move=decision.move, version=after.version)
        return after
    raise _conflict(code, FASTER)


def _number(desk: Office, who: Identity, dossier: Dossier, decision: Decision) -> str:
    """The official number, taken from the unit's counter only when the move needs and may have it."""
    open_now = {move.id for move in offered(dossier, actor(who), desk.now())}
    if decision.move not in open_now or "number" not in needs(dossier, decision.move):
        return ""
    if decision.token != dossier.summary.token:
        return ""
    unit, day = desk.unit(who.unit), desk.today
    return official_number(unit.number_prefix, day, desk.dossiers.next_number(unit.id, day))


def _resolved(desk: Office, who: Identity, dossier: Dossier, decision: Decision) -> dict[str, Any]:
    """The data with names made into what they name. Raises Incomplete for what there is not."""
    data = {key: value for key, value in decision.data.items() if key != "number"}
    if decision.move == "forward":
        procedure = desk.catalogue.edition(dossier.procedure, dossier.edition)
        takers = desk.catalogue.open_units(desk.today, procedure.id if procedure else "")
        if data.get("unit") not in {unit.id for unit in takers}:
            raise Incomplete({"unit": ASKED["unit"]})
    if decision.move == "ask_supplement":
        _known_items(edition(desk, dossier), data.get("items"))
    if decision.move == "reassign":
        officers = {one["username"]: one["name"] for one in colleagues(desk, who.unit)}
        if not isinstance(data.get("officer"), str) or data["officer"] not in officers:
            raise Incomplete({"officer": ASKED["officer"]})
        data["officer"] = {"id": data["officer"], "name": officers[data["officer"]]}
    return data


def _known_items(procedure: Procedure, items: object) -> None:
    """Raises Incomplete for a field or document this edition does not have: nobody could ever answer it."""
    known = {
        "field": {field.id for field in procedure.fields()},
        "document": {rule.id for rule in procedure.papers},
    }
    rows = items if isinstance(items, list) else []
    faults = {
        f"items.{n}": ASKED["items"]
        for n, row in enumerate(rows)
        for kind, ids in known.items()
        if isinstance(row, dict) and isinstance(row.get(kind), str) and row[kind] and row[kind] not in ids
    }
    if faults:
        raise Incomplete(faults)


FASTER = Phrase("web.desk.decisions.faster")
TOO_LARGE = Phrase("web.desk.decisions.too_large")
HELD = Phrase("web.desk.decisions.held")
HELD_ANEW = Phrase("web.desk.decisions.held_anew")


def refused(refusal: NotAllowed | Held, who: Identity, code: str) -> Stop:
    """409: why the table says no, or who holds the dossier and since when."""
    if isinstance(refusal, NotAllowed):
        return _conflict(code, refusal.reason)
    since = minute(refusal.since)
    words = HELD_ANEW if refusal.by.id == who.username else HELD
    stop = _conflict(code, words.format(name=refusal.by.name, since=since), "urn:motcua:problem:held")
    stop.more = {"holder": refusal.by.name, "since": refusal.since.isoformat()}
    return stop


def _conflict(code: str, words: Text, kind: str = "urn:motcua:problem:conflict") -> Stop:
    back = Phrase("web.desk.decisions.conflict.back")
    inbox = Phrase("web.desk.decisions.conflict.inbox")
    return Stop(409, CONFLICT, words, actions=((back, desk_path(code)), (inbox, desk_path())), kind=kind)
