"""What a save leaves of an item: exactly what a new item would hold, beside the mark of the outbox."""

from typing import Any

import pytest

from handlers.aws.dossiers import Dossiers
from handlers.aws.items import SPARSE_ATTRIBUTES, to_item
from handlers.dossier.dossier import Dossier
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
