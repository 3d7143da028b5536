"""Who files and whom it is for are two: the account's name is never put over another person's."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from forms.fields.base import FormPost
from handlers.aws.sessions import Identity
from handlers.web.form.draft import correctable_fields, draft_of, prefilled_draft
from tests.forms.shipped import shipped
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import ANSWERS, FIELDS, PATH, WHO, Counter, hidden, post, registration
from tests.handlers.web.fakes import OFFICER

OPTIONS = (
    {"value": "ban-than", "label": text("Cho tôi")},
    {"value": "con", "label": text("Cho con chưa thành niên của tôi")},
)
FOR_WHOM = {"kind": "choice", "id": "nop_cho", "label": text("Bạn nộp cho ai?"), "options": OPTIONS}
SECTIONS = (
    {"id": "nguoi", "title": text("Người đứng tên"), "fields": (FOR_WHOM, *FIELDS[:3])},
    {"id": "noi-o", "title": text("Nơi ở"), "fields": FIELDS[3:]},
)
ASKING = registration(
    pages=({"id": "p", "title": text("P"), "sections": SECTIONS},),
    subject={"field": "nop_cho", "own": "ban-than"},
)
CHILD = {"nop_cho": "con", "ho_ten": "Lê Bé An", "so_dinh_danh": "001218004321"}
DAYS = (date(2022, 4, 12), date(2026, 11, 23))
PARENT = Identity(
    "acc-9", "me", full_name="Trần Thị Hoa", birth_date="1990-05-01", gender="nu", id_number="001190001234"
)


def asking() -> Counter:
    return Counter(editions=(ASKING,))


def sent(counter: Counter, **changes: Any) -> Any:
    answers = {name: one for name, one in {**ANSWERS, **changes}.items() if one is not None}
    return counter.client(WHO, json=True).post(PATH, json={"edition": counter.edition, "answers": answers})


@pytest.mark.parametrize("way", ["form", "program"])
def test_a_child_is_registered_by_a_parent_under_the_childs_own_name(way: str) -> None:
    counter = asking()
    answer = post(counter, WHO, "submit", **CHILD) if way == "form" else sent(counter, **CHILD)
    assert answer.status_code in (201, 303)
    [kept] = counter.dossiers.kept.values()
    assert (kept.applicant, kept.answers["so_dinh_danh"]) == ("Lê Bé An", "001218004321")
    assert kept.declarant == {
        "name": "Nguyễn Thị Ánh",
        "number": "001099012345",
        "basis": "con",
        "proof": "",
    }
    assert "for_another" in kept.summary.flags
    assert {"4321", "2345"} <= set(kept.factors)


def test_a_filing_for_oneself_keeps_who_filed_and_raises_no_flag() -> None:
    counter = asking()
    assert sent(counter).status_code == 201
    [kept] = counter.dossiers.kept.values()
    assert kept.declarant.get("basis") == ""
    assert kept.summary.flags == ()
    assert kept.answers["nop_cho"] == "ban-than"


@pytest.mark.parametrize("counter", [asking(), Counter()], ids=["asked", "not asked"])
def test_a_program_that_types_another_person_for_itself_is_told_at_that_answer(counter: Counter) -> None:
    answer = sent(counter, ho_ten="Lê Bé An")
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == ["#/answers/ho_ten"]
    assert not counter.dossiers.kept


def test_what_the_account_answers_may_be_left_out_by_a_program() -> None:
    counter = asking()
    assert sent(counter, ho_ten=None, so_dinh_danh=None).status_code == 201
    [kept] = counter.dossiers.kept.values()
    assert kept.applicant == WHO.full_name


def test_another_name_typed_in_a_form_for_oneself_stays_and_is_an_error_at_its_box() -> None:
    counter = asking()
    page = post(counter, WHO, "submit", ho_ten="Lê Bé An")
    assert page.status_code == 422
    assert 'value="Lê Bé An"' in page.text
    assert "khác với tài khoản của bạn" in page.text
    assert "“Bạn nộp cho ai?”" in page.text
    assert not counter.dossiers.kept


def test_without_scripts_a_button_empties_the_boxes_for_the_person_chosen() -> None:
    counter = asking()
    page = counter.client(WHO).get(PATH)
    assert "Ghi người đã chọn" in page.text
    assert 'value="ban-than" checked' in page.text
    other = post(counter, WHO, "edit", nop_cho="con")
    assert 'value="con" checked' in other.text
    assert "Nguyễn Thị Ánh" not in other.text.split("<form")[-1]
    assert "so_dinh_danh" not in hidden(other)


def test_a_parents_own_number_left_in_the_childs_box_is_no_answer() -> None:
    counter = asking()
    answer = sent(counter, nop_cho="con")
    assert [one["pointer"] for one in answer.json()["errors"]] == [
        "#/answers/ho_ten",
        "#/answers/so_dinh_danh",
    ]
    page = post(counter, WHO, "check", nop_cho="con", ho_ten="Lê Bé An")
    assert page.status_code == 422
    assert 'value="Lê Bé An"' in page.text


def test_the_receipt_names_the_applicant_and_who_filed() -> None:
    counter = asking()
    path = post(counter, WHO, "submit", **CHILD).headers["location"]
    page = counter.client(WHO).get(path).text
    assert "Lê Bé An" in page
    assert "Nguyễn Thị Ánh" in page
    assert "nộp: “Cho con chưa thành niên của tôi”" in page
    told = counter.client(WHO, json=True).get(path).json()
    assert (told["applicant"], told["declarant"]) == ("Lê Bé An", "Nguyễn Thị Ánh")
    assert sent(asking()).json()["declarant"] is None


def test_the_dossier_is_looked_up_with_the_number_of_either() -> None:
    counter = asking()
    code = post(counter, WHO, "submit", **CHILD).headers["location"].split("/")[3]
    for digits, status in (("4321", 200), ("2345", 200), ("0000", 404)):
        answer = counter.client().post("/api/tra-cuu", data={"code": code, "factor": digits})
        assert answer.status_code == status


def test_an_officer_may_ask_to_mend_the_name_of_another_person_and_never_whom_it_is_for() -> None:
    answers = {"nop_cho": "con", "ho_ten": "x", "so_dinh_danh": "x"}
    assert [one.id for one in correctable_fields(ASKING, answers)] == ["ho_ten", "so_dinh_danh"]
    assert correctable_fields(ASKING, {**answers, "nop_cho": "ban-than"}) == ()


PERSONAL = frozenset({"full_name", "id_number", "birth_date", "gender"})


@pytest.mark.parametrize("day", DAYS)
def test_no_form_of_either_law_puts_the_account_over_another_person_it_is_filed_for(day: date) -> None:
    """Every procedure whose subject the account fills asks whom it is for, or is about who files."""
    catalogue, asked = shipped(), 0
    for one in catalogue.procedures(day):
        subject = [field for field in one.fields() if field.prefill in PERSONAL]
        if not subject or one.id in ("thong-bao-luu-tru", "cap-tai-khoan-dinh-danh-muc-02"):
            continue
        assert one.subject or any(field.id == "co_dai_dien" for field in one.fields()), one.id
        if one.subject is None:
            continue
        asked += 1
        moment = catalogue.moment(day, "citizen", one.id)
        child = draft_of(one, FormPost([*CHILD.items(), ("gioi_tinh", "nam")]), moment, PARENT)
        assert child.locked == child.changed == frozenset()
        assert child.posted.get("ho_ten") == "Lê Bé An"
        own = prefilled_draft(one, moment, PARENT)
        assert own.posted.get("ho_ten") == PARENT.full_name
    assert asked == 10


@pytest.mark.parametrize("day", DAYS)
def test_a_child_of_eighteen_files_alone(day: date) -> None:
    catalogue = shipped()
    one = catalogue.current_edition("dang-ky-tam-tru", day)
    assert one is not None
    moment = catalogue.moment(day, "citizen", one.id)
    birth = [("ngay_sinh.year", "1999"), ("ngay_sinh.month", "1"), ("ngay_sinh.day", "2")]
    error = draft_of(one, FormPost([("nop_cho", "con"), *birth]), moment, PARENT).judge().error("ngay_sinh")
    assert error is not None
    assert error.message["vi"].startswith("Con từ đủ 18 tuổi thì tự nộp")


def test_the_desk_sees_who_filed_on_what_authority_and_that_nobody_vouches_for_it() -> None:
    counter = asking()
    code = post(counter, WHO, "submit", **CHILD).headers["location"].split("/")[3]
    page = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text
    told = page.split("<dt>Người nộp</dt>")[1].split("</div>")[0]
    assert "Nguyễn Thị Ánh" in told
    assert "số định danh 001099012345" in told
    assert "nộp: “Cho con chưa thành niên của tôi”" in told
    assert "tự khai, chưa được xác thực" in told
    assert "Nộp thay người khác" in page
    assert "tự khai" not in counter.client(WHO).get(f"/api/ho-so/{code}").text


def test_an_account_an_identity_provider_vouches_for_is_shown_as_proven() -> None:
    counter = asking()
    known = replace(WHO, proof="VNeID")
    code = post(counter, known, "submit", **CHILD).headers["location"].split("/")[3]
    page = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text
    assert "đã được VNeID xác thực" in page
    assert "tự khai" not in page
