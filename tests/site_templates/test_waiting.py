"""Frames that wait for an answer, in Chromium with scripts: hidden until it is given, never when in doubt."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from forms.conditions.script import RUNTIME
from forms.fields import KINDS
from forms.fields.base import FormPost
from forms.judging.answers import bind_post
from forms.schema.procedure import Procedure
from site_templates.render import HERE, render
from site_templates.views import FormPage, Site
from tests.forms.world import moment, procedure, written

pytestmark = pytest.mark.browser


def waiting(name: str, rule: object, **keys: object) -> dict[str, object]:
    return written("text", name, visible_when=rule, **keys)


ROWS = {
    "row_name": {"vi": "Khách", "en": "Guest"},
    "fields": [
        written("choice", "gioi"),
        waiting("thai", {"field": "gioi", "equals": "nu"}),
        waiting("xe_khach", {"field": "co", "equals": True}),
    ],
}
WHO = [
    written("choice", "vai_tro"),
    waiting("ghi_ro", {"field": "vai_tro", "equals": "nu"}),
    written("date", "sinh_ra", required=False),
]
OTHERS = [written("text", "gioi"), waiting("mau", {"field": "gioi", "equals": "nu"})]
FORM = procedure(
    written("yes_no", "co"),
    waiting("khi_co", {"field": "co", "equals": True}),
    written("date", "sinh"),
    waiting("khi_tre", {"age": "sinh", "lessThan": 14}),
    written("whole_number", "so"),
    waiting("khi_nhieu", {"field": "so", "greaterThan": 2}),
    waiting("khi_to_chuc", {"account": "organisation"}),
    written("people", "khach", **ROWS),
    waiting("khi_khach", {"rows": "khach", "greaterThan": 0}),
    written("person", "ai", fields=WHO),
    waiting("khi_nu", {"field": "ai.vai_tro", "equals": "nu"}),
    waiting("khi_gia", {"age": "ai.sinh_ra", "greaterThan": 60}),
    written("people", "xe", fields=OTHERS),
    written("receive", "nhan"),
    written("payment_method", "nop"),
    waiting("khi_nop", {"field": "nop", "equals": "desk"}),
    written("document", "giay"),
    waiting("khong_giay", {"field": "giay", "notEquals": "later"}),
    written("phone", "dien_thoai"),
    waiting("goi", {"field": "dien_thoai", "equals": "+84912345678"}),
    written("citizen_id", "so_dinh_danh"),
    waiting("khong_so", {"field": "so_dinh_danh", "notEquals": "001098007731"}),
)


def shown(
    browser: Browser,
    folder: Path,
    account: str = "",
    asked: Procedure = FORM,
    carried: tuple[tuple[str, str], ...] = (),
    page: int = 0,
) -> Page:
    """The form as drawn, in a window with scripts; what its own policy refuses fails the test."""
    bound = bind_post(asked, moment(date(2026, 11, 24), account), FormPost(carried))
    here = replace(bound, fields=tuple(one for one in bound.fields if one.id not in dict(carried)))
    form = FormPage(asked, here, "/api/thu-tuc/thu", carried, page=page)
    file = folder / "form.html"
    file.write_text(render("form", Site("vi", "/"), form=form), encoding="utf-8")
    window = browser.new_page(reduced_motion="reduce")
    window.on("console", lambda message: pytest.fail(message.text))
    window.on("pageerror", lambda error: pytest.fail(str(error)))
    window.goto(file.as_uri())
    return window


def seen(page: Page, name: str) -> bool:
    return page.locator(f'[name="{name}"]').first.is_visible()


def test_a_frame_comes_and_goes_with_the_answer_it_waits_for(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    assert not seen(page, "khi_co")
    page.check('[name="co"][value="yes"]')
    assert seen(page, "khi_co")
    page.check('[name="co"][value="no"]')
    assert not seen(page, "khi_co")


def test_what_cannot_be_read_hides_nothing(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    page.fill('[name="so"]', "ba")
    assert seen(page, "khi_nhieu")
    page.fill('[name="so"]', "1")
    assert not seen(page, "khi_nhieu")
    page.fill('[name="sinh.year"]', "2020")
    assert seen(page, "khi_tre")
    page.fill('[name="sinh.day"]', "1")
    page.fill('[name="sinh.month"]', "2")
    assert seen(page, "khi_tre")
    page.fill('[name="sinh.year"]', "1990")
    assert not seen(page, "khi_tre")


def test_while_nobody_is_logged_in_what_depends_on_the_account_is_seen(
    browser: Browser, tmp_path: Path
) -> None:
    assert seen(shown(browser, tmp_path), "khi_to_chuc")


def test_a_paper_is_promised_by_its_tick_and_not_by_its_box(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    assert seen(page, "khong_giay")
    page.check('[name="giay"]')
    assert not seen(page, "khong_giay")


def test_what_the_server_will_rewrite_hides_nothing(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    assert not seen(page, "goi")
    page.fill('[name="dien_thoai"]', "0912 345 678")
    assert seen(page, "goi")
    page.fill('[name="dien_thoai"]', "+84987654321")
    assert not seen(page, "goi")


def test_a_row_asks_by_its_own_answers_and_by_those_of_the_form(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    assert not seen(page, "khach.0.thai")
    assert not seen(page, "khi_khach")
    page.check('[name="khach.0.gioi"][value="nu"]')
    assert seen(page, "khach.0.thai")
    assert not seen(page, "khach.0.xe_khach")
    page.check('[name="co"][value="yes"]')
    assert seen(page, "khach.0.xe_khach")
    page.fill('[name="khach.0.thai"]', "6")
    assert seen(page, "khi_khach")


def test_the_same_name_in_two_lists_is_read_as_each_of_them_asks_it(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    page.fill('[name="xe.0.gioi"]', "nu")
    assert seen(page, "xe.0.mau")
    assert not seen(page, "khach.0.thai")
    page.fill('[name="xe.0.gioi"]', "nam")
    page.check('[name="khach.0.gioi"][value="nu"]')
    assert not seen(page, "xe.0.mau")
    assert seen(page, "khach.0.thai")


EARLIER = (
    (written("declaration", "truoc"), {"equals": True}, {"notEquals": True}, (("truoc", "yes"),)),
    (written("yes_no", "truoc"), {"equals": False}, {"equals": True}, (("truoc", "no"),)),
    (written("choice", "truoc"), {"equals": "nu"}, {"equals": "nam"}, (("truoc", "nu"),)),
    (
        written("several", "truoc"),
        {"notEquals": "x"},
        {"equals": "x"},
        (("truoc", "cmnd"), ("truoc", "khac")),
    ),
)


@pytest.mark.parametrize(
    ("asked", "holds", "fails", "pairs"), EARLIER, ids=["declaration", "yes_no", "choice", "several"]
)
def test_what_was_answered_on_an_earlier_page_is_read_as_it_travels(
    browser: Browser,
    tmp_path: Path,
    asked: dict[str, Any],
    holds: dict[str, Any],
    fails: dict[str, Any],
    pairs: tuple[tuple[str, str], ...],
) -> None:
    rules = ({"field": "truoc", **holds}, {"field": "truoc", **fails})
    # Each waits for an answer of its own page as well: what is decided before is drawn or left out.
    here = {"field": "gio", "equals": True}
    both = [waiting(name, {"all": [here, rule]}) for name, rule in zip(("khi", "khong"), rules, strict=True)]
    one, other = procedure(asked), procedure(written("yes_no", "gio"), *both)
    whole = one.model_copy(update={"pages": (*one.pages, *other.pages)})
    page = shown(browser, tmp_path, asked=whole, carried=pairs, page=1)
    page.check('[name="gio"][value="yes"]')
    assert seen(page, "khi")
    assert not seen(page, "khong")


def test_a_part_of_a_group_is_read_inside_and_outside_of_it(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    assert not any(seen(page, name) for name in ("ai.ghi_ro", "khi_nu", "khi_gia"))
    page.check('[name="ai.vai_tro"][value="nu"]')
    assert seen(page, "ai.ghi_ro")
    assert seen(page, "khi_nu")
    for part, typed in (("day", "1"), ("month", "2"), ("year", "1940")):
        page.fill(f'[name="ai.sinh_ra.{part}"]', typed)
    assert seen(page, "khi_gia")
    page.fill('[name="ai.sinh_ra.year"]', "1999")
    assert not seen(page, "khi_gia")


def test_the_address_of_the_post_comes_with_the_post(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    assert not seen(page, "nhan.address")
    page.check('[name="nhan.way"][value="post"]')
    assert seen(page, "nhan.address")
    assert not seen(page, "khi_nop")
    page.check('[name="nop"][value="desk"]')
    assert seen(page, "khi_nop")


def test_a_page_without_conditions_waits_for_nothing() -> None:
    one = procedure(written("text"))
    form = FormPage(one, bind_post(one, moment(), FormPost()), "/")
    html = render("form", Site("vi", "/"), form=form)
    assert RUNTIME not in html
    assert "data-if" not in html


CODE = (HERE / "waiting.js").read_text("utf-8")


def test_the_script_of_waiting_frames_names_no_kind() -> None:
    words = set(re.findall(r"\w+", re.sub(r"//.*|\.\w+", "", CODE)))
    # Of every page: the document, the names of its boxes, the text in them.
    assert words & set(KINDS) == {"document", "name", "text"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_read_with_functions_of_the_script_alone(kind: str) -> None:
    called = set(re.findall(r"(?<!\.)\b([a-z]+)\(", KINDS[kind].SCRIPT))
    assert called
    assert called <= set(re.findall(r"^const (\w+) = .*=>", CODE, re.MULTILINE))
