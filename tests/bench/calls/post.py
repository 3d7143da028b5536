"""Warm calls: one form post, the judging of its answers alone; and what is posted, for the peer."""

from datetime import datetime
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
from tests.journeys.answers import IDENTITY, RESIDE, boxes
from tests.viet_nam import VIETNAM

NOW = datetime(2026, 9, 1, 9, tzinfo=VIETNAM)
PATH = f"/api/thu-tuc/{RESIDE}"


class Nobody:
    """Storage that is never asked anything by a check."""

    def find(self, token: str, now: datetime) -> None:
        return None


def typed(procedure: Procedure) -> list[tuple[str, str]]:
    """What a citizen types, of what this procedure asks."""
    asked = {field.id for field in procedure.fields()}
    told = {**IDENTITY, **boxes(RESIDE, "Số 1", NOW.date())}
    lists = [(name, [texts] if isinstance(texts, str) else texts) for name, texts in told.items()]
    return [(name, text) for name, texts in lists if name.split(".")[0] in asked for text in texts]


def services(catalogue: Catalogue) -> Services:
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


catalogue = load()
procedure = catalogue.current_edition(RESIDE, NOW.date())
assert procedure is not None
pairs = typed(procedure)
sent, moment = FormPost(pairs), catalogue.moment(NOW.date(), "", procedure.id)
event = form(PATH, urlencode([*pairs, ("_edition", procedure.digest), ("_do", "check")]))
handler = Mangum(make_app(services(catalogue)), lifespan="off")


def post() -> str:
    answer = handler(event, cast(Any, None))
    assert answer["statusCode"] == 200, answer["body"][-2000:]
    return str(answer["body"])


def judge() -> object:
    assert procedure is not None
    return answers.judge_post(procedure, sent, moment)


CALLS = {"post": post, "judge": judge, "body": lambda: str(event["body"])}
