"""What is typed so far: account over post, rows, pages, and the edition it was begun with."""

from datetime import date, timedelta

import pytest

from forms.fields.base import FormPost
from handlers.aws.sessions import Identity
from handlers.web.form.draft import correctable_fields, draft_of, prefilled_draft
from tests.forms.shipped import shipped
from tests.handlers.web.citizens import PATH, WHO, Counter, hidden, post, registration


def test_identity_comes_from_the_account_whatever_is_posted() -> None:
    counter = Counter()
    page = post(counter, WHO, "submit", ho_ten="Người Khác")
    assert page.status_code == 422
    assert "lấy lại từ tài khoản" in page.text
    assert not counter.dossiers.kept
    counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"})
    [kept] = counter.dossiers.kept.values()
    assert kept.answers["ho_ten"] == "Nguyễn Thị Ánh"


def test_contact_details_may_differ_from_the_account() -> None:
    counter = Counter()
    post(counter, WHO, "submit", dien_thoai="0987654321")
    [kept] = counter.dossiers.kept.values()
    assert kept.answers["dien_thoai"].endswith("987654321")


OLD = registration(effective_to=date(2026, 7, 20), form="CT01 cũ")
NEW = registration(effective_from=date(2026, 7, 21))


@pytest.mark.parametrize(("days", "status"), [(0, 303), (12, 303), (13, 422)])
def test_an_edition_is_taken_until_fourteen_days_after_its_end(days: int, status: int) -> None:
    counter = Counter(editions=(OLD, NEW))
    counter.now += timedelta(days=days)
    answer = post(counter, WHO, "submit", _edition=OLD.digest)
    assert answer.status_code == status
    if status == 303:
        [kept] = counter.dossiers.kept.values()
        assert kept.edition == OLD.digest
    else:
        assert "Mẫu tờ khai đã thay đổi" in answer.text
        assert hidden(answer)["_edition"] == NEW.digest
        assert "Thôn Đục Khê" in answer.text


def test_an_edition_nobody_knows_or_of_the_future_is_not_taken() -> None:
    later = registration(effective_from=date(2027, 1, 1))
    counter = Counter(editions=(registration(effective_to=date(2026, 12, 31)), later))
    assert post(counter, WHO, "submit", _edition="0123456789ab").status_code == 422
    assert post(counter, WHO, "submit", _edition=later.digest).status_code == 422


TWO_PAGES = registration(
    pages=tuple(
        {"id": f"p{n}", "title": {"vi": "P", "en": "P"}, "sections": (section,)}
        for n, section in enumerate(registration().model_dump(exclude_defaults=True)["pages"][0]["sections"])
    )
)


def test_a_form_in_pages_goes_forward_when_the_page_is_right_and_back_always() -> None:
    counter = Counter(editions=(TWO_PAGES,))
    wrong = post(counter, None, "next", _page="0", dien_thoai="1", **{"dia_chi.detail": ""})
    assert wrong.status_code == 422
    assert 'name="dien_thoai"' in wrong.text
    page = post(counter, None, "next", _page="0")
    assert hidden(page)["dien_thoai"] == "0912 345 678"
    assert hidden(page)["_page"] == "1"
    assert hidden(post(counter, None, "back", _page="1"))["_page"] == "0"
    assert "Kiểm tra" in post(counter, None, "next", _page="1").text
    first_wrong = post(counter, None, "check", _page="1", dien_thoai="1")
    assert hidden(first_wrong)["_page"] == "0"


PARENT = Identity(
    "acc-9", "me", full_name="Trần Thị Hoa", birth_date="1990-05-01", gender="nu", id_number="001190001234"
)
CHILD = [("co_dai_dien", "co"), ("ho_ten", "Lê Bé An"), ("so_dinh_danh", "001218004321")]


@pytest.mark.parametrize("day", [date(2022, 4, 12), date(2026, 11, 23)])
def test_a_parent_files_for_a_child_and_stands_as_the_representative(day: date) -> None:
    catalogue = shipped()
    [card] = [one for one in catalogue.procedures(day) if one.id.startswith("cap-the")]
    moment = catalogue.moment(day, "citizen", card.id)
    own = draft_of(card, FormPost([("co_dai_dien", "khong"), *CHILD[1:]]), moment, PARENT)
    assert "so_dinh_danh" in own.changed
    assert own.posted.get("ho_ten") == "Trần Thị Hoa"
    child = draft_of(card, FormPost(CHILD), moment, PARENT)
    assert child.posted.get("ho_ten") == "Lê Bé An"
    assert child.posted.get("so_dinh_danh") == "001218004321"
    assert child.posted.get("dai_dien_ho_ten") == "Trần Thị Hoa"
    assert "dai_dien_ho_ten" in child.locked
    assert "ho_ten" not in child.locked
    numberless = draft_of(card, FormPost(CHILD[:2]), moment, PARENT)
    assert numberless.posted.get("ho_ten") == "Lê Bé An"


@pytest.mark.parametrize("day", [date(2022, 4, 12), date(2026, 11, 23)])
def test_a_form_nobody_typed_in_tells_who_applies_and_of_no_representative(day: date) -> None:
    catalogue = shipped()
    [card] = [one for one in catalogue.procedures(day) if one.id.startswith("cap-the")]
    told = dict(prefilled_draft(card, catalogue.moment(day, "citizen", card.id), PARENT).posted.items())
    assert (told["ho_ten"], told["ngay_sinh.year"], told["gioi_tinh"]) == ("Trần Thị Hoa", "1990", "nu")
    assert [name for name in told if name.startswith("dai_dien_")] == []


def test_nobody_represents_himself_by_leaving_the_prefilled_form_as_it_is() -> None:
    day = date(2026, 11, 23)
    catalogue = shipped()
    card = catalogue.current_edition("cap-the-can-cuoc", day)
    assert card is not None
    moment = catalogue.moment(day, "citizen", card.id)
    prefilled = prefilled_draft(card, moment, PARENT)
    kept = [pair for pair in prefilled.posted.items() if pair[0] != "co_dai_dien"]
    turned = draft_of(card, FormPost([*kept, ("co_dai_dien", "co")]), moment, PARENT)
    assert turned.posted.get("ho_ten") == turned.posted.get("so_dinh_danh") == ""
    assert turned.judge().error("ho_ten") is not None


def test_an_officer_may_not_ask_to_mend_what_the_account_is_known_by() -> None:
    procedure = registration()
    answers = dict.fromkeys(("ho_ten", "so_dinh_danh", "dien_thoai", "dia_chi"), "x")
    assert [field.id for field in correctable_fields(procedure, answers)] == ["dien_thoai", "dia_chi"]


def test_of_a_filing_for_somebody_else_the_representatives_identity_is_fixed_and_the_applicants_is_not() -> (
    None
):
    procedure = shipped().current_edition("dang-ky-tam-tru", date(2026, 7, 22))
    assert procedure is not None
    answers: dict[str, object] = {field.id: "x" for field in procedure.fields()}
    own, represented = (
        {field.id for field in correctable_fields(procedure, {**answers, "nop_cho": who})}
        for who in ("ban-than", "con")
    )
    assert {"ho_ten", "so_dinh_danh"} & own == set()
    assert {"ho_ten", "so_dinh_danh"} <= represented
    assert "cam_doan" not in own | represented
    # Slip, appointment and fee follow what was filed, so no account may answer these.
    ways = {field.id for field in procedure.fields() if field.kind in ("receive", "payment_method")}
    assert len(ways) == 2
    assert not ways & (own | represented)
