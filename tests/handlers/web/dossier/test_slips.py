"""Slips to print, codes to scan, and what is to be paid how."""

from dataclasses import replace

import pytest

from handlers.dossier.code import group_code
from handlers.dossier.dossier import Actor, Attempt, act
from handlers.partners import vietqr
from handlers.web.dossier.payment import payment_view, qr_image
from handlers.web.http.services import Bank, Services
from tests.handlers.dossier.world import CALENDAR, text
from tests.handlers.web.citizens import (
    CLERK,
    DOCUMENTS,
    FIELDS,
    OTHER,
    WHO,
    Counter,
    post,
    registration,
    with_lease,
)
from tests.handlers.web.world import OFFICER, STRANGER

BANK = Bank("970436", "0011001234567", "Vietcombank", "KHO BAC NHA NUOC")
CITIZEN = Actor("acc-1", "citizen", "x")
RECEIVE = ("receive", {"number": "G01.801.000-260722-0001"})


def banked(services: Services) -> Services:
    return replace(services, bank=BANK)


def fee(when: str) -> dict[str, object]:
    rule = {"id": "online", "amount": 7000, "explanation": {"vi": "Nộp trực tuyến", "en": "Online"}}
    return {"when": when, "rules": (rule,)}


def test_the_slip_of_a_residence_dossier_is_ct04() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), ("claim", {}), RECEIVE)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/phieu-hen").text
    for told in ("Phiếu tiếp nhận hồ sơ và hẹn trả kết quả (CT04)", "G01.801.000-260722-0001"):
        assert told in page
    for told in (group_code(dossier.code), "Hợp đồng thuê nhà", "3 ngày làm việc", "thứ Hai 27/07/2026"):
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
    assert 'Nơi trả kết quả</dt><dd>Công an xã Hương Sơn<span class="sum-note">Quầy số 2</span>' in page
    assert "Đến Quầy số 2 lúc 09:00" in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text


def lines(counter: Counter, group: int) -> dict[str, str]:
    """One group of the slip of the only dossier, as a program reads it."""
    [dossier] = counter.dossiers.kept.values()
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}/phieu-hen").json()
    return {line["label"]: line["value"] for line in told["groups"][group]["lines"]}


def test_the_slip_lists_the_papers_demanded_and_those_sent_and_no_other() -> None:
    may = {"id": "cho-o", "name": text("Chỗ ở"), "unless_retrievable": True}
    free = {"id": "khac", "name": text("Giấy tờ khác"), "required": False}
    counter = Counter(editions=(registration(documents=(*DOCUMENTS, may, free)),))
    dossier = counter.moved(counter.filed(), ("claim", {}), RECEIVE)
    assert lines(counter, 1) == {"Hợp đồng thuê nhà": "Chưa nhận"}
    dossier = with_lease(counter, dossier)
    file = {"document": "khac", "key": "k9", "name": "x.pdf", "size": 5, "sha256": "0" * 64}
    counter.dossiers.kept[dossier.code] = act(
        dossier, Attempt("attach", CITIZEN, file), counter.now, CALENDAR
    )
    assert lines(counter, 1) == {"Hợp đồng thuê nhà": "Đã nhận 1 tệp", "Giấy tờ khác": "Đã nhận 1 tệp"}


def test_a_file_without_papers_says_so() -> None:
    counter = Counter(editions=(registration(documents=()),))
    counter.moved(counter.filed(), ("claim", {}), RECEIVE)
    assert lines(counter, 1) == {"Giấy tờ kèm theo": "Không có"}


def test_the_slip_is_signed_by_whoever_received_the_dossier() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), ("claim", {}), RECEIVE)
    head = Actor("thutruong1", "head", "Vũ Đức Thắng", CLERK.unit)
    given = {"officer": {"id": "canbo2", "name": "Phạm Thị Sen"}}
    dossier = act(dossier, Attempt("reassign", head, given), counter.now, CALENDAR)
    counter.dossiers.kept[dossier.code] = dossier
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/phieu-hen").text
    signed = page.split("slip-sign")[-1]
    assert signed.index("Người tiếp nhận hồ sơ") < signed.index("<strong>Lê Văn Tám</strong>")
    assert "Phạm Thị Sen" not in page


def test_a_result_collected_names_the_unit_and_its_address() -> None:
    counter = Counter(editions=(registration(receive=("desk",)),))
    dossier = counter.moved(counter.filed(), ("claim", {}), RECEIVE)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/phieu-hen").text
    assert 'Nơi trả kết quả</dt><dd>Công an xã Hương Sơn<span class="sum-note">Hương Sơn</span>' in page


def test_a_result_by_post_names_the_address_given_and_no_desk() -> None:
    where = {"kind": "receive", "id": "ra_sao", "label": text("Cách nhận kết quả"), "ways": ("post",)}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, where)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Counter(editions=(registration(pages=pages, receive=("post",)),))
    post(counter, WHO, "submit", **{"ra_sao.way": "post", "ra_sao.address": "Số 4, thôn Yến Vỹ"})
    [dossier] = counter.dossiers.kept.values()
    counter.moved(dossier, ("claim", {}), RECEIVE)
    told = lines(counter, 2)
    assert told["Địa chỉ nhận qua bưu điện"] == "Số 4, thôn Yến Vỹ"
    assert "Nơi trả kết quả" not in told


def test_a_transfer_is_a_vietqr_code_for_the_amount_and_the_dossier() -> None:
    counter = Counter(editions=(registration(fee=fee("on_submit")),))
    dossier = counter.filed()
    shown = payment_view(banked(counter.office), dossier, "vi")
    assert (shown.state, shown.how) == ("due", "transfer")
    assert shown.qr == qr_image(vietqr.payload("970436", "0011001234567", 7000, f"LP {dossier.code}"))
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
    shown = payment_view(banked(counter.office), counter.filed(), "vi")
    assert (shown.qr, shown.bank) == ("", ())
    assert words in shown.note


def test_without_a_bank_account_the_fee_is_paid_at_the_desk() -> None:
    counter = Counter()
    assert payment_view(counter.office, counter.filed(), "vi").how == "desk"


def test_what_is_paid_or_free_asks_for_nothing() -> None:
    counter = Counter()
    settle = ("settle", {"reference": "BL1", "amount": 7000, "source": "desk"})
    paid = payment_view(counter.office, counter.moved(counter.filed(), settle), "vi")
    assert (paid.state, paid.qr) == ("paid", "")
    free = {
        "when": "on_submit",
        "rules": ({"id": "free", "amount": 0, "explanation": {"vi": "x", "en": "x"}},),
    }
    counter = Counter(editions=(registration(fee=free),))
    assert payment_view(counter.office, counter.filed(), "vi").state == "none"


def test_the_same_text_gives_the_same_picture() -> None:
    assert qr_image("x") == qr_image("x") != qr_image("y")


def test_a_result_sent_electronically_is_collected_nowhere() -> None:
    counter = Counter(editions=(registration(receive=("electronic",)),))
    counter.moved(counter.filed(), ("claim", {}), RECEIVE)
    assert not {"Nơi trả kết quả", "Địa chỉ nhận qua bưu điện"} & lines(counter, 2).keys()
