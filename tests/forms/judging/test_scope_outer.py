"""What a condition inside a row reads of the form around it may still be answered until it is."""

from types import SimpleNamespace
from typing import Any

from forms.judging.scope import Level


def test_a_part_of_an_answer_around_it_is_open_until_it_is_there() -> None:
    level: Any = SimpleNamespace(outer={"where": {"commune": "1"}, "word": "x"}, fields={})
    assert Level._may_be_answered(level, "where.street")
    assert not Level._may_be_answered(level, "where.commune")
    assert not Level._may_be_answered(level, "word")
    assert Level._may_be_answered(level, "unknown")
