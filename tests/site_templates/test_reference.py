"""The reference of the schema language is what the models say, and says something of every key."""

from functools import cache
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from forms.conditions.condition import SUBJECTS
from forms.fields import KINDS, AnyField
from forms.fields.base import FieldModel
from site_templates.reference import reference

PAGE = Path(__file__).parents[2] / "docs/schema.md"


@cache
def written() -> str:
    """The reference, which every test here only reads."""
    return reference()


def test_the_committed_page_is_the_one_that_is_written() -> None:
    assert PAGE.read_text("utf-8") == written(), "run build.py reference > docs/schema.md"


@pytest.mark.parametrize("name", [*KINDS, *SUBJECTS])
def test_every_kind_and_every_condition_has_its_part(name: str) -> None:
    assert f"### `{name}`\n" in written()


def test_every_key_takes_something_and_means_something() -> None:
    rows = [line.split(" | ") for line in written().splitlines() if line.startswith(("| `", "| **`"))]
    assert len(rows) > 150
    for key, takes, _, meaning in rows:
        assert takes, key
        assert meaning.rstrip("| "), key
        assert "FieldInfo" not in takes, key


def test_every_key_of_every_kind_is_named() -> None:
    parts = {part.partition("`\n")[0]: part for part in written().split("### `")[1:]}
    for kind, model in KINDS.items():
        for key in set(model.model_fields) - set(FieldModel.model_fields):
            called = model.model_fields[key].alias or key
            assert f"`{called}`" in parts[kind], (kind, called)


def test_the_examples_are_fields() -> None:
    import ruamel.yaml

    reader, fields = ruamel.yaml.YAML(typ="safe"), TypeAdapter[list[FieldModel]](list[AnyField])
    found = [part.partition("```")[0] for part in written().split("```yaml\n")[1:]]
    assert len(found) == len(KINDS)
    for text in found:
        (one,) = fields.validate_python(reader.load(text)["fields"], strict=False)
        assert one.kind in KINDS
