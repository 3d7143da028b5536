"""Every page and message in a language nobody speaks: whatever is readable on it was never translated."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from forms.fields.base import FieldModel
from forms.judging.answers import judge_answers, post_of_values
from forms.schema.catalogue import Catalogue
from forms.text import words
from handlers.web.http.services import Services
from site_templates.site import pages
from tests import pseudo
from tests.forms.filled import FILLED
from tests.forms.shipped import shipped
from tests.forms.world import ONE_FIELD, moment, written
from tests.handlers.web.citizens import ASK, PROCESSING, WHO, Counter, registration
from tests.handlers.web.officers import ACT
from tests.handlers.web.world import ADMIN, HEAD, OFFICER, World

DAYS = (date(2022, 4, 12), date(2026, 11, 24))
KNOWN = {
    *("Nguyễn Thị Ánh", "Lê Văn Tám", "Vũ Đức Anh", "Vũ Đức Thắng", "Thôn Đục Khê", "số không gọi được"),
    *(
        "Phạm Thị Sen",
        "CSV",
        "XLSX",
        "canbo1",
        "Xã Hương Sơn",
        "Xã Mỹ Đức",
        "G01",
        "CT01",
        "ABCD-EFGH-JKMN-P",
    ),
}
"""Who is there, what they typed, and names of people, places and formats."""
OWN = {pseudo.TAG, "vi"}
"""The motto of the state on a slip is marked as Vietnamese; it is the country's."""


