"""The fee of the shipped forms over HTTP, in each way it may be paid: from the check page to the ledger."""

import re
from dataclasses import replace
from typing import Any

import pytest

from forms.fields.payment_method import PaymentMethodField
from handlers.partners import vietqr
from handlers.web.dossier.payment import qr_image
from handlers.web.http.services import Bank
from tests.forms.filled import FILLED
from tests.handlers.web.dossier.test_access_editions import (
    CITIZEN,
    Redeployed,
    boxes,
    committed,
    filed,
    opened,
)
from tests.handlers.web.world import OFFICER, Client

BANK = Bank("970436", "0011001234567", "Ngân hàng", "KHO BAC NHA NUOC")
WORDS = {"transfer": "Chuyển khoản bằng mã VietQR", "desk": "Nộp trực tiếp tại cơ quan giải quyết hồ sơ"}
ASKED = [one for one in FILLED if "cach_nop_le_phi" in one[2]]
PAYING = pytest.mark.parametrize(
    ("name", "day", "answers"), ASKED, ids=[f"{name}@{day}" for name, day, _ in ASKED]
)
TOKEN = re.compile(r'name="_token" value="(\d+)"')


class Paid(Redeployed):
    """The real catalogue at units that take transfers."""

    @property
    def office(self) -> Any:
        return replace(super().office, bank=BANK)


def walked(name: str, day: str, answers: dict[str, Any], **typed: str) -> tuple[Paid, dict[str, Any], str]:
    """The world, what was posted, and the check page that came back."""
    world, sent = Paid(now=opened(day).now), boxes(name, day, answers) | typed
    page = world.client(CITIZEN).post(f"/api/thu-tuc/{name}", data=sent | {"_do": "check"})
    assert page.status_code == 200, page.text
    return world, sent, page.text


def acted(desk: Client, path: str, act: str, **typed: str) -> None:
    [token, *_] = TOKEN.findall(desk.get(path).text)
    answer = desk.post(f"{path}/{act}", data={"_token": token, "_sure": "1", **typed})
    assert answer.status_code == 303, answer.text


def test_every_edition_of_level_4_asks_how_its_fee_is_paid_and_none_of_level_3() -> None:
    asking = {
        (one.id, one.effective_from): field.ways
        for one in committed().editions
        for field in one.fields()
        if isinstance(field, PaymentMethodField)
    }
    owing = [
        (one.id, one.effective_from) for one in committed().editions if one.level == 4 and one.fee.due_when
    ]
    assert asking == dict.fromkeys(owing, ("transfer", "desk"))
    assert len(asking) == 8


@PAYING
@pytest.mark.parametrize("way", WORDS)
def test_a_fee_is_paid_in_the_way_its_citizen_chose(
    name: str, day: str, answers: dict[str, Any], way: str
) -> None:
    world, sent, check = walked(name, day, answers, cach_nop_le_phi=way)
    assert [said for said in WORDS.values() if said in check] == [WORDS[way]]
    dossier = filed(world, name, sent)
    assert (dossier.fee["how"], dossier.fee["amount"] > 0) == (way, True)
    world.accounts.appointed = [replace(OFFICER, unit=dossier.summary.unit)]
    desk, at = world.client(world.accounts.appointed[0]), f"/api/can-bo/ho-so/{dossier.code}"
    for act in ("claim", "receive", "process", "decide"):
        acted(
            desk,
            at,
            act,
            **({"result": "Đã giải quyết", "override": "Thu khi trả kết quả"} if act == "decide" else {}),
        )
    status = world.client(CITIZEN).get(f"/api/ho-so/{dossier.code}").text
    code = qr_image(vietqr.payload(BANK.bin, BANK.account, dossier.fee["amount"], f"LP {dossier.code}"))
    assert (code in status) == (way == "transfer")
    assert ("Nộp lệ phí tại" in status) == (way == "desk")
    shown = desk.get(at).text
    assert f"Cách nộp: {WORDS[way]}" in shown
    assert f'<option value="{way}" selected>' in shown
    amount = str(dossier.fee["amount"])
    acted(desk, at, "settle", reference="FT26001", amount=amount, source=way)
    ledger = world.dossiers.kept[dossier.code].summary.ledger
    assert (ledger.state, ledger.source) == ("paid", way)
    assert code not in world.client(CITIZEN).get(f"/api/ho-so/{dossier.code}").text


@PAYING
def test_whoever_is_exempt_is_asked_for_no_way_to_pay_and_keeps_none(
    name: str, day: str, answers: dict[str, Any]
) -> None:
    world, sent, check = walked(name, day, answers, mien_le_phi="ho-ngheo")
    assert [said for said in WORDS.values() if said in check] == []
    dossier = filed(world, name, sent)
    assert "cach_nop_le_phi" not in dossier.answers
    assert (dossier.fee["amount"], dossier.summary.ledger.state) == (0, "none")
    form = world.client(CITIZEN).post(f"/api/thu-tuc/{name}", data=sent | {"_do": "edit"}).text
    assert 'name="cach_nop_le_phi"' not in form


def test_the_waiver_of_a_season_decides_whether_a_way_is_asked() -> None:
    [waived] = [one for one in FILLED if one[0] == "dang-ky-thuong-tru" and "tai_khoan_muc_02" in one[2]]
    world, sent, check = walked(*waived)
    assert [said for said in WORDS.values() if said in check] == []
    owing = {**sent, "tai_khoan_muc_02": "khong", "_do": "check"}
    page = world.client(CITIZEN).post(f"/api/thu-tuc/{waived[0]}", data=owing)
    assert (page.status_code, "Chọn câu trả lời ở mục “Cách nộp lệ phí”" in page.text) == (422, True)


@PAYING
def test_whoever_owes_a_fee_and_chose_no_way_is_told_to_choose_one(
    name: str, day: str, answers: dict[str, Any]
) -> None:
    world, sent = Paid(now=opened(day).now), boxes(name, day, answers)
    del sent["cach_nop_le_phi"]
    page = world.client(CITIZEN).post(f"/api/thu-tuc/{name}", data=sent | {"_do": "check"})
    assert page.status_code == 422
    assert "Chọn câu trả lời ở mục “Cách nộp lệ phí”" in page.text
