"""The receipt: what was filed, unchanged by whatever comes later, and nobody else's."""

from datetime import timedelta

from handlers.dossier.code import grouped
from tests.handlers.web.citizens import OTHER, PROCESSING, WHO, Counter
from tests.handlers.web.world import ELSEWHERE, OFFICER, STRANGER


def test_the_receipt_says_code_unit_due_date_and_what_next() -> None:
    counter = Counter()
    dossier = counter.filed()
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/bien-nhan")
    assert page.status_code == 200
    for told in (grouped(dossier.code), "Công an xã Hương Sơn", "024 3384 0000", "thứ Hai 27/07/2026"):
        assert told in page.text
    assert "nếu chưa gửi: Hợp đồng thuê nhà" in page.text
    assert "Sơ đồ" not in page.text


def test_nothing_that_happens_later_changes_a_byte() -> None:
    counter = Counter()
    dossier = counter.filed()
    path = f"/api/ho-so/{dossier.code}/bien-nhan"
    page, told = counter.client(WHO).get(path), counter.client(WHO, json=True).get(path)
    counter.now += timedelta(days=1)
    dossier = counter.moved(dossier, ("claim", {}), *PROCESSING[1:], ("stop", {"reason": "verification"}))
    counter.now += timedelta(days=5)
    away = {"unit": ELSEWHERE, "reason": "unit_changed"}
    dossier = counter.moved(dossier, ("resume", {}), ("forward", away))
    assert (dossier.unit, dossier.summary.due.day) == (ELSEWHERE, 30)
    assert counter.client(WHO).get(path).content == page.content
    assert counter.client(WHO, json=True).get(path).content == told.content


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
    code = grouped(counter.filed().code).lower()
    assert counter.client(WHO).get(f"/api/ho-so/{code}/bien-nhan").status_code == 200


def test_the_receipt_is_in_the_language_asked_for() -> None:
    counter = Counter()
    page = counter.client(WHO).get(f"/api/ho-so/{counter.filed().code}/bien-nhan?lang=en")
    assert "Monday 27/07/2026" in page.text
