"""Answers tried on a form, a verdict a line."""

import json

import pytest

from forms.judging.dry_run import verdict_lines, verdicts
from forms.schema.procedure import Procedure
from tests.forms.world import moment, procedure, written

FORM = procedure(written("whole_number", "so"), written("citizen_id", "dinh_danh", required=False))


def test_each_line_has_its_verdict_in_order_and_blank_lines_none() -> None:
    lines = [b'{"so": 1}\n', b"\n", b'{"so": "1"}', b"{", b"[]", b'{"so": 1, "la": 2}']
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
            "message": "“Mục này” phải được gửi đúng kiểu dữ liệu của mục này",
        }
    ]


def test_what_only_looks_wrong_is_a_warning_in_the_language_asked_for() -> None:
    (found,) = verdicts(FORM, [b'{"so": 1, "dinh_danh": "003085012345"}'], moment(), "en")
    assert found["accepted"]
    assert found["warnings"] == [
        "“This question”: it begins with 003, no province code we know. Check it; keep it if right."
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"so": NaN}',
        b'{"so": -Infinity}',
        b'{"so": 1, "so": 2}',
        b'{"so": 1, "dinh_danh": {"a": 1, "a": 1}}',
        b'{"dinh_danh": "\\ud800"}',
        b'{"dinh_danh": "\xff"}',
        b'\xef\xbb\xbf{"so": 1}',
        b'{"so": ' + b"1" * 5000 + b"}",
        b'{"so": 1} {"so": 2}',
        b"null",
        b'"so"',
    ],
    ids=lambda line: line[:20].decode("latin-1"),
)
def test_a_line_that_is_no_object_of_json_is_refused_and_the_next_one_is_read(line: bytes) -> None:
    first, second, third = verdicts(FORM, [b'{"so": 1}', line, b'{"so": 2}'], moment(), "en")
    assert second == {
        "line": 2,
        "accepted": False,
        "errors": [
            {
                "field": "",
                "reason": "json",
                "message": "This line must be a well-formed JSON object: UTF-8, no NaN, no repeated names",
            }
        ],
        "warnings": [],
    }
    assert (first["accepted"], third["accepted"]) == (True, True)


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it() -> None:
    assert [one["accepted"] for one in verdicts(FORM, [b'\xef\xbb\xbf{"so": 1}\r\n'], moment(), "vi")] == [
        True
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [("9" * 4000, "too_large"), ("9" * 16, "too_large"), ("1e400", "type"), ("1.0", "type")],
)
def test_a_number_beyond_all_bounds_is_refused_for_a_reason(answer: str, reason: str) -> None:
    (found,) = verdicts(FORM, [b'{"so": %s}' % answer.encode()], moment(), "vi")
    assert [error["reason"] for error in found["errors"]] == [reason]


def test_answers_with_which_the_form_ends_are_refused_with_its_reason() -> None:
    body = json.loads(FORM.model_dump_json(by_alias=True, exclude_defaults=True))
    reason = {"vi": "Nộp trực tiếp tại Công an xã", "en": "Go to the commune police"}
    body["pages"][0]["exits"] = [{"when": {"field": "so", "lessThan": 0}, "reason": reason}]
    one = Procedure.model_validate_json(json.dumps(body))
    left, stayed = verdicts(one, [b'{"so": -1}', b'{"so": 1}'], moment(), "vi")
    assert left["errors"] == [{"field": "", "reason": "exit", "message": "Nộp trực tiếp tại Công an xã"}]
    assert (left["accepted"], stayed["accepted"]) == (False, True)


def test_a_verdict_is_a_line_of_utf_8_whatever_was_in_the_names() -> None:
    (line,) = verdict_lines(FORM, ['{"so": 1, "l\u2028ạ": 1}'.encode()], moment(), "vi")
    assert b"\n" not in line
    assert json.loads(line)["errors"][0]["field"] == "l\u2028ạ"
