"""The receipt: what was filed, unchanged by whatever comes later, and nobody else's."""

from datetime import timedelta

import pytest

from handlers.dossier.code import group_code
from handlers.web.dossier import receipt
from tests.handlers.web.breaking import break_view, logged, told_as_kept
from tests.handlers.web.cards import BOOKED, card
from tests.handlers.web.citizens import (
    ANSWERS,
    DOCUMENTS,
    OTHER,
    PATH,
    POST,
    PROCESSING,
    WHO,
    Counter,
    post,
    registration,
)
from tests.handlers.web.world import ELSEWHERE, OFFICER, STRANGER


def test_the_receipt_says_code_unit_due_date_and_what_next() -> None:
    counter = Counter()
    dossier = counter.filed()
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/bien-nhan")
    assert page.status_code == 200
    for told in (group_code(dossier.code), "Công an xã Hương Sơn", "024 3384 0000", "thứ Hai 27/07/2026"):
        assert told in page.text
    assert "nếu chưa gửi: Hợp đồng thuê nhà" in page.text
    assert "Sơ đồ" not in page.text


def test_nothing_that_happens_later_changes_a_byte() -> None:
    counter = Counter()
    dossier = counter.filed()
    path = f"/api/ho-so/{dossier.code}/bien-nhan"
    page, told = counter.client(WHO).get(path), counter.client(WHO, json=True).get(path)
    counter.now += timedelta(days=1)
    dossier = counter.moved(
        dossier, ("claim", {}), *PROCESSING[1:], ("stop", {"reason": "verification", "until": "2026-08-20"})
    )
    counter.now += timedelta(days=5)
    away = {"unit": ELSEWHERE, "reason": "other_unit_competent"}
    dossier = counter.moved(dossier, ("resume", {}), ("forward", away))
    assert (dossier.unit, dossier.summary.due.day) == (ELSEWHERE, 30)
    assert counter.client(WHO).get(path).content == page.content
    assert counter.client(WHO, json=True).get(path).content == told.content


def test_where_a_document_is_wanted_the_first_thing_to_do_next_leads_to_sending_it() -> None:
    counter = Counter()
    code = counter.filed().code
    page = counter.client(WHO).get(f"/api/ho-so/{code}/bien-nhan").text
    first = page.split("<ol")[1].split("</li>")[0]
    assert f'href="/api/ho-so/{code}/giay-to">Gửi giấy tờ</a>' in first
    assert "Hợp đồng thuê nhà" in first


def test_a_document_that_is_not_demanded_is_offered_as_such_and_none_is_no_step() -> None:
    for more in ({"unless_retrievable": True}, {"required": False}):
        counter = Counter(editions=(registration(documents=({**DOCUMENTS[0], **more},)),))
        page = counter.client(WHO).get(f"/api/ho-so/{counter.filed().code}/bien-nhan").text
        assert "Không bắt buộc; nếu có thì gửi ảnh chụp hoặc bản quét: Hợp đồng thuê nhà." in page
    counter = Counter(editions=(registration(documents=()),))
    assert "giay-to" not in counter.client(WHO).get(f"/api/ho-so/{counter.filed().code}/bien-nhan").text


def test_the_receipt_of_a_card_tells_the_appointment_that_was_chosen_for_ever() -> None:
    counter = Counter(editions=(card(),))
    path = post(counter, WHO, "submit", **BOOKED).headers["location"]
    page = counter.client(WHO).get(path)
    facts = page.text.split("</ol>")[1]
    assert "Lịch hẹn bạn chọn khi nộp</dt><dd>Buổi sáng, thứ Năm 30/07/2026" in facts
    assert "Đến Công an xã Hương Sơn theo lịch hẹn bạn chọn: Buổi sáng, thứ Năm 30/07/2026" in page.text
    told = counter.client(WHO, json=True).get(path).json()
    assert told["appointment"] == "Buổi sáng, thứ Năm 30/07/2026"
    items = [{"field": "ngay_hen", "reason": "answer_incomplete"}]
    [dossier] = counter.dossiers.kept.values()
    counter.moved(dossier, *PROCESSING, ("ask_supplement", {"items": items, "until": "2026-08-20"}))
    later = {"ngay_hen.day": "31", "ngay_hen.month": "7", "ngay_hen.year": "2026"}
    assert counter.client(WHO).post(f"/api/ho-so/{dossier.code}/bo-sung", data=later).status_code == 303
    assert counter.client(WHO).get(path).content == page.content


def test_a_receipt_without_an_appointment_tells_none() -> None:
    counter = Counter()
    path = f"/api/ho-so/{counter.filed().code}/bien-nhan"
    assert "Lịch hẹn bạn chọn" not in counter.client(WHO).get(path).text
    assert counter.client(WHO, json=True).get(path).json()["appointment"] is None


def test_every_page_a_receipt_leads_a_program_to_is_there() -> None:
    counter = Counter()
    client, path = counter.client(WHO, json=True), f"/api/ho-so/{counter.filed().code}/bien-nhan"
    links = client.get(path).json()["links"]
    assert {client.get(link).status_code for link in links.values()} == {200}


def test_the_receipt_is_for_its_owner_and_the_unit_alone() -> None:
    counter = Counter()
    path = f"/api/ho-so/{counter.filed().code}/bien-nhan"
    assert counter.client(OFFICER).get(path).status_code == 200
    assert counter.client(STRANGER).get(path).status_code == 404
    assert counter.client(OTHER).get(path).status_code == 404
    assert counter.client(WHO).get("/api/ho-so/ABCD/bien-nhan").status_code == 404
    assert counter.client().get(path).headers["location"].startswith("/api/dang-nhap")
    assert counter.client(json=True).get(path).status_code == 401


def test_the_code_may_be_typed_in_groups_and_small_letters() -> None:
    counter = Counter()
    code = group_code(counter.filed().code).lower()
    assert counter.client(WHO).get(f"/api/ho-so/{code}/bien-nhan").status_code == 200


def test_the_receipt_is_in_the_language_asked_for() -> None:
    counter = Counter()
    page = counter.client(WHO).get(f"/api/ho-so/{counter.filed().code}/bien-nhan?lang=en")
    assert "Monday 27/07/2026" in page.text


@pytest.mark.parametrize("kind", ["browser", "program", "program that posts a form"])
def test_a_dossier_is_filed_though_its_receipt_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    counter = Counter()
    break_view(monkeypatch, receipt, "receipt_as_json", "receipt_view")
    client = counter.client(WHO, json=kind != "browser")
    form = {**POST, "_edition": counter.edition, "_do": "submit"}
    sent = {"edition": counter.edition, "answers": ANSWERS}
    answer = client.post(PATH, json=sent) if kind == "program" else client.post(PATH, data=form)
    [code] = counter.dossiers.kept
    assert answer.headers["location"] == f"/api/ho-so/{code}/bien-nhan"
    if kind == "browser":
        assert answer.status_code == 303
        assert logged(caplog) == []
    else:
        told_as_kept(answer, code, f"/api/ho-so/{code}/bien-nhan", 201)
        assert logged(caplog) == [("saved.view_failed", "NoView")]
