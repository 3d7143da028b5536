"""One form post in a warm function, storage stubbed, beside FastAPI + pydantic taking the same boxes."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from mangum import Mangum

from forms.fields.base import FormPost
from forms.judging import answers
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.source.loader import load
from handlers.web.http.services import Services
from handlers.web.routes import make_app
from tests.bench.gateway import form
from tests.bench.measure import Spread
from tests.bench.table import Table, ratio
from tests.journeys.answers import IDENTITY, RESIDE, boxes
from tests.viet_nam import VIETNAM

NOW = datetime(2026, 9, 1, 9, tzinfo=VIETNAM)
PATH = f"/api/thu-tuc/{RESIDE}"


def section(scratch: Path, quick: bool) -> Table:
    """Batches of each in turns; a figure is the time of one call."""
    # Its adapter makes an event loop for the thread that imports it: tests of this folder would leak one.
    from tests.bench.peers import api as peer

    catalogue = load()
    procedure = catalogue.current_edition(RESIDE, NOW.date())
    assert procedure is not None
    pairs = _pairs(procedure)
    body = urlencode([*pairs, ("_edition", procedure.digest), ("_do", "check")])
    ours = Mangum(make_app(_office(catalogue)), lifespan="off")
    context = cast(Any, None)
    sent, moment = FormPost(pairs), catalogue.moment(NOW.date(), "", procedure.id)
    calls: dict[str, Callable[[], Any]] = {
        "ours: judged, routed, priced, dated, drawn as the check page": lambda: ours(
            form(PATH, body), context
        ),
        "FastAPI + pydantic: types and patterns, answered in JSON": lambda: peer.handler(
            form(PATH, body), context
        ),
        "ours: judging the answers alone": lambda: answers.judge_post(procedure, sent, moment),
    }
    for name, call in list(calls.items())[:2]:
        answer = call()
        assert answer["statusCode"] == 200, (name, answer["body"][-2000:])
    size = len(calls["ours: judged, routed, priced, dated, drawn as the check page"]()["body"].encode())
    times = _times(calls, 2 if quick else 30, 10)
    first = Spread.of(next(iter(times.values()))).middle
    rows = tuple(
        (name, "" if n == 0 else ratio(first, Spread.of(each).middle), Spread.of(each).shown(1e6, 0, " µs"))
        for n, (name, each) in enumerate(times.items())
    )
    return Table(
        "Warm form post",
        f"One POST of {len(pairs)} boxes (temporary residence, `_do=check`, nobody logged in) through "
        "Mangum, storage stubbed. The two do not do the same: ours judges every field with its conditions, "
        f"finds the competent unit, computes fee and due date and draws {size:,} bytes of HTML; the peer "
        "judges types and patterns and returns what it parsed. The last row is the part of ours that "
        "corresponds to the peer's validation.",
        ("call", "whole post of ours ÷ this", "median of batches (min–max)"),
        rows,
    )


def _pairs(procedure: Procedure) -> list[tuple[str, str]]:
    """What a citizen types, of what this procedure asks."""
    asked = {field.id for field in procedure.fields()}
    typed = {**IDENTITY, **boxes(RESIDE, "Số 1", NOW.date())}
    told = [(name, [texts] if isinstance(texts, str) else texts) for name, texts in typed.items()]
    return [(name, text) for name, texts in told if name.split(".")[0] in asked for text in texts]


class Nobody:
    """Storage that is never asked anything by a check."""

    def find(self, token: str, now: datetime) -> None:
        return None


def _office(catalogue: Catalogue) -> Services:
    stub = cast(Any, Nobody())
    return Services(
        catalogue=catalogue,
        now=lambda: NOW,
        dossiers=stub,
        sessions=stub,
        accounts=stub,
        uploads=stub,
        scans=stub,
        throttle=stub,
        identity=stub,
        secret=b"secret",
        origin="https://motcua.test",
    )


def _times(calls: dict[str, Callable[[], Any]], batches: int, size: int) -> dict[str, list[float]]:
    """Seconds of one call in each batch."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(batches):
        for name, call in calls.items():
            begun = time.perf_counter()
            for _ in range(size):
                call()
            times[name].append((time.perf_counter() - begun) / size)
    return times
