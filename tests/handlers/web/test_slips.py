"""Slips to print, codes to scan, and what is to be paid how."""

from dataclasses import replace

import pytest

from handlers.dossier import vietqr
from handlers.dossier.code import grouped
from handlers.web.office import Bank, Office
from handlers.web.slips import payment, qr
from tests.handlers.web.citizens import OTHER, WHO, Counter, registration
from tests.handlers.web.world import OFFICER, STRANGER

BANK = Bank("970436", "0011001234567", "Vietcombank", "KHO BAC NHA NUOC")
RECEIVE = ("receive", {"number": "G01.801.000-260722-0001"})


def banked(office: Office) -> Office:
    return replace(office, bank=BANK)


def fee(when: str) -> dict[str, object]:
    rule = {"id": "online", "amount": 7000, "explanation": {"vi": "Nộp trực tuyến", "en": "Online"}}
    return {"when": when, "rules": (rule,)}


def test_the_slip_of_a_residence_dossier_is_ct04() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), ("claim", {}), RECEIVE)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/phieu-hen").text
    for told in ("Phiếu tiếp nhận hồ sơ và hẹn trả kết quả (CT04)", "G01.801.000-260722-0001"):
        assert told in page
    for told in (grouped(dossier.code), "Hợp đồng thuê nhà", "3 ngày làm việc", "thứ Hai 27/07/2026"):
        assert told in page
    assert 'src="data:image/svg+xml' in page
    told = counter.client(OFFICER, json=True).get(f"/api/ho-so/{dossier.code}/phieu-hen").json()
    assert told["number"] == "G01.801.000-260722-0001"
    for who in (OTHER, STRANGER):
        assert counter.client(who).get(f"/api/ho-so/{dossier.code}/phieu-hen").status_code == 404


def test_the_slip_names_the_appointment() -> None:
    counter = Counter(editions=(registration(receive=("desk",), fee=fee("on_result")),))
    meeting = {"day": "2026-07-27", "time": "09:00", "place": "Quầy số 2"}
    decide = ("decide", {"result": "Đã cấp", "appointment": meeting})
    dossier = counter.moved(counter.filed(), ("claim", {}), RECEIVE, ("process", {}), decide)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/phieu-hen").text
    assert "09:00, thứ Hai 27/07/2026" in page
    assert "Quầy số 2" in page
    assert "Đến Quầy số 2 lúc 09:00" in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text


def test_a_transfer_is_a_vietqr_code_for_the_amount_and_the_dossier() -> None:
    counter = Counter(editions=(registration(fee=fee("on_submit")),))
    dossier = counter.filed()
    shown = payment(banked(counter.office), dossier, "vi")
    assert (shown.state, shown.how) == ("due", "transfer")
    assert shown.qr == qr(vietqr.payload("970436", "0011001234567", 7000, f"LP {dossier.code}"))
    assert [line.value for line in shown.bank][1:] == [
        "0011001234567",
        "KHO BAC NHA NUOC",
        f"LP {dossier.code}",
    ]


@pytest.mark.parametrize(
    ("when", "words"), [("after_acceptance", "khi đơn vị yêu cầu"), ("on_result", "khi nhận kết quả")]
)
def test_a_fee_that_is_not_due_yet_shows_no_code(when: str, words: str) -> None:
    counter = Counter(editions=(registration(fee=fee(when)),))
    shown = payment(banked(counter.office), counter.filed(), "vi")
    assert (shown.qr, shown.bank) == ("", ())
    assert words in shown.note


def test_without_a_bank_account_the_fee_is_paid_at_the_desk() -> None:
    counter = Counter()
    assert payment(counter.office, counter.filed(), "vi").how == "desk"


def test_what_is_paid_or_free_asks_for_nothing() -> None:
    counter = Counter()
    settle = ("settle", {"reference": "BL1", "amount": 7000, "source": "desk"})
    paid = payment(counter.office, counter.moved(counter.filed(), settle), "vi")
    assert (paid.state, paid.qr) == ("paid", "")
    free = {
        "when": "on_submit",
        "rules": ({"id": "free", "amount": 0, "explanation": {"vi": "x", "en": "x"}},),
    }
    counter = Counter(editions=(registration(fee=free),))
    assert payment(counter.office, counter.filed(), "vi").state == "none"


def test_the_same_text_gives_the_same_picture() -> None:
    assert qr("x") == qr("x") != qr("y")
