"""Statements made by ticking a box."""

import pytest

from forms.fields.base import FormPost
from tests.forms.world import field, moment, refusal, said

DECLARATION = field("declaration")


@pytest.mark.parametrize("raw", ["true", "1", "on", "2026-07", True])
def test_a_ticked_box_is_a_statement(raw: object) -> None:
    assert DECLARATION.parse(raw, moment()) is True


@pytest.mark.parametrize("raw", ["", None, False])
def test_an_unticked_box_is_none(raw: object) -> None:
    assert DECLARATION.is_blank(raw)


def test_another_version_of_the_words_is_not_what_was_agreed_to() -> None:
    assert said(DECLARATION, "2025-01") == "“Mục này” phải được đánh dấu bằng ô của trang này"
    assert refusal(DECLARATION, 1).reason == "type"


def test_it_is_printed_as_the_ticked_box() -> None:
    assert (
        DECLARATION.extract(FormPost(DECLARATION.posted_pairs(True, "cam_doan", moment())), "cam_doan")
        == "true"
    )
    assert (DECLARATION.show(True, "vi", moment()), DECLARATION.show(True, "en", moment())) == ("Có", "Yes")
