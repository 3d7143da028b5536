"""A dossier as a DynamoDB item and back: its whole body, and the few attributes that keys and lists need."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from handlers.dossier.dossier import Dossier
from handlers.dossier.history.derivation import derived_flags
from handlers.dossier.history.event import is_immediate
from handlers.dossier.passing import next_due_at
from handlers.dossier.table.moves import FILINGS, MOVES
from handlers.dossier.table.steps import STEPS, TRIAGE

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import AttributeValueTypeDef

Item = dict[str, "AttributeValueTypeDef"]
Image = Mapping[str, "AttributeValueTypeDef"]
"""An item as a stream or an index gives it: perhaps not whole."""

# DynamoDB refuses 400 KB; a dossier must leave room for the events that are still to come.
LARGEST_BYTES = 350_000


# What an item may lose again: an update that only sets would leave it in the lists for good.
SCHEDULE = frozenset({"time_shard", "time_at"})
"""The key of the index of what time has to do; dossiers with nothing ahead are not in it."""
SHARDS = tuple(str(n) for n in range(8))
"""The parts of that index, each a partition of its own: one would take all writes of a country."""
SPARSE_ATTRIBUTES = SCHEDULE | {"officer", "officer_id", "number", "paused", "flags"}


class Update(TypedDict):
    """What an update of a dossier's item asks for, beside the table."""

    Key: Item
    UpdateExpression: str
    ConditionExpression: str
    ExpressionAttributeNames: dict[str, str]
    ExpressionAttributeValues: Item


class TooLarge(Exception):
    """The dossier does not fit; `size` in bytes."""

    def __init__(self, code: str, size: int) -> None:
        super().__init__(f"Dossier {code} takes {size:,} bytes; at most {LARGEST_BYTES:,} can be kept.")
        self.code, self.size = code, size


class RoutingNotice(NamedTuple):
    """A dossier whose unit has not been told yet; `n` is the number of the event it is to be told of."""

    code: str
    unit: str
    procedure: str
    edition: str
    event: str
    n: int


@dataclass(frozen=True)
class ListRow:
    """One row of a list: what an index carries, no answers."""

    code: str
    unit: str
    procedure: str
    applicant: str
    step: str
    due: str
    """ISO date; "" where the procedure is settled at once and can never be overdue."""
    officer: str
    officer_id: str
    filed_at: str
    """ISO instant."""
    paused: bool
    flags: tuple[str, ...]
    unplaced_since: str = ""
    """ISO date since which its unit is to be chosen; "" where it has one."""


def tab_of(dossier: Dossier) -> str:
    """The tab of its step; a supplement that was answered is the unit's turn again. A unit comes first."""
    if dossier.summary.triage:
        return TRIAGE
    return "working" if has_new_answer(dossier) else STEPS[dossier.summary.step].tab


def has_new_answer(dossier: Dossier) -> bool:
    """Whether the citizen has answered a supplement that no officer has looked at yet."""
    asked = dossier.summary.supplement
    return asked is not None and asked.answered_at is not None


def flags_of(dossier: Dossier) -> tuple[str, ...]:
    """What the desk is to notice: what the filing flagged, a unit to choose, an answer, a day that came."""
    summary = dossier.summary
    found = summary.flags + ((TRIAGE,) if summary.triage else ())
    found += derived_flags(dossier)
    found += ("answered",) if has_new_answer(dossier) else ()
    return found + (("review",) if summary.review_due else ())


def row_of(dossier: Dossier) -> ListRow:
    """The list row of a dossier."""
    summary = dossier.summary
    return ListRow(
        code=dossier.code,
        unit=summary.unit,
        procedure=dossier.procedure,
        applicant=dossier.applicant,
        step=summary.step,
        due="" if is_immediate(dossier.time_limit) else summary.due.isoformat(),
        officer=summary.officer.name if summary.officer else "",
        officer_id=summary.officer.id if summary.officer else "",
        filed_at=dossier.filed_at.isoformat(),
        paused=summary.paused_since is not None,
        flags=flags_of(dossier),
        unplaced_since=summary.triage.at.date().isoformat() if summary.triage else "",
    )


