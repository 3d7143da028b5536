"""Single fields of a document as questions."""

from typing import Any

import pytest

from forms.imports.questions import estimated_bytes, first_sentence, humanise, one_line, question
from tests.forms.imports.documents import one


def asked(kind: str, **keys: Any) -> dict[str, Any]:
    return {
        key: value for key, value in question(one("x", kind, **keys)).items() if key not in ("id", "label")
    }


@pytest.mark.parametrize(
    ("kind", "limits", "told"),
    [
        ("string", {}, {"kind": "text", "max_length": 2000}),
        ("string", {"maxLength": 40, "minLength": 2}, {"kind": "text", "min_length": 2, "max_length": 40}),
        ("string", {"maxLength": 900_000}, {"kind": "text", "long": True, "max_length": 20_000}),
        ("string", {"pattern": r"^\d{3}$"}, {"kind": "text", "max_length": 2000, "pattern": "^[0-9]{3}$"}),
        ("string", {"pattern": r"^(?=a)b$"}, {"kind": "text", "max_length": 2000}),
        ("number", {"minimum": 0, "maximum": 9.5}, {"kind": "decimal", "minimum": 0, "maximum": 9.5}),
        ("integer", {"enum": [1, 3]}, {"kind": "whole_number", "one_of": [1, 3]}),
        ("boolean", {}, {"kind": "yes_no"}),
        ("boolean", {"enum": [True]}, {"kind": "yes_no", "only": True}),
        ("date", {"pattern": r"^\d{4}-\d{2}-\d{2}$"}, {"kind": "date"}),
        ("file", {}, {"kind": "document"}),
        ("object", {}, {"kind": "text", "long": True, "max_length": 2000}),
    ],
)
def test_each_type_has_its_kind(kind: str, limits: dict[str, Any], told: dict[str, Any]) -> None:
    assert asked(kind, validation=limits) == told


def test_an_enumeration_becomes_options_with_words_to_read() -> None:
    told = asked("enum", validation={"enum": ["first_time", "(a)(2)", "GB", "first_time"]})
    assert told["options"] == [
        {"value": "first_time", "label": "First time"},
        {"value": "(a)(2)", "label": "(a)(2)"},
        {"value": "GB", "label": "GB"},
    ]


def test_what_is_required_and_when_is_taken_over() -> None:
    rule = {"field": "y", "equals": True}
    assert asked("boolean", required=False) == {"kind": "yes_no", "required": False}
    assert asked("boolean", required=False, requiredWhen=rule) == {"kind": "yes_no", "required_when": rule}
    assert asked("boolean", required=True, requiredWhen=rule) == {"kind": "yes_no"}
    assert asked("boolean", visibleWhen=rule) == {"kind": "yes_no", "visible_when": rule}


def test_a_description_is_a_hint_when_it_helps_whoever_fills_in_the_form() -> None:
    assert asked("string", description="As in your passport. Other notes.")["hint"] == "As in your passport."
    for useless in ("See VERIFICATION.md.", "The x.", "Not a whole sentence", "a" * 200 + "."):
        assert "hint" not in asked("string", description=useless)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("not-eligible", "Not eligible"),
        ("livesInGB", "Lives in GB"),
        ("VAT", "VAT"),
        ("a b", "a b"),
        ("mr", "Mr"),
    ],
)
def test_a_code_is_said_in_words(code: str, words: str) -> None:
    assert humanise(code) == words


def test_texts_are_one_line_without_template_marks() -> None:
    assert one_line("a\n b {{x}} {% y") == "a b { {x}} { % y"
    assert first_sentence("One. Two.", 10) == "One."


def test_a_question_with_more_words_weighs_more() -> None:
    assert estimated_bytes(question(one("x", label="a" * 200))) > estimated_bytes(question(one("x")))
