"""How the fee is to be paid, as chosen: the receipt, the status page and the desk follow from it."""

from dataclasses import replace
from typing import Any

import pytest

from handlers.dossier.dossier import Dossier
from handlers.web.http.services import Bank
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import FIELDS, PROCESSING, WHO, Counter, post, registration
from tests.handlers.web.world import OFFICER

BANK = Bank("970436", "0011001234567", "Ngân hàng", "KHO BAC NHA NUOC")
PAY = {"kind": "payment_method", "id": "cach_nop", "label": text("Cách nộp lệ phí")}
RULE = {"id": "muc-thu", "amount": 7000, "explanation": {"vi": "Mức thu", "en": "Fee"}}
NEXT = {
    "transfer": "Chuyển khoản lệ phí theo mã QR bên dưới, giữ nguyên nội dung chuyển khoản.",
    "desk": "Nộp lệ phí 7.000\u00a0₫ tại Công an xã Hương Sơn.",
    "online": "Nộp lệ phí 7.000\u00a0₫ trực tuyến khi Công an xã Hương Sơn gửi yêu cầu thanh toán.",
}


def filed(monkeypatch: pytest.MonkeyPatch, way: str, when: Any = "on_submit") -> tuple[Counter, Dossier]:
    field = {**PAY, "ways": ("transfer", "desk", "online")}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, field)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Counter(
        editions=(registration(pages=pages, documents=(), fee={"when": when, "rules": (RULE,)}),)
    )
    monkeypatch.setattr(Counter, "office", replace(counter.office, bank=BANK))
    assert post(counter, WHO, "submit", cach_nop=way).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    return counter, dossier


@pytest.mark.parametrize("way", NEXT)
def test_the_receipt_says_what_the_way_chosen_calls_for(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    counter, dossier = filed(monkeypatch, way)
    assert dossier.fee["how"] == way
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/bien-nhan").text
    assert [line for line in NEXT.values() if line in page] == [NEXT[way]]
    assert ("<img" in page) == (way == "transfer")
    assert ("chưa nối với cổng thanh toán nào" in page) == (way == "online")


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("transfer", "Nộp lệ phí theo hướng dẫn bên dưới."),
        ("desk", "Nộp lệ phí tại Công an xã Hương Sơn."),
        ("online", "Nộp lệ phí trực tuyến khi Công an xã Hương Sơn gửi yêu cầu thanh toán."),
    ],
)
def test_the_status_says_it_while_it_is_due_and_the_desk_shows_the_way(
    monkeypatch: pytest.MonkeyPatch, way: str, words: str
) -> None:
    counter, dossier = filed(monkeypatch, way)
    counter.moved(dossier, *PROCESSING)
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}").json()["next"]
    assert told == [words]
    page = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{dossier.code}").text
    shown = {"transfer": "Chuyển khoản bằng mã VietQR", "online": "Nộp trực tuyến theo yêu cầu của đơn vị"}
    assert f"Cách nộp: {shown.get(way, 'Nộp trực tiếp tại cơ quan giải quyết hồ sơ')}" in page
    assert f'<option value="{way}" selected>' in page


def test_what_is_due_later_keeps_the_way_and_shows_no_code_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    counter, dossier = filed(monkeypatch, "transfer", "after_acceptance")
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/bien-nhan").text
    assert "Chưa phải nộp ngay" in page
    assert "Cách nộp: Chuyển khoản bằng mã VietQR" in page
    assert "<img" not in page


def test_a_payment_made_online_is_recorded_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    counter, dossier = filed(monkeypatch, "online")
    paid = ("settle", {"reference": "CQG-1", "amount": 7000, "source": "online"})
    assert counter.moved(dossier, *PROCESSING, paid).summary.ledger.source == "online"
