"""A refusal that is no lost race is passed on: nothing is called kept, stale or told that may not be."""

from collections.abc import Callable

import pytest
from botocore.exceptions import ClientError

from handlers.aws.dossiers import Dossiers
from handlers.aws.items import RoutingNotice
from tests.handlers.aws.refusing import BUSY, DENIED, RACE, scripted
from tests.handlers.dossier.world import filed, go

NOTICE = RoutingNotice(filed().code, "10489-20250701", "dang-ky-tam-tru", "0" * 12, "submit", 1)
WRITES: dict[str, tuple[str, Callable[[Dossiers], object]]] = {
    "create": ("put_item", lambda store: store.create(filed())),
    "save": ("update_item", lambda store: store.save(go(filed(), "claim"), 1)),
    "mark_routed": ("update_item", lambda store: store.mark_routed(NOTICE)),
}


@pytest.mark.parametrize("refusal", [BUSY, DENIED])
@pytest.mark.parametrize("write", WRITES)
def test_a_store_that_does_not_write_is_not_taken_for_one_that_has_something_else(
    write: str, refusal: str
) -> None:
    operation, tried = WRITES[write]
    with scripted("dynamodb", (operation, refusal)) as client, pytest.raises(ClientError, match=refusal):
        tried(Dossiers(client, "t"))


def test_a_mark_taken_off_by_somebody_else_is_no_accident() -> None:
    with scripted("dynamodb", ("update_item", RACE)) as client:
        assert Dossiers(client, "t").mark_routed(NOTICE) is False
