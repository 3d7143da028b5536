"""Every page a person may see, as files: the static site, and each state the handlers answer with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from forms.judging.answers import judge_answers, post_of_values
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from handlers.web.http.services import Services
from site_templates.site import pages
from tests.audit.problems import problems
from tests.forms.filled import FILLED
from tests.forms.shipped import shipped
from tests.handlers.web.citizens import ASK, PROCESSING, WHO, Counter, Shelf
from tests.handlers.web.form.test_pages import ENDS
from tests.handlers.web.officers import desk
from tests.handlers.web.papers import on_paper
from tests.handlers.web.world import ADMIN, OFFICER, World

DAYS = (date(2022, 4, 12), date(2026, 11, 24))
State = tuple[str, str]
"""A file name without its ending, and HTML."""


@dataclass
class Real(World):
    """The world with the real catalogue on a day of law."""

    whole: Catalogue | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        return self.whole or shipped()

    @property
    def office(self) -> Services:
        return replace(super().office, catalogue=self.catalogue, uploads=Shelf())


def static() -> Iterator[State]:
    """The site of both days of law, in both languages."""
    catalogue = shipped()
    for day in DAYS:
        for path, html in pages(catalogue, day, f"{day:%d/%m/%Y}"):
            yield f"{day}-{path.replace('/', '-').removesuffix('.html').replace('#', '-')}", html


def forms() -> Iterator[State]:
    """Every procedure's form with everything wrong, and checked with everything right, in both languages."""
    catalogue = shipped()
    for name, day, answers in FILLED:
        noon = datetime.fromisoformat(f"{day}T03:00:00+00:00").astimezone(UTC)
        world = Real(now=noon, whole=catalogue)
        procedure = catalogue.current_edition(name, noon.date())
        assert procedure is not None
        for language in ("vi", "en"):
            yield from _form(world, procedure, answers, language, f"{day}-{name}-{language}")


def _form(
    world: Real, procedure: Procedure, answers: dict[str, Any], language: str, named: str
) -> Iterator[State]:
    path, client = f"/api/thu-tuc/{procedure.id}?lang={language}", world.client()
    steering = {"_edition": procedure.digest, "_lang": language}
    yield f"{named}-blank", client.get(path).text
    empty = client.post(path, data=steering | {"_do": "check"})
    assert empty.status_code == 422
    yield f"{named}-errors", empty.text
    moment = world.catalogue.moment(world.now.date(), "citizen", procedure.id)
    bound = judge_answers(procedure, answers, moment)
    boxes = post_of_values(procedure, bound.values, moment).pairs
    for field in procedure.fields():
        if getattr(field, "nationwide", ""):
            led = client.post(path, data=steering | boxes | {"_do": f"choose:{field.id}"})
            yield f"{named}-{field.id}", led.text
        if getattr(field, "intake", None) and bound.values.get(field.id):
            row = bound.values[field.id][0]
            rows = {field.id: [_other(row, n) for n in range(12)]}
            many = post_of_values(procedure, {**bound.values, **rows}, moment).pairs
            long = client.post(path, data=steering | many | {"_do": f"open:{field.id}:0"})
            assert f'value="open:{field.id}:11"' in long.text
            yield f"{named}-{field.id}-many", long.text
    checked = client.post(path, data=steering | boxes | {"_do": "check"})
    yield f"{named}-checked", checked.text
    if procedure.paper_form:
        paper = client.post(path, data=steering | boxes | {"_do": "print"})
        assert paper.status_code == 200
        yield f"{named}-paper", paper.text


def _other(row: dict[str, Any], n: int) -> dict[str, Any]:
    """A row like this one, of somebody with another number."""
    return {
        name: f"{told[:10]}{n:02}" if f"{told}".isdigit() and len(told) == 12 else told
        for name, told in row.items()
    }


def travelling() -> Iterator[State]:
    """One dossier on its way, before its citizen and before officers."""
    # The site as it is shipped: every page has its help and its colours.
    counter = Counter(site=shipped().site)
    dossier = counter.filed()
    client, path = counter.client(WHO), f"/api/ho-so/{dossier.code}"
    for name, at in (("receipt", f"{path}/bien-nhan"), ("status", path), ("mine", "/api/ho-so")):
        yield name, client.get(at).text
        yield f"{name}-en", client.get(f"{at}?lang=en").text
    yield "documents", client.get(f"{path}/giay-to").text
    for moves, name in ((PROCESSING, "processing"), ((ASK,), "asked")):
        dossier = counter.moved(dossier, *moves)
        yield f"status-{name}", client.get(path).text
        yield f"desk-{name}", counter.client(OFFICER).get(f"/api/can-bo/ho-so/{dossier.code}").text
    yield "supplement-errors", client.post(f"{path}/bo-sung", data={"dien_thoai": "1"}).text
    yield "slip", client.get(f"{path}/phieu-hen").text
    yield (
        "looked-up",
        counter.client().post("/api/tra-cuu", data={"code": dossier.code, "factor": "2345"}).text,
    )
    on_form = Counter(site=shipped().site, editions=(on_paper(),))
    path = f"/api/ho-so/{on_form.filed().code}/to-khai"
    for lang in ("vi", "en"):
        yield f"paper-{lang}", on_form.client(WHO).get(f"{path}?lang={lang}").text
    yield "paper-desk", on_form.client(OFFICER).get(path).text
    exits = Counter(site=shipped().site, editions=(ENDS,))
    data = {"_edition": ENDS.digest, "_do": "next", "_page": "0", "dien_thoai": "0912345678"}
    filled = {"ho_ten": "An", "so_dinh_danh": "001099012345"}
    yield "exit", exits.client().post(f"/api/thu-tuc/{ENDS.id}", data=data | filled).text


def others() -> Iterator[State]:
    """Accounts, look-up, search, problems, and the desk of an officer."""
    world = Real()
    client = world.client()
    yield "register-errors", client.post("/api/dang-ky", data={}).text
    yield "confirm", client.get("/api/dang-ky/xac-nhan").text
    yield "confirm-errors", client.post("/api/dang-ky/xac-nhan", data={}).text
    yield "lookup-errors", client.post("/api/tra-cuu", data={}).text
    yield (
        "lookup-wrong",
        client.post("/api/tra-cuu", data={"code": "ABCD-EFGH-JKMN-P", "factor": "0000"}).text,
    )
    yield "found", client.get("/api/tim?q=tam+tru").text
    yield "found-nothing", client.get("/api/tim?q=tam+trr&lang=en").text
    for language in ("vi", "en"):
        for status, name, html in problems(language):
            yield f"problem-{status}-{name}-{language}", html
    yield "problem-role", world.client(ADMIN).get("/api/can-bo").text
    held = desk("claim", "receive", "process", site=shipped().site)
    officer = held.world.client(OFFICER)
    for tab in ("waiting", "mine", "working", "overdue"):
        yield f"desk-{tab}", officer.get(f"/api/can-bo?tab={tab}").text
    home = f"/api/can-bo/ho-so/{held.dossier.code}"
    yield "desk-dossier", officer.get(home).text
    yield "desk-errors", held.act("ask_supplement", until="x").text


def every() -> Iterator[State]:
    yield from static()
    yield from forms()
    yield from travelling()
    yield from others()
