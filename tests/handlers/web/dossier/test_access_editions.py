"""Every edition for ever: its pages render, and an edit changes no word of a dossier, read or printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import httpx
import pytest

from forms.judging.answers import judge_answers, post_of_values
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from handlers.web.http.services import Services
from tests.forms.filled import FILLED
from tests.forms.shipped import shipped, stored
from tests.handlers.web.citizens import Shelf, hidden
from tests.handlers.web.world import OFFICER, World

VIETNAM = timezone(timedelta(hours=7))
# An account that knows nothing: every answer is as filled in.
CITIZEN = Identity("acc-1", "dan1")
NAMES = [f"{name}@{day}" for name, day, _ in FILLED]
FILLING = pytest.mark.parametrize(("name", "day", "answers"), FILLED, ids=NAMES)


@cache
def committed() -> Catalogue:
    return shipped()


def edited(one: Procedure) -> Procedure:
    """The same edition in other words, as a clumsy hand may leave it: also its paper form."""
    # Through JSON, so that no digest is carried along.
    text = one.model_dump_json(by_alias=True, exclude_defaults=True)
    for old, new in (("Họ, chữ đệm và tên", "Tên gọi"), ("Số định danh", "Mã số"), ("Ngày, tháng", "Hôm")):
        text = text.replace(old, new)
    return Procedure.model_validate_json(text)


@cache
def everything_edited() -> tuple[Procedure, ...]:
    return tuple(map(edited, committed().editions))


@cache
def redeployed(day: date) -> Catalogue:
    before = committed()
    days = {one.digest: day for one in before.editions}
    after = replace(before, editions=everything_edited(), kept=before.editions, replaced=days)
    return stored(after)


@dataclass
class Redeployed(World):
    """The real catalogue on a day of law, before and after every edition of it was edited."""

    catalogue: Catalogue = field(default_factory=committed)
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def office(self) -> Services:
        return replace(super().office, catalogue=self.catalogue, uploads=self.shelf)

    def redeploy(self) -> None:
        """Functions read the new catalogue from the files the build writes."""
        self.catalogue = redeployed(self.now.date())


def opened(day: str) -> Redeployed:
    return Redeployed(now=datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=VIETNAM))


def boxes(name: str, day: str, answers: dict[str, Any]) -> dict[str, Any]:
    """The post of an edition's sample answers, by the page they are typed in."""
    on = datetime.fromisoformat(day).date()
    one = committed().current_edition(name, on)
    assert one is not None
    there = committed().moment(on, "citizen", name)
    bound = judge_answers(one, answers, there)
    assert not bound.errors
    return {"_edition": one.digest, **post_of_values(one, bound.values, there).pairs}


def filed(world: Redeployed, name: str, sent: dict[str, Any]) -> Dossier:
    answer = world.client(CITIZEN).post(f"/api/thu-tuc/{name}", data=sent | {"_do": "submit"})
    assert answer.status_code == 303, answer.text
    [dossier] = world.dossiers.kept.values()
    return dossier


def read(world: Redeployed, dossier: Dossier) -> Iterator[tuple[str, httpx.Response]]:
    """Everything a dossier is shown on, in both languages, to its citizen and to an officer of its unit."""
    officer = replace(OFFICER, unit=dossier.summary.unit)
    world.accounts.appointed = [officer]
    for lang in ("vi", "en"):
        for page in ("", "/bien-nhan", "/to-khai"):
            path = f"/api/ho-so/{dossier.code}{page}?lang={lang}"
            yield path, world.client(CITIZEN).get(path)
        path = f"/api/can-bo/ho-so/{dossier.code}?lang={lang}"
        yield path, world.client(officer).get(path)


@FILLING
def test_every_edition_renders_and_its_dossiers_outlive_an_edit_word_for_word(
    name: str, day: str, answers: dict[str, Any]
) -> None:
    world, sent = opened(day), boxes(name, day, answers)
    for lang in ("vi", "en"):
        form = world.client().get(f"/api/thu-tuc/{name}?lang={lang}")
        assert (form.status_code, hidden(form)["_edition"]) == (200, sent["_edition"])
    check = world.client(CITIZEN).post(f"/api/thu-tuc/{name}", data=sent | {"_do": "check"})
    assert check.status_code == 200
    dossier = filed(world, name, sent)
    paper = committed().edition(name, dossier.edition)
    assert paper is not None
    before = dict(read(world, dossier))
    for path, page in before.items():
        missing = "/to-khai" in path and paper.paper_form is None
        assert page.status_code == (404 if missing else 200), path
    world.redeploy()
    new = hidden(world.client().get(f"/api/thu-tuc/{name}"))["_edition"]
    assert new != sent["_edition"]
    for path, page in read(world, dossier):
        assert page.text == before[path].text, path


@FILLING
def test_a_page_from_before_an_edit_is_taken_in_its_grace_and_then_given_back_whole(
    name: str, day: str, answers: dict[str, Any]
) -> None:
    world, sent = opened(day), boxes(name, day, answers)
    world.redeploy()
    edited_on = world.now
    world.now = edited_on + timedelta(days=15)
    late = world.client(CITIZEN).post(f"/api/thu-tuc/{name}", data=sent | {"_do": "submit"})
    assert late.status_code in (404, 422)
    assert not world.dossiers.kept
    if late.status_code == 422:
        assert "Mẫu tờ khai đã thay đổi" in late.text
        assert hidden(late)["_edition"] not in ("", sent["_edition"])
        assert answers["ho_ten"] in late.text
        assert answers["so_dinh_danh"] in late.text
    world.now = edited_on
    assert filed(world, name, sent).edition == sent["_edition"]


def test_on_the_last_day_of_grace_it_is_taken_and_on_the_next_it_is_not() -> None:
    name, day, answers = FILLED[0]
    for days, status in ((14, 303), (15, 422)):
        world, sent = opened(day), boxes(name, day, answers)
        world.redeploy()
        world.now += timedelta(days=days)
        answer = world.client(CITIZEN).post(f"/api/thu-tuc/{name}", data=sent | {"_do": "submit"})
        assert answer.status_code == status
