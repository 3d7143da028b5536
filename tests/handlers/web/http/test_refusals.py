"""Every no of ours is of one family, and becomes HTTP at one place."""

from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Served

from forms.text.language import Text
from forms.text.refusal import Refusal
from handlers.aws.accounts import REASONS as OF_ACCOUNTS
from handlers.aws.accounts import AccountRefused
from handlers.aws.uploads import REASONS as OF_FILES
from handlers.aws.uploads import BadFile
from handlers.dossier.history.event import Actor
from handlers.dossier.history.fee_ledger import NOTHING_DUE, PaymentRefused
from handlers.dossier.refusals import MISSING_DATA, HeldByOther, IncompleteData, MoveNotAllowed
from handlers.web.filing.filing import NotFiled
from handlers.web.http.endpoint import endpoint_of
from handlers.web.http.refusals import STATUS, stop_of
from handlers.web.http.route import Route
from tests.handlers.web.world import Client, World

WORDS = Text(vi="Không được", en="No")
HOLDER, OTHER = Actor("canbo1", "officer", "Lê Văn Tám", "u"), Actor("canbo2", "officer", "Phạm Thị Sen", "u")
SINCE = datetime(2026, 7, 22, 1, 30, tzinfo=UTC)

ALL: list[tuple[Refusal, int, str]] = [
    (MoveNotAllowed(WORDS), 409, "urn:motcua:problem:conflict"),
    (HeldByOther(HOLDER, SINCE, OTHER), 409, "urn:motcua:problem:held"),
    (IncompleteData({"unit": MISSING_DATA["unit"]}), 422, "about:blank"),
    (PaymentRefused(NOTHING_DUE), 422, "about:blank"),
    (AccountRefused("throttled"), 429, "about:blank"),
    (AccountRefused("exists"), 422, "about:blank"),
    (BadFile("unreachable"), 503, "about:blank"),
    (BadFile("empty"), 422, "about:blank"),
    (NotFiled(WORDS, "not_kept"), 503, "about:blank"),
    (NotFiled(WORDS, "other_terms"), 412, "about:blank"),
    (NotFiled(WORDS, "filed_before"), 409, "about:blank"),
]


@pytest.mark.parametrize(("refusal", "status", "kind"), ALL, ids=lambda one: str(one)[:30])
def test_a_refusal_that_an_endpoint_lets_through_is_told_in_its_own_words(
    refusal: Refusal, status: int, kind: str
) -> None:
    async def endpoint(request: Request) -> Response:
        raise refusal

    route = Route("GET", "/x", endpoint, "anyone", "Refuses")
    world = World()
    served = Starlette(routes=[Served("/x", endpoint_of({"GET": route}))])
    served.state.services = world.office
    headers = {"accept": "application/json", "accept-language": "en"}
    told = Client(served, world.origin, headers).get("/x")
    assert (told.status_code, told.json()["type"]) == (status, kind)
    assert told.json()["detail"] == refusal.words["en"]


def test_each_wrong_value_is_pointed_at_and_a_holder_is_named() -> None:
    faults = stop_of(IncompleteData({"items.0.reason": MISSING_DATA["reason"]})).errors
    assert [(one.pointer, one.detail) for one in faults] == [("/items/0/reason", MISSING_DATA["reason"])]
    assert stop_of(HeldByOther(HOLDER, SINCE, OTHER)).more == {
        "holder": "Lê Văn Tám",
        "since": SINCE.isoformat(),
    }


def test_no_reason_stands_in_the_table_that_nothing_of_ours_gives() -> None:
    of_filing = {"login_first", "filed_before", "other_terms", "not_kept"}
    assert STATUS.keys() <= {*OF_ACCOUNTS, *OF_FILES, *of_filing, "not_allowed", "held"}
