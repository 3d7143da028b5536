"""A form as the build or a handler draws it, and what a device keeps of it."""

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from forms.fields.base import FormPost
from forms.judging.answers import bind_post, judge_post
from forms.schema.procedure import Procedure
from site_templates.render import render
from site_templates.views import FormPage, Site
from tests.forms.world import moment, procedure, written

FORM = procedure(
    written("name", "ho_ten"),
    written("choice", "gioi"),
    written("text", "chuc", visible_when={"field": "gioi", "equals": "nu"}),
    written("date", "sinh"),
    written("several", "giay"),
    written("address", "dia_chi"),
    written("people", "khach", minimum=1),
    written("text", "ghi", long=True),
)
NOTHING: Mapping[str, str] = {}
KEY = "nhap thu d1"


def drawn(
    posted: Mapping[str, str] = NOTHING,
    *,
    asked: Procedure = FORM,
    edition: str = "d1",
    locked: tuple[str, ...] = (),
    wrong: bool = False,
    carried: tuple[tuple[str, str], ...] = (),
) -> str:
    """The form as the build or a handler draws it."""
    pairs = FormPost(posted.items())
    bound = judge_post(asked, pairs, moment()) if wrong else bind_post(asked, moment(), pairs)
    hidden = (("_edition", edition), *carried)
    form = FormPage(asked, bound, "/api/thu-tuc/thu", hidden, frozenset(locked))
    return render("form", Site("vi", "/"), form=form)


def kept(page: Page) -> Any:
    """Everything the device keeps, by key."""
    return {key: json.loads(text) for key, text in page.evaluate("({...localStorage})").items()}


def tick(page: Page) -> None:
    page.get_by_label("Lưu bản nháp trên máy này").check()
