"""What an account is asked for: the boxes of its kind, the user name, the password by its length."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from forms.conditions.moment import Moment
from forms.fields.base import FormPost
from handlers.web.account.sign_up import LONGEST, SHORTEST, SignUp, judge_sign_up, post_of_json
from tests.handlers.web.account.test_registration import BUSINESS, CITIZEN
from tests.viet_nam import VN

TODAY = Moment(date(2026, 7, 22), {}, {}, country=VN)


def judged(**changes: str) -> SignUp:
    return judge_sign_up(FormPost((CITIZEN | changes).items()), TODAY)


def test_what_a_citizen_types_into_the_boxes_of_organisations_is_left_out() -> None:
    made = judged(organisation="x", tax_code="not a code")
    assert made.errors == {}
    assert not {"organisation", "tax_code"} & made.values.keys()


def test_an_organisation_must_say_its_name_and_need_have_no_tax_code() -> None:
    assert judged(kind="organisation").errors.keys() == {"organisation"}
    assert judged(kind="organisation", organisation="Nhà nghỉ Hoa Mơ").errors == {}


@pytest.mark.parametrize("code", ["0101234567", "0101234567-001", "0101234567001"])
def test_a_business_gives_ten_digits_or_those_of_its_branch(code: str) -> None:
    assert judged(**BUSINESS | {"tax_code": code}).values["tax_code"] == code


@pytest.mark.parametrize("code", ["", "010123456", "01012345678", "0101234567-01", "0101234567_001"])
def test_a_business_gives_no_other_number_and_not_none(code: str) -> None:
    assert judged(**BUSINESS | {"tax_code": code}).errors.keys() == {"tax_code"}


def test_who_is_logged_in_does_not_decide_which_kind_of_account_is_made() -> None:
    there = replace(TODAY, account_kind="business")
    assert judge_sign_up(FormPost(CITIZEN.items()), there).errors == {}
    posted = FormPost((CITIZEN | {"kind": "organisation"}).items())
    assert judge_sign_up(posted, there).errors.keys() == {"organisation"}


def test_a_user_name_is_one_whether_in_capitals_or_not() -> None:
    assert {judged(username=typed).username for typed in ("TranThiBinh", "tranthibinh")} == {"tranthibinh"}


@pytest.mark.parametrize("username", ["ab", "x" * 65, "-binh", "bình", "binh@example.vn"])
def test_a_user_name_is_short_enough_and_of_plain_letters(username: str) -> None:
    assert judged(username=username).errors.keys() == {"username"}


def test_a_password_may_have_ten_to_256_characters() -> None:
    for length, taken in ((SHORTEST - 1, False), (SHORTEST, True), (LONGEST, True), (LONGEST + 1, False)):
        assert ("password" not in judged(password="ă" * length).errors) is taken, length


def test_a_password_is_the_same_from_every_keyboard_and_counts_letters_not_marks() -> None:
    password = "tiếng Việt ở đây"
    apart = unicodedata.normalize("NFD", password)
    assert apart != password
    assert judged(password=apart).password == judged(password=password).password == password
    assert judged(password=unicodedata.normalize("NFD", "ếếếếếế")).errors.keys() == {"password"}


@pytest.mark.parametrize("hidden", ["\x00", "\t", "\u0378", "\ud800"])
def test_a_password_nobody_could_type_again_is_refused(hidden: str) -> None:
    assert judged(password=f"bốn từ dễ nhớ{hidden}").errors.keys() == {"password"}


def test_neither_the_password_nor_who_registers_is_in_what_a_log_would_print() -> None:
    printed = repr(judged())
    assert CITIZEN["password"] not in printed
    assert "001187012345" not in printed
    assert "tranthibinh" in printed


@pytest.mark.parametrize(
    ("said", "kept"), [("1987-03-27", "1987-03-27"), ("0987-3-7", None), ("27/3/1987", None)]
)
def test_a_program_gives_its_birth_date_as_an_iso_day(said: str, kept: str | None) -> None:
    told: dict[str, object] = {name: text for name, text in CITIZEN.items() if not name.startswith("birth")}
    made = judge_sign_up(post_of_json(told | {"birth_date": said}), TODAY)
    assert made.values.get("birth_date") == kept
    assert ("birth_date" in made.errors) is (kept is None)


@pytest.mark.parametrize("said", ["", "1987", 1987, None, "1987-03-27-01", []])
def test_what_is_no_day_at_all_is_told_at_the_birth_date_and_breaks_nothing(said: object) -> None:
    boxes = post_of_json({"birth_date": said, "kind": "citizen"})
    assert boxes.get("kind") == "citizen"
    assert sorted(name for name, _ in boxes.items() if name.startswith("birth")) == [
        "birth_date.day",
        "birth_date.month",
        "birth_date.year",
    ]
