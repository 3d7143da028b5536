"""Every reason has a sentence in every language, and every sentence a reason."""

import re
from typing import get_args

import pytest

from forms.conditions.rules import Operator
from forms.fields import KINDS
from forms.judging.foresight import AHEAD
from forms.text.language import STATED, Language, Text
from forms.text.messages import placeholders, quotation, sentence, template
from forms.text.words import languages

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
    "label",
    [
        "Do you have a lease?",
        "CCCD 12 số",
        "Hà Nội: nơi ở trước đây",
        "iD of the vehicle",
        "I declare",
        "Ý kiến của chủ hộ",
        "Số {x}",
    ],
)
@pytest.mark.parametrize("reason", ["required", "type", "too_large"])
def test_a_label_is_quoted_whole_wherever_it_stands(label: str, reason: str) -> None:
    words = template("any", reason)
    told = sentence(words, quotation(Text(vi=label)), {"limit": 3})
    assert told["vi"] == words.format(label=f"“{label}”", limit=3)["vi"]
    assert told["en"] == words.format(label=f"“{label}”", limit=3)["en"]


def test_a_french_label_stands_in_french_quotation_marks() -> None:
    told = sentence(template("yes_no", "required"), quotation(Text(fr="Avez-vous un bail ?")), {})
    assert told["fr"] == "Choisissez Oui ou Non\u00a0: «\u00a0Avez-vous un bail ?\u00a0»"


def test_a_name_of_the_answer_is_put_in_as_written_and_may_begin_the_sentence() -> None:
    name = Text(vi="hợp đồng thuê nhà", en="the lease", fr="le bail")
    assert sentence(template("any", "required"), name, {}) == Text(
        vi="Nhập hợp đồng thuê nhà", en="Enter the lease", fr="Renseignez le bail"
    )
    assert sentence(template("any", "too_small"), name, {"limit": 3}) == Text(
        vi="Hợp đồng thuê nhà phải từ 3 trở lên",
        en="The lease must be 3 or more",
        fr="La réponse pour le bail doit être au moins 3",
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("kind", "reason"), [*EVERY, *BETWEEN])
def test_no_template_quotes_what_comes_quoted(kind: str, reason: str, language: Language) -> None:
    words = template(kind, reason)[language]
    assert not re.search(r"[“«]\s*\{(label|other|column)\}", words)


@pytest.mark.parametrize(("kind", "reason"), [*EVERY, *BETWEEN])
def test_no_french_template_puts_a_name_after_a_preposition_that_melts_into_its_article(
    kind: str, reason: str
) -> None:
    # "à le bail" must be "au bail", "de le bail" "du bail": a name as written cannot follow either.
    assert not re.search(r"\b(à|de) \{(label|other|column)\}", template(kind, reason)["fr"])


def test_a_sentence_is_filled_in_each_language() -> None:
    words = Text(vi="{label} khác {other}", en="{label} is not {other}")
    name, other = Text(vi="số {x}", en="the number"), Text(vi="Khách 1", en="Guest 1")
    assert sentence(words, name, {"other": other}) == Text(
        vi="Số {x} khác Khách 1", en="The number is not Guest 1"
    )


def test_braces_hold_plain_names_only() -> None:
    assert placeholders("{{a}} {label}") == {"label"}
    for words in ("{0}", "{label['vi']}", "{label!r}", "{label:>9}", "{}", "{"):
        with pytest.raises(ValueError, match=r"placeholder|expected '}'|Single"):
            placeholders(words)
