"""The filing code and the official number."""

import unicodedata
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dossier.code import (
    ALPHABET,
    BadCode,
    filing_code,
    group_code,
    is_number,
    official_number,
    parse_code,
)

SECRET = b"a secret of the deployment"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
ANSWERS = st.dictionaries(st.text(max_size=5), JSON, max_size=3)
CODES = st.builds(
    lambda account, answers: filing_code(SECRET, account=account, edition="e", answers=answers),
    st.text(),
    ANSWERS,
)


def code(**changes: Any) -> str:
    filing: dict[str, Any] = {"account": "acc-1", "edition": "0123456789ab", "answers": {"ho_ten": "Nguyễn"}}
    return filing_code(changes.pop("secret", SECRET), **(filing | changes))


def test_the_same_filing_has_the_same_code_for_ever() -> None:
    assert code() == code()
    assert code() == "7WDYE1RAYPDCW", "a change of the derivation would give every retry a second dossier"


@pytest.mark.parametrize(
    "change",
    [
        {"account": "acc-2"},
        {"edition": "ffffffffffff"},
        {"answers": {"ho_ten": "Trần"}},
        {"answers": {"ho_ten": "Nguyễn", "email": ""}},
        {"again": 1},
        {"secret": b"another"},
    ],
)
def test_another_filing_has_another_code(change: dict[str, Any]) -> None:
    assert code(**change) != code()


def test_two_keyboards_give_one_code() -> None:
    spelled = {unicodedata.normalize("NFD", "họ"): [unicodedata.normalize("NFD", "Nguyễn"), ("a", 1)]}
    assert code(answers=spelled) == code(answers={"họ": ["Nguyễn", ["a", 1]]})


def test_the_order_of_the_answers_does_not_matter() -> None:
    assert code(answers={"a": 1, "b": 2}) == code(answers={"b": 2, "a": 1})


def test_a_filing_code_needs_a_secret_and_plain_answers() -> None:
    with pytest.raises(ValueError, match="needs a secret"):
        code(secret=b"")
    with pytest.raises(ValueError, match="not JSON compliant"):
        code(answers={"n": float("nan")})


def test_a_lone_surrogate_still_has_a_code() -> None:
    assert parse_code(code(answers={"n": "\ud800"}))


@given(CODES)
def test_a_code_is_thirteen_letters_people_do_not_confuse_and_reads_back(made: str) -> None:
    assert len(made) == 13
    assert set(made) <= set(ALPHABET)
    assert not set(made) & set("ILOU")
    assert parse_code(made) == parse_code(group_code(made)) == made


@given(CODES)
def test_a_code_is_read_however_it_is_typed(made: str) -> None:
    typed = group_code(made).lower().replace("0", "o").replace("1", "l").replace("-", " – ")
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in made)
    assert parse_code(f" {typed}\u200b\t") == parse_code(wide) == made


@given(CODES, st.integers(0, 12), st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_always_found(made: str, place: int, sign: str) -> None:
    typed = made[:place] + sign + made[place + 1 :]
    if typed != made:
        with pytest.raises(BadCode, match="mistyped"):
            parse_code(typed)


@given(CODES, st.integers(0, 12), st.integers(0, 12))
def test_two_characters_swapped_are_always_found(made: str, one: int, other: int) -> None:
    signs = list(made)
    signs[one], signs[other] = signs[other], signs[one]
    if "".join(signs) != made:
        with pytest.raises(BadCode, match="mistyped"):
            parse_code("".join(signs))


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFGH-JKMN-PP", "x" * 9999])
def test_a_code_of_another_length_is_told_what_a_code_looks_like(typed: str) -> None:
    with pytest.raises(BadCode) as refused:
        parse_code(typed)
    assert "13 chữ và số" in refused.value.message["vi"]


@pytest.mark.parametrize("typed", ["UBCDEFGHJKMNP", "ĐBCDEFGHJKMNP", "ABCD!EFGHJKMN"])
def test_a_letter_no_code_has_is_named(typed: str) -> None:
    with pytest.raises(BadCode) as refused:
        parse_code(typed)
    assert "không có chữ U" in refused.value.message["vi"]


@given(st.text())
def test_whatever_is_typed_is_a_code_or_is_refused(typed: str) -> None:
    with suppress(BadCode):
        assert parse_code(parse_code(typed)) == parse_code(typed)


@pytest.mark.parametrize(
    "number",
    [
        "G01.801.000-260721-0042",
        "G01.899.909-260916-890028",
        "H15.50.05.13-261008-0975",
        "000.00.01.H26-220412-0001",
    ],
)
def test_both_styles_of_official_number_are_known(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "G01.801.000-260732-0042",
        "G01.801.000-261301-0042",
        "G01.801.000-260721-042",
        "G01.801.000-260721-00000042",
        "g01.801.000-260721-0042",
        "G01.801.000-260721-0042\n",
        "G01.801.000-٢٦٠٧٢١-0042",
        "ABCD-EFGH-JKMN-P",
    ],
)
def test_what_is_no_official_number_is_refused(text: str) -> None:
    assert not is_number(text)


def test_a_unit_numbers_its_dossiers_by_day() -> None:
    assert official_number("G01.801.000", date(2026, 7, 21), 42) == "G01.801.000-260721-0042"
    with pytest.raises(ValueError, match="is no official number"):
        official_number("Hương Sơn", date(2026, 7, 21), 42)
