"""Some of several."""

from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from forms.fields.base import FormPost
from tests.forms.world import EXTRA, back, field, moment, said

PAPERS = field("several", minimum=1, maximum=2)


def test_what_was_ticked_is_kept_in_the_order_of_the_options() -> None:
    posted = FormPost([("muc", "khac"), ("muc", "cmnd"), ("muc", "khac")])
    assert PAPERS.parse(PAPERS.extract(posted, "muc"), moment()) == ["cmnd", "khac"]
    assert PAPERS.show(["cmnd", "khac"], "vi", moment()) == "CMND\nKhác"


def test_nothing_ticked_is_no_answer() -> None:
    assert PAPERS.is_blank(PAPERS.extract(FormPost([("muc", "")]), "muc"))


def test_an_unknown_option_is_refused() -> None:
    assert said(PAPERS, ["cmnd", "bằng"]) == "“Mục này” phải là một trong các lựa chọn được liệt kê"


def test_too_many_and_too_few_are_said_with_their_count() -> None:
    assert said(PAPERS, ["cmnd", "cccd", "khac"]) == "“Mục này”: phải chọn nhiều nhất 2 mục, hiện có 3"
    assert said(field("several", minimum=2), ["cmnd"]) == "“Mục này”: phải chọn ít nhất 2 mục, hiện có 1"


@pytest.mark.parametrize("raw", ["cmnd", [1], {"cmnd": True}])
def test_what_is_no_list_of_texts_is_refused(raw: object) -> None:
    assert said(PAPERS, raw) == "“Mục này” phải được gửi đúng kiểu dữ liệu của mục này"


@pytest.mark.parametrize("keys", [{"minimum": 4}, {"minimum": 2, "maximum": 1}, {"maximum": 9}])
def test_counts_that_do_not_fit_the_options_are_found_when_the_schema_is_read(keys: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match="do not fit 3 options"):
        field("several", **keys)


def test_an_option_that_stands_twice_is_found_when_the_schema_is_read() -> None:
    with pytest.raises(ValidationError, match="cmnd appears twice"):
        field("several", options=EXTRA["several"]["options"][:1] * 2)


@given(st.lists(st.sampled_from(["cmnd", "cccd", "khac"]), min_size=1, unique=True))
def test_every_choice_survives_being_printed_and_read(ticked: list[str]) -> None:
    free = field("several")
    kept = free.parse(ticked, moment())
    assert sorted(kept) == sorted(ticked)
    assert back(free, kept) == kept


def test_an_option_is_known_however_its_letters_are_composed() -> None:
    values = ["Ê Đê", normalize("NFD", "Tày")]
    one = field(
        "several", options=[{"value": value, "label": {"vi": value, "en": value}} for value in values]
    )
    assert one.parse([normalize("NFD", "Ê Đê"), "Tày"], moment()) == values
    ways: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    twice = [{"value": normalize(way, "Tày"), "label": {"vi": "a", "en": "a"}} for way in ways]
    with pytest.raises(ValidationError, match="appears twice"):
        field("several", options=twice)


def test_a_cell_names_several_options_apart_from_each_other() -> None:
    assert field("several").pairs_of_cell("Old card; cccd ;\nKhác;la", "muc") == [
        ("muc", "cmnd"),
        ("muc", "cccd"),
        ("muc", "khac"),
        ("muc", "la"),
    ]
