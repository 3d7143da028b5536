"""Every component folder: named alike, documented, and every example of its YAML renders as it says."""

import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from forms.fields import KINDS
from forms.fields.base import FormPost
from forms.judging.answers import bind_post, judge_post
from forms.source.sheet import read_sheet as read_yaml
from site_templates.render import HERE, Components, environment, template_context
from site_templates.views import FormPage, Site, Visitor
from tests.forms.shipped import shipped
from tests.forms.world import moment, procedure, written
from tests.site_templates.markup import faults
from tests.viet_nam import VN

FOLDERS = sorted(path for path in (HERE / "components").iterdir() if path.is_dir())


def told(folder: Path) -> Any:
    """A component's own YAML, read as a schema would be: what is refused there fails here."""
    sheet = read_yaml(folder / f"{folder.name}.yaml", folder.name)
    assert not sheet.complaints, sheet.complaints
    return sheet.data


TOLD = {folder.name: told(folder) for folder in FOLDERS}
EXAMPLES = [(name, example) for name, told in TOLD.items() for example in told["examples"]]


def components(example: dict[str, Any]) -> Components:
    visitor = Visitor(**example["visitor"]) if "visitor" in example else None
    site = Site(
        "vi", example.get("path", ""), visitor, example.get("as_of", ""), file=shipped().site, country=VN
    )
    return Components(template_context(site))


def arguments(example: dict[str, Any]) -> dict[str, Any]:
    """What the macro is called with: the example's own values, or a field of a one-field procedure."""
    given = dict(example.get("with", {}))
    if "bound" in example:
        given["bound"] = bind_post(procedure(written("text")), moment(), FormPost(example["bound"].items()))
    if "inside" in example:
        given["caller"] = lambda: Markup(example["inside"])  # noqa: S704 - our own words
    asked = example.get("field") or example.get("form") or example.get("fields")
    if asked:
        whole = procedure(*(asked if "fields" in example else [asked]))
        posted = FormPost(example.get("posted", {}).items())
        bound = judge_post(whole, posted, moment()) if posted.pairs else bind_post(whole, moment())
        if "form" in example:
            given["form"] = FormPage(whole, bound, "/api/thu-tuc/thu")
        elif "fields" in example:
            given |= {"fields": tuple(whole.fields()), "bound": bound}
        else:
            given |= {"field": whole.field("muc"), "bound": bound, "name": "muc"}
            given |= {"locked": example["locked"]} if "locked" in example else {}
    return given


@pytest.mark.parametrize(
    ("name", "example"), EXAMPLES, ids=[f"{name}: {one['name']}" for name, one in EXAMPLES]
)
def test_an_example_renders_what_it_says_it_shows(name: str, example: dict[str, Any]) -> None:
    macro: Any = components(example)[name]
    given = arguments(example)
    if "locked" not in macro.arguments:
        given.pop("locked", None)
    html = str(macro(**given))
    for text in example["shows"]:
        assert text in html
    assert faults(html) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_component_is_a_folder_with_a_macro_of_its_name_and_its_parameters_documented(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {f"{folder.name}.html", f"{folder.name}.yaml"} <= names
    assert names <= {f"{folder.name}.{kind}" for kind in ("html", "css", "yaml", "js")}
    macro = getattr(
        environment()
        .get_template(f"components/{folder.name}/{folder.name}.html")
        .make_module(components({}).shared),
        folder.name,
    )
    assert set(TOLD[folder.name]["parameters"]) == set(macro.arguments)


def test_every_field_kind_has_a_component_of_its_name() -> None:
    assert set(KINDS) <= {folder.name for folder in FOLDERS}


def test_every_component_is_called_by_a_page_or_by_another_component() -> None:
    text = "".join(path.read_text("utf-8") for path in HERE.rglob("*.html"))
    called = set(re.findall(r"\bc\.([a-z_]+)\(", text)) | set(KINDS)
    assert {folder.name for folder in FOLDERS} <= called
