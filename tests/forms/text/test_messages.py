"""Every reason has a sentence in every language, and every sentence a reason."""

import re
from typing import get_args

import pytest

from forms.conditions.rules import Operator
from forms.fields import KINDS
from forms.judging.foresight import AHEAD
from forms.text.language import STATED, Language, Text
from forms.text.messages import inside, placeholders, sentence, template

EVERY = [(kind, reason) for kind, model in KINDS.items() for reason in model.reasons()]
EMPTY = {"required", "missing_day", "missing_month", "missing_year", "province", "commune", "detail"}
TO_DO = {"vi": ("Nhập ", "Chọn ", "Đánh dấu "), "en": ("Enter ", "Choose ", "Tick ")}
MUST = {"vi": " phải ", "en": " must "}
RULES = (*get_args(Operator), "at_most_one", "require_present", "require_absent")
BETWEEN = [*(("rule", reason) for reason in RULES), ("arrival", AHEAD), ("any", "unknown")]
PLAIN_FACT = {("date", "leap")}
"""Said as the issue words it: "Ngày 29/02 không có trong năm 1973"."""


@pytest.mark.parametrize("language", STATED)
@pytest.mark.parametrize(("kind", "reason"), EVERY)
def test_a_reason_is_said_as_something_to_do(kind: str, reason: str, language: Language) -> None:
    words = template(kind, reason)[language]
    if reason in EMPTY:
        assert words.startswith(TO_DO[language])
    elif reason not in KINDS[kind].WARNINGS and (kind, reason) not in PLAIN_FACT:
        assert MUST[language] in words


@pytest.mark.parametrize("language", STATED)
@pytest.mark.parametrize(("kind", "reason"), [*EVERY, *BETWEEN])
def test_no_sentence_says_invalid(kind: str, reason: str, language: Language) -> None:
    words = template(kind, reason)[language]
    assert not re.search(r"không hợp lệ|invalid|error|lỗi", words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("label", "inner"),
    [
        ("Họ, chữ đệm và tên", "họ, chữ đệm và tên"),
        ("CMND 9 số", "CMND 9 số"),
        ("Ý kiến của chủ hộ", "ý kiến của chủ hộ"),
        ("I declare", "I declare"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence_begins_small(label: str, inner: str) -> None:
    assert inside(label) == inner


def test_a_sentence_is_filled_in_each_language() -> None:
    words = Text(vi="{label} khác {other}", en="{label} is not {other}")
    label, other = Text(vi="Số {x}", en="The number"), Text(vi="Khách 1", en="Guest 1")
    assert sentence(words, label, {"other": other}) == Text(
        vi="Số {x} khác Khách 1", en="The number is not Guest 1"
    )


def test_braces_hold_plain_names_only() -> None:
    assert placeholders("{{a}} {label}") == {"label"}
    for words in ("{0}", "{label['vi']}", "{label!r}", "{label:>9}", "{}", "{"):
        with pytest.raises(ValueError, match=r"placeholder|expected '}'|Single"):
            placeholders(words)