@pytest.fixture(scope="module", autouse=True)
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The product speaks the language, from files alone."""
    made = pseudo.folder(tmp_path_factory.mktemp("words"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "FOLDER", made)
        yield


@dataclass
class Real(World):
    """The world with the shipped catalogue in the language."""

    whole: Catalogue | None = None

    @property
    def office(self) -> Services:
        assert self.whole is not None
        return replace(super().office, catalogue=self.whole)


@dataclass
class Small(Counter):
    """The counter with its catalogue in the language."""

    @property
    def office(self) -> Services:
        services = super().office
        return replace(services, catalogue=pseudo.site(services.catalogue))

    @cached_property
    def digest(self) -> str:
        return self.office.catalogue.editions[-1].digest

    @property
    def edition(self) -> str:
        return self.digest


@pytest.fixture(scope="module")
def whole(spoken: None) -> Catalogue:
    return pseudo.site(shipped())


def names_in(catalogue: Catalogue) -> set[str]:
    """Names of places: nobody translates them, and a page offers hundreds."""
    areas = [name for area in catalogue.areas for name in area.names().values()]
    provinces = [(one.name, one.short_name) for area in catalogue.areas for one in area.provinces]
    return {*areas, *(name for both in provinces for name in both)}


def strings(told: Any) -> Iterator[str]:
    """Every text in what somebody typed."""
    if isinstance(told, Mapping):
        told = list(told.values())
    if isinstance(told, list | tuple):
        for one in told:
            yield from strings(one)
    else:
        yield from (line for line in str(told).splitlines() if line)


def untranslated(html: str, typed: set[str], places: frozenset[str] | set[str] = frozenset()) -> list[str]:
    page = pseudo.Page(html)
    assert page.languages <= OWN, page.languages
    assert pseudo.TAG in page.languages
    return [one for one in pseudo.foreign(html, typed) if pseudo.outside(one).strip() not in places]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_static_page_is_in_the_language(day: date, whole: Catalogue) -> None:
    places, found = names_in(whole), {}
    for path, html in pages(whole, day, f"{day:%d/%m/%Y}"):
        typed = {one.form for one in whole.procedures(day)} | {one.code for one in whole.procedures(day)}
        if strange := untranslated(html, typed, places):
            found[path] = strange
    assert found == {}


@pytest.mark.parametrize(("name", "day", "answers"), FILLED, ids=[f"{name}-{day}" for name, day, _ in FILLED])
def test_a_form_is_in_the_language_empty_wrong_and_checked(
    whole: Catalogue, name: str, day: str, answers: dict[str, Any]
) -> None:
    noon = datetime.fromisoformat(f"{day}T03:00:00+00:00").astimezone(UTC)
    world, procedure = Real(now=noon, whole=whole), whole.current_edition(name, noon.date())
    assert procedure is not None
    client, path = world.client(), f"/api/thu-tuc/{name}"
    steering = {"_edition": procedure.digest, "_lang": pseudo.TAG}
    when = whole.moment(world.now.date(), "citizen", name)
    boxes = post_of_values(procedure, judge_answers(procedure, answers, when).values, when).pairs
    wrong = dict.fromkeys(boxes, "@@")
    states = [client.get(path).text]
    for sent in ({}, boxes, wrong):
        states.append(client.post(path, data=steering | sent | {"_do": "check"}).text)
    places = names_in(whole)
    typed = {
        *strings(answers),
        *strings(boxes),
        *(place for place in places),
        procedure.form,
        "@@",
        "CSV",
        "XLSX",
    }
    for html in states:
        near = {one for one in typed if one in html}
        assert untranslated(html, near, places) == []
    assert 'class="wrong' in states[-1] or "aria-invalid" in states[-1]


def test_a_dossier_on_its_way_is_in_the_language() -> None:
    counter = Small(editions=(registration(),))
    dossier = counter.filed()
    path, desk = f"/api/ho-so/{dossier.code}", f"/api/can-bo/ho-so/{dossier.code}"
    citizen, officer = counter.client(WHO), counter.client(OFFICER)
    shown = [citizen.get(f"{path}/{page}") for page in ("bien-nhan", "giay-to", "phieu-hen")]
    shown += [citizen.get(path), citizen.get("/api/ho-so"), officer.get(desk)]
    for moves in (PROCESSING, (ASK,)):
        dossier = counter.moved(dossier, *moves)
        shown += [citizen.get(path), officer.get(desk), counter.client(HEAD).get(desk)]
    shown.append(citizen.post(f"{path}/bo-sung", data={"dien_thoai": "1"}))
    shown.append(counter.client().post("/api/tra-cuu", data={"code": dossier.code, "factor": "2345"}))
    for tab in ("consent", "waiting", "mine", "working", "supplement", "overdue", "done"):
        shown.append(officer.get(f"/api/can-bo?tab={tab}"))
    for move in set(ACT.findall(officer.get(desk).text)):
        shown.append(officer.post(f"{desk}/{move}", data={"_token": "0"}))
    grouped = re.sub(r"(.{4})(?=.)", r"\1-", dossier.code)
    assert {code for page in shown for code in [page.status_code]} <= {200, 404, 409, 422}
    for page in shown:
        assert untranslated(page.text, {*KNOWN, dossier.code, grouped}) == []


def test_accounts_look_up_search_and_problems_are_in_the_language(whole: Catalogue) -> None:
    world = Real(whole=whole)
    client = world.client()
    shown = [
        client.post("/api/dang-ky", data={}),
        client.get("/api/dang-ky/xac-nhan"),
        client.post("/api/dang-ky/xac-nhan", data={}),
        client.post("/api/tra-cuu", data={}),
        client.post("/api/tra-cuu", data={"code": "ABCD-EFGH-JKMN-P", "factor": "0000"}),
        client.get("/api/tim?q=zzz"),
        client.get("/api/khong-co"),
        world.client(ADMIN).get("/api/can-bo"),
        client.request("PUT", "/api/tra-cuu"),
    ]
    for page in shown:
        assert untranslated(page.text, KNOWN) == []


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        ("consent", {"name": "An", "id_number": "001099012345", "how": "signature"}, "An"),
        ("declaration", True, ""),
        ("document", "later", ""),
        ("payment_method", "desk", ""),
        ("receive", {"way": "desk"}, ""),
        ("yes_no", True, ""),
        ("yes_no", False, ""),
    ],
)
def test_an_answer_in_words_of_its_kind_is_shown_in_the_language(kind: str, value: Any, typed: str) -> None:
    asked: FieldModel = ONE_FIELD.validate_json(json.dumps(pseudo.in_it(written(kind))))
    shown = pseudo.outside(asked.show(value, pseudo.TAG, moment())).replace(typed, "")
    assert not pseudo.LETTERS.search(shown), shown


def test_a_program_is_answered_in_the_language(whole: Catalogue) -> None:
    client = Real(whole=whole).client(json=True)
    answer = client.post("/api/tra-cuu", json={})
    told = answer.json()
    said = [told["title"], told["detail"], *(error["detail"] for error in told["errors"])]
    assert [one for one in said if pseudo.LETTERS.search(pseudo.outside(one))] == []
    assert answer.headers["content-language"] == pseudo.TAG


def test_a_sentence_outside_the_marks_is_found() -> None:
    html = f'<html lang="{pseudo.TAG}"><p>{pseudo.pseudo("Enter {x}")}</p><p>Submit</p><b title="Close">1</b>'
    assert list(pseudo.foreign(html, set())) == ["Submit", "Close"]
    assert pseudo.pseudo(" or ") == " [!! ör !!] "


def test_the_language_is_added_by_files_alone(tmp_path: Path) -> None:
    assert pseudo.TAG in words.languages()
    assert words.Phrase("nav.lookup")[pseudo.TAG].startswith("[!! Ļöök")
