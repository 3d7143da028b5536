"""Answers tried on a form, a verdict a line."""

from forms.trial import verdicts
from tests.forms.world import moment, procedure, written

FORM = procedure(written("whole_number", "so"), written("citizen_id", "dinh_danh", required=False))


def test_each_line_has_its_verdict_in_order_and_blank_lines_none() -> None:
    lines = ['{"so": 1}\n', "\n", '{"so": "1"}', "{", "[]", '{"so": 1, "la": 2}']
    found = list(verdicts(FORM, lines, moment(), "vi"))
    assert [(one["line"], one["accepted"]) for one in found] == [
        (1, True),
        (3, False),
        (4, False),
        (5, False),
        (6, False),
    ]
    assert [one["errors"][0]["reason"] for one in found[1:]] == ["type", "json", "json", "unknown"]
    assert found[1]["errors"] == [
        {
            "field": "so",
            "reason": "type",
            "message": "Mục này phải được gửi đúng kiểu dữ liệu của mục này",
        }
    ]


def test_what_only_looks_wrong_is_a_warning_in_the_language_asked_for() -> None:
    (found,) = verdicts(FORM, ['{"so": 1, "dinh_danh": "003085012345"}'], moment(), "en")
    assert found["accepted"]
    assert found["warnings"] == [
        "This question: it begins with 003, no province code we know. Check it; keep it if right."
    ]


def test_a_line_nested_without_end_is_refused_not_fatal() -> None:
    (found,) = verdicts(FORM, ["[" * 100_000], moment(), "vi")
    assert found["errors"][0]["reason"] == "json"