def to_item(dossier: Dossier) -> Item:
    """Every attribute of the item except the outbox mark. Raises TooLarge."""
    summary, row = dossier.summary, row_of(dossier)
    filed, tab = row.filed_at, tab_of(dossier)
    # A dossier that is done has no urgency left: it is listed by its day of filing.
    order = filed[:10] if tab == "done" else summary.due.isoformat()
    if summary.triage:
        # What has waited longest for its unit comes first there.
        order = row.unplaced_since
    texts = {
        "pk": dossier.code,
        "body": json.dumps(dossier.to_dict(), ensure_ascii=False, separators=(",", ":"), allow_nan=False),
        "unit": summary.unit,
        "desk_key": f"{tab}#{order}#{dossier.code}",
        "account": dossier.account,
        "account_key": f"{filed}#{dossier.code}",
        "number": summary.number,
        "procedure": dossier.procedure,
        "edition": dossier.edition,
        "applicant": dossier.applicant,
        "step": summary.step,
        "due": row.due,
        "officer": row.officer,
        "officer_id": row.officer_id,
        "filed_at": filed,
        "paused": "1" if row.paused else "",
        "flags": " ".join(row.flags),
    }
    item: Item = {name: {"S": text} for name, text in texts.items() if text}
    item |= schedule(dossier.code, _next_act(dossier)) | {"version": {"N": str(dossier.version)}}
    _measure(dossier.code, item)
    return item


def schedule(code: str, next_at: str) -> Item:
    """The entry of a dossier in the index of what time has to do at `next_at`; {} for nothing."""
    if not next_at:
        return {}
    # Codes are evenly spread: they come of a hash.
    shard = SHARDS[ord(code[0]) % len(SHARDS)]
    return {"time_shard": {"S": shard}, "time_at": {"S": f"{next_at}#{code}"}}


def _next_act(dossier: Dossier) -> str:
    """When time has something to do, as the last act of the office left it."""
    # A citizen's press pays for no entry: what it puts off or ends is looked at once in vain.
    for event in reversed(dossier.events):
        if event.actor.role != "citizen":
            is_last = event is dossier.events[-1]
            return next_due_at(dossier if is_last else replace(dossier, events=dossier.events[: event.n]))
    return ""


def outbox(dossier: Dossier, since: int) -> Item:
    """The mark of a dossier that reached (another) unit by an event after the first `since` ones, else {}."""
    # The last one counts: a dossier forwarded twice belongs to the second unit.
    for event in reversed(dossier.events[since:]):
        if (FILINGS.get(event.move) or MOVES[event.move]).routes:
            return {"unrouted": {"S": event.unit}, "event": {"S": event.move}, "event_n": {"N": str(event.n)}}
    return {}


def update_request(item: Item, expected_version: int, sparse: frozenset[str] = SPARSE_ATTRIBUTES) -> "Update":
    """All attributes by name. The outbox mark is touched only if given: `dispatch` may be taking it."""
    gone = sorted(sparse - item.keys())
    names, changes = {"#version": "version"}, list[str]()
    values: Item = {":expected": {"N": str(expected_version)}}
    for name in item:
        if name != "pk":
            names[f"#{name}"], values[f":{name}"] = name, item[name]
            changes.append(f"#{name} = :{name}")
    change = [f"SET {', '.join(changes)}"] if changes else []
    if gone:
        names |= {f"#{name}": name for name in gone}
        change.append("REMOVE #" + ", #".join(gone))
    return {
        "Key": {"pk": item["pk"]},
        "UpdateExpression": " ".join(change),
        "ConditionExpression": "#version = :expected",
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": values,
    }


def from_item(item: Image) -> Dossier:
    return Dossier.from_dict(json.loads(item["body"]["S"]))


def routing_notice(image: Image) -> RoutingNotice | None:
    """What is still to be told, of a stream image or an index entry; None when the unit knows."""
    if "unrouted" not in image:
        return None
    code, unit, procedure, edition, event = (
        str(image[name]["S"]) for name in ("pk", "unrouted", "procedure", "edition", "event")
    )
    return RoutingNotice(code, unit, procedure, edition, event, int(image["event_n"]["N"]))


def row_of_entry(entry: Image) -> ListRow:
    def text(name: str) -> str:
        return str(entry.get(name, {}).get("S", ""))

    return ListRow(
        code=text("pk"),
        unit=text("unit"),
        procedure=text("procedure"),
        applicant=text("applicant"),
        step=text("step"),
        due=text("due"),
        officer=text("officer"),
        officer_id=text("officer_id"),
        filed_at=text("filed_at"),
        paused=bool(text("paused")),
        flags=tuple(text("flags").split()),
        unplaced_since=text("desk_key").split("#")[1] if text("desk_key").startswith(f"{TRIAGE}#") else "",
    )


def _measure(code: str, item: Item) -> None:
    size = sum([len(name) + len(value.get("S", value.get("N", "")).encode()) for name, value in item.items()])
    if size > LARGEST_BYTES:
        raise TooLarge(code, size)
