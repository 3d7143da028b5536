"""How a result reaches the citizen, said once and to the end."""

from typing import Any

import pytest

from handlers.dossier.dossier import Dossier
from tests.handlers.dossier.world import text
from tests.handlers.web.cards import BOOKED, card
from tests.handlers.web.citizens import FIELDS, PROCESSING, WHO, Counter, look_up, post, registration
from tests.handlers.web.world import OFFICER

NUMBER, ADDRESS = "EB473124829VN", "Số 4, thôn Yến Vỹ"
SETTLED = ("settle", {"reference": "BL-1", "amount": 7000, "source": "desk"})
DECIDED = ("decide", {"result": "Thông báo kết quả"})
ADDED = ("add_result", {"key": "k/r", "name": "r.pdf", "size": 9, "sha256": "cd" * 32})
POSTED = ("return", {"tracking": NUMBER})


def filed(receive: str = "post") -> tuple[Counter, Dossier]:
    where = {"kind": "receive", "id": "ra_sao", "label": text("Cách nhận kết quả"), "ways": (receive,)}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, where)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    sent = {"ra_sao.address": ADDRESS} if receive == "post" else {}
    counter = Counter(editions=(registration(pages=pages, receive=(receive,)),))
    post(counter, WHO, "submit", **{"ra_sao.way": receive, **sent})
    [dossier] = counter.dossiers.kept.values()
    return counter, counter.moved(dossier, *PROCESSING, SETTLED)


def told(counter: Counter, dossier: Dossier) -> dict[str, Any]:
    body: dict[str, Any] = counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}").json()
    return body


def test_a_result_to_be_posted_names_where_to_and_that_a_number_will_come() -> None:
    counter, dossier = filed()
    counter.moved(dossier, DECIDED)
    assert told(counter, dossier)["next"][0].startswith(
        "Kết quả sẽ được gửi qua bưu điện; khi gửi, mã bưu gửi"
    )
    for who, path in ((WHO, f"/api/ho-so/{dossier.code}"), (OFFICER, f"/api/can-bo/ho-so/{dossier.code}")):
        page = counter.client(who).get(path).text
        assert f"<dt>Địa chỉ nhận qua bưu điện</dt><dd>{ADDRESS}</dd>" in page
    assert ADDRESS not in look_up(counter, dossier.code, "2345").text


def test_an_edition_from_before_the_kind_receive_keeps_the_way_and_the_address_it_asked() -> None:
    ways = [{"value": way, "label": text(way)} for way in ("desk", "post")]
    way = {"kind": "choice", "id": "nhan_ket_qua", "label": text("Cách nhận"), "options": tuple(ways)}
    address = {"kind": "text", "id": "dia_chi_nhan", "label": text("Địa chỉ")}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, way, address)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Counter(editions=(registration(pages=pages, receive=("electronic", "desk", "post")),))
    assert post(counter, WHO, "submit", nhan_ket_qua="post", dia_chi_nhan=ADDRESS).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    assert dossier.receive == "post"
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert f"<dt>Địa chỉ nhận qua bưu điện</dt><dd>{ADDRESS}</dd>" in page


def test_a_posted_result_says_its_number_and_how_to_follow_it() -> None:
    counter, dossier = filed()
    counter.moved(dossier, DECIDED, POSTED)
    body = told(counter, dossier)
    assert body["step"]["note"] == "Kết quả đã được gửi cho bạn qua bưu điện."
    assert body["next"] == [
        f"Mã bưu gửi là {NUMBER}. Tra cứu mã này ở trang của bưu điện để biết kết quả đã đến đâu."
    ]
    assert body["history"][0]["what"] == f"Kết quả đã được gửi qua bưu điện, mã bưu gửi {NUMBER}."
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert f"<dt>Mã bưu gửi</dt><dd>{NUMBER}</dd>" in page
    assert ADDRESS in page
    assert "Kết quả đã được trả. " not in page


@pytest.mark.parametrize(
    ("receive", "given", "note", "left"),
    [
        (
            "desk",
            {"collected_by": "Nguyễn Thị Ánh"},
            "Kết quả đã được trả tại quầy.",
            "Không còn việc gì phải làm.",
        ),
        ("electronic", {}, "Kết quả điện tử đã có trên trang này.", "Tải tệp kết quả ở mục Nhận kết quả."),
    ],
)
def test_a_result_that_is_not_posted_names_no_post(
    receive: str, given: dict[str, str], note: str, left: str
) -> None:
    counter, dossier = filed(receive)
    slot = {"appointment": {"day": "2026-07-28", "time": "09:00", "place": "Một cửa"}}
    file = [ADDED] if receive == "electronic" else []
    decided = (DECIDED[0], DECIDED[1] | (slot if receive == "desk" else {}))
    counter.moved(dossier, decided, *file, ("return", given))
    body = told(counter, dossier)
    assert (body["step"]["note"], body["next"]) == (note, [left])
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert "bưu" not in page.split('id="nhan-ket-qua"')[1].split("</dl>")[0]


def test_the_appointment_of_the_form_is_not_called_the_officers_own_choice() -> None:
    counter = Counter(editions=(card(),))
    post(counter, WHO, "submit", **BOOKED)
    [code] = counter.dossiers.kept
    assert "Lịch hẹn bạn chọn khi nộp" in counter.client(WHO).get(f"/api/ho-so/{code}").text
    desk = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text
    assert "Lịch hẹn chọn khi nộp" in desk
    assert "bạn chọn" not in desk
