"""What a save leaves of an item: exactly what a new item would hold, beside the mark of the outbox."""

from typing import Any, Unpack, cast

import pytest

from handlers.aws.dossiers import Dossiers
from handlers.aws.items import SPARSE_ATTRIBUTES, Item, to_item
from handlers.aws.tables import DOSSIERS
from handlers.dossier.dossier import Dossier
from tests.handlers.aws.memory import Memory, Update
from tests.handlers.dossier.world import filed, go

MARK = {"unrouted", "event", "event_n"}
LIVES = (
    ("claim", "release"),
    ("claim", "forward"),
    ("claim", "receive", "process", "stop", "resume"),
    ("claim", "receive", "require_fee", "settle"),
    ("claim", "receive", "process", "ask_supplement", "answer_supplement", "resume", "decide"),
)


def stored(dossiers: Dossiers) -> dict[str, Any]:
    """The only item, without the mark."""
    [item] = dossiers.client.scan(TableName=dossiers.table)["Items"]
    return {name: value for name, value in item.items() if name not in MARK}


@pytest.mark.parametrize("moves", LIVES, ids=" ".join)
def test_after_every_move_the_item_is_as_if_it_had_been_written_whole(
    dossiers: Dossiers, moves: tuple[str, ...]
) -> None:
    dossier = dossiers.create(filed())
    for move in moves:
        before, dossier = dossier, go(dossier, move)
        dossiers.save(dossier, before.version)
        item, whole = stored(dossiers), to_item(dossier)
        left = sorted(item.keys() - whole.keys())
        assert not left, f"after “{move}” the item still has {left}, which only an earlier step gave it"
        assert item == whole, move


def test_these_lives_lose_all_that_an_item_can_lose_but_its_number() -> None:
    lost: set[str] = set()
    for moves in LIVES:
        dossier = filed()
        for move in moves:
            before, dossier = to_item(dossier), go(dossier, move)
            lost |= before.keys() - to_item(dossier).keys()
    assert lost == SPARSE_ATTRIBUTES - {"number"}


def test_an_item_that_has_everything_it_can_lose_is_saved_whole(dossiers: Dossiers) -> None:
    told = filed().to_dict()
    told["events"][0]["data"]["flags"] = ["id_mismatch"]
    dossier = dossiers.create(Dossier.from_dict(told))
    asked = go(dossier, "claim", "receive", "process", "ask_supplement")
    assert to_item(asked).keys() >= SPARSE_ATTRIBUTES
    dossiers.save(asked, dossier.version)
    assert stored(dossiers) == to_item(asked)


def kept_in(memory: Memory) -> Dossiers:
    return Dossiers(cast(Any, memory), DOSSIERS.name)


class Behind(Memory):
    """A table whose reads may be one write late, unless they ask for what is there now."""

    def __init__(self) -> None:
        super().__init__()
        self.late: dict[str, Item] = {}

    def update_item(self, **sent: Unpack[Update]) -> dict[str, Any]:
        self.late = dict(self.items)
        return super().update_item(**sent)

    def get_item(self, *, TableName: str, Key: Item, ConsistentRead: bool = False) -> dict[str, Any]:
        if ConsistentRead:
            return super().get_item(TableName=TableName, Key=Key, ConsistentRead=True)
        found = self.late.get(Key["pk"]["S"])
        return {"Item": found} if found else {}


def test_what_was_saved_is_what_the_next_read_shows() -> None:
    dossiers = kept_in(Behind())
    claimed = go(dossiers.create(filed()), "claim")
    dossiers.save(claimed, 1)
    assert dossiers.get(claimed.code) == claimed


class Twice(Memory):
    """A line that loses the answer to an update: what sent it sends it again, perhaps after somebody else."""

    def __init__(self, between: Dossier | None) -> None:
        super().__init__()
        self.between = between

    def update_item(self, **sent: Unpack[Update]) -> dict[str, Any]:
        super().update_item(**sent)
        if self.between:
            self.items[self.between.code] = to_item(self.between)
        return super().update_item(**sent)


CLAIMED = go(filed(), "claim")


@pytest.mark.parametrize("between", [None, go(CLAIMED, "release")], ids=["at once", "after another"])
def test_a_decision_that_reached_the_table_twice_is_kept_and_not_stale(between: Dossier | None) -> None:
    dossiers = kept_in(Twice(between))
    dossiers.create(filed())
    dossiers.save(CLAIMED, 1)
    assert dossiers.get(CLAIMED.code) == (between or CLAIMED)
