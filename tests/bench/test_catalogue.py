"""What is generated is the real edition many times over, and an edit of it is one."""

from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # a library of the tests, without types

from forms.fields import KINDS
from forms.source.loader import load
from tests.bench import catalogue, hugo


def test_generated_procedures_ask_what_the_real_edition_asks_and_share_no_id(tmp_path: Path) -> None:
    one, other = load(catalogue.write(tmp_path, 2)).editions
    asked = [(field["kind"], field["id"]) for field in _pages(catalogue.base().read_text("utf-8"))]
    for number, edition in (("0001", one), ("0002", other)):
        expected = [(kind, name if name in KINDS else f"{name}_{number}") for kind, name in asked]
        text = (tmp_path / f"forms/procedures/{edition.id}/{catalogue.base().name}").read_text("utf-8")
        assert [(field["kind"], field["id"]) for field in _pages(text)] == expected


def test_the_examples_of_the_real_edition_come_along() -> None:
    real, generated = (
        yaml.safe_load(text)["examples"]
        for text in (catalogue.base().read_text("utf-8"), catalogue.template())
    )
    assert [example["name"] for example in generated] == [example["name"] for example in real] != []


@pytest.mark.parametrize("style", ["", *hugo.STYLES], ids=["ours", *hugo.STYLES])
def test_every_turn_edits_the_same_label_in_another_way(style: str) -> None:
    text = hugo.front_matter("vi", style) if style else catalogue.template()
    plain = text.replace(catalogue.MARK, "0007").splitlines()
    authority = yaml.safe_load(catalogue.base().read_text("utf-8"))["authority"]["vi"]
    for turn in (1, 2):
        edited = catalogue.edited(text, "0007", turn).splitlines()
        changed = [line for line, before in zip(edited, plain, strict=True) if line != before]
        assert len(changed) == 1
        assert f"{authority} 0007, lần {turn}" in changed[0]


def test_an_edit_of_a_text_that_does_not_name_who_decides_is_refused() -> None:
    with pytest.raises(AssertionError, match="an edit of nothing would be measured"):
        catalogue.edited("id: thu-tuc-nnnn\n", "0007", 1)


def _pages(text: str) -> list[dict[str, str]]:
    return list(catalogue.questions(yaml.safe_load(text)["pages"]))
