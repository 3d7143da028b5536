"""The paper form of a filing: who sees it, what stands on it, and that nobody's hand is drawn."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.dossier.code import group_code
from handlers.dossier.dossier import Actor, Attempt, Dossier, act
from handlers.dossier.transfer import REGISTER
from handlers.web.http.services import Services
from tests.handlers.dossier.world import CALENDAR, text
from tests.handlers.web.citizens import FIELDS, ITEMS, OTHER, PROCESSING, WHO, Counter, post
from tests.handlers.web.papers import SIGN, on_paper, words
from tests.handlers.web.world import ELSEWHERE, HERE, OFFICER, STRANGER


def filed() -> tuple[Counter, Dossier]:
    counter = Counter(editions=(on_paper(),))
    return counter, counter.filed()


def test_the_paper_of_a_dossier_shows_what_was_filed_and_when_and_is_signed_by_nobody() -> None:
    counter, dossier = filed()
    answer = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/to-khai")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    paper = words(answer.text)
    assert "Kính gửi: Công an xã Hương Sơn" in paper
    assert "1. Họ, chữ đệm và tên: Nguyễn Thị Ánh" in paper
    assert "2. Số định danh cá nhân: 0 0 1 0 9 9 0 1 2 3 4 5" in paper
    assert "4. Nơi tạm trú: Thôn Đục Khê, Xã Hương Sơn" in paper
    assert "✕ 5. Đăng ký mới (được chọn)" in paper
    assert f"Mã hồ sơ: {group_code(dossier.code)}" in paper
    assert "Nộp trực tuyến lúc 08 giờ 30, ngày 22 tháng 07 năm 2026, không phải ký Nguyễn Thị Ánh" in paper
    assert SIGN not in paper
    assert "bổ sung" not in paper


def test_the_paper_is_vietnamese_on_an_english_page() -> None:
    counter, dossier = filed()
    html = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/to-khai?lang=en").text
    assert '<html lang="en">' in html
    assert '<article class="pf" lang="vi">' in html
    assert "in the language of the official form (Tiếng Việt)" in html
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc" in words(html)


def test_an_officer_of_the_unit_sees_it_from_the_desk_and_others_see_nothing() -> None:
    counter, dossier = filed()
    path = f"/api/ho-so/{dossier.code}/to-khai"
    for who, page in ((WHO, f"/api/ho-so/{dossier.code}"), (OFFICER, f"/api/can-bo/ho-so/{dossier.code}")):
        assert f'<a href="{path}">Tờ khai theo mẫu M1 (bản in)</a>' in counter.client(who).get(page).text
        assert counter.client(who).get(path).status_code == 200
    for other in (OTHER, STRANGER):
        assert counter.client(other).get(path).status_code == 404


def test_without_a_paper_form_there_is_no_page_and_no_link() -> None:
    counter = Counter()
    dossier = counter.filed()
    assert counter.client(WHO).get(f"/api/ho-so/{dossier.code}/to-khai").status_code == 404
    assert "to-khai" not in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert "to-khai" not in counter.client(OFFICER).get(f"/api/can-bo/ho-so/{dossier.code}").text
    assert 'value="print"' not in post(counter, WHO, "check").text
    assert "Kiểm tra trước khi nộp" in post(counter, WHO, "print").text


def test_a_program_reads_the_same() -> None:
    counter, dossier = filed()
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}/to-khai").json()
    assert (told["form"], told["code"], told["edition"], told["issued"]) == (
        "m1",
        "M1",
        "2022-01-01",
        "Thông tư 1",
    )
    items = {item["id"]: item for item in told["items"]}
    assert items["ho_ten"] == {
        "id": "ho_ten",
        "number": "1",
        "label": "Họ, chữ đệm và tên",
        "lines": ["Nguyễn Thị Ánh"],
    }
    assert items["dong_y"]["ticked"] is True
    assert items["khach"]["rows"] == []
    assert told["signatures"][0] == {"label": "Ý kiến của chủ hộ", "people": []}


def test_a_supplement_stands_on_the_paper_with_its_day() -> None:
    counter, dossier = filed()
    asked = {"items": ITEMS[:1], "until": "2026-08-20"}
    dossier = counter.moved(dossier, *PROCESSING, ("ask_supplement", asked))
    answers = {"answers": {"dien_thoai": "+84987654321"}}
    counter.now += timedelta(days=2)
    who = Actor("acc-1", "citizen", "x")
    after = act(dossier, Attempt("answer_supplement", who, answers), counter.now, CALENDAR)
    counter.dossiers.kept[dossier.code] = after
    paper = words(counter.client(WHO).get(f"/api/ho-so/{dossier.code}/to-khai").text)
    assert "3. Số điện thoại: 0987 654 321" in paper
    assert "Nội dung đã được bổ sung ngày 24/07/2026." in paper


def test_no_address_of_a_paper_says_anything_of_a_person() -> None:
    counter, dossier = filed()
    html = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/to-khai").text
    links = re.findall(r'(?:href|action)="([^"]*)"', html)
    assert all(
        link == "data:," or re.fullmatch(r"(#main|/[a-z/?=-]*)", link.replace(dossier.code, ""))
        for link in links
    )


@dataclass
class Closing(Counter):
    """A counter whose unit closes on a day; another stays."""

    closed: date | None = None

    @property
    def office(self) -> Services:
        services = super().office
        here, there = services.catalogue.units
        units = (here.model_copy(update={"valid_to": self.closed}), there)
        return replace(services, catalogue=replace(services.catalogue, units=units))


def test_a_unit_closed_since_keeps_its_name_on_the_desk() -> None:
    chosen = {"kind": "unit", "id": "co_quan", "label": text("Nơi nhận")}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, chosen)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Closing(editions=(on_paper(pages=pages),))
    assert post(counter, WHO, "submit", co_quan=HERE).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    counter.closed, counter.now = date(2026, 7, 31), counter.now + timedelta(days=30)
    follows = Attempt("transfer", REGISTER, {"unit": ELSEWHERE, "reason": "unit_changed"})
    counter.dossiers.kept[dossier.code] = act(dossier, follows, counter.now, CALENDAR)
    page = counter.client(STRANGER).get(f"/api/can-bo/ho-so/{dossier.code}").text
    assert "<dt>Nơi nhận</dt><dd>Công an xã Hương Sơn" in page
