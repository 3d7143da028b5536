"""The calls of tests/bench/calls/post.py, in the words of the code of 29/11/2026."""

from datetime import datetime
from urllib.parse import urlencode

from handlers.dossier.event import VIETNAM
from handlers.web.office import Office
from mangum import Mangum

from forms import answers
from forms.fields.base import Posted
from forms.source import load
from handlers.web.routes import app
from tests.bench.gateway import form
from tests.journeys.answers import IDENTITY, RESIDE, boxes

NOW = datetime(2026, 9, 1, 9, tzinfo=VIETNAM)


class Nobody:
    def find(self, token, now):
        return None


def typed(procedure):
    asked = {field.id for field in procedure.fields()}
    told = {**IDENTITY, **boxes(RESIDE, "Số 1", NOW.date())}
    lists = [(name, [texts] if isinstance(texts, str) else texts) for name, texts in told.items()]
    return [(name, text) for name, texts in lists if name.split(".")[0] in asked for text in texts]


catalogue, stub = load(), Nobody()
procedure = catalogue.current(RESIDE, NOW.date())
pairs = typed(procedure)
sent, moment = Posted(pairs), catalogue.moment(NOW.date(), "", procedure.id)
event = form(f"/api/thu-tuc/{RESIDE}", urlencode([*pairs, ("_edition", procedure.digest), ("_do", "check")]))
stubs = ("dossiers", "sessions", "accounts", "uploads", "scans", "throttle", "identity")
office = Office(
    catalogue=catalogue,
    now=lambda: NOW,
    secret=b"secret",
    origin="https://motcua.test",
    **dict.fromkeys(stubs, stub),
)
handler = Mangum(app(office), lifespan="off")


def post():
    answer = handler(event, None)
    assert answer["statusCode"] == 200, answer["body"][-2000:]
    return answer["body"]


CALLS = {"post": post, "judge": lambda: answers.read(procedure, sent, moment)}
