"""A supplement: only what was asked opens, it is judged, and it waits for its documents."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from handlers.aws.uploads import File
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import (
    DOCUMENTS,
    FIELDS,
    PROCESSING,
    WHO,
    Counter,
    asked,
    look_up,
    post,
    registration,
    with_lease,
)

LEASE = {"document": "hop-dong", "reason": "document_missing", "words": "trang 2"}
ASK = ("ask_supplement", {"items": [LEASE], "until": "2026-08-20"})


def part(page: str, of: str) -> str:
    """The section of one document on a page."""
    found = re.search(rf'<section class="doc[^>]* id="{of}".*?</section>', page, re.S)
    assert found, f"{of} is not on the page"
    return found[0]


def test_a_supplement_opens_only_what_was_asked_with_the_old_values() -> None:
    counter = Counter()
    page = counter.client(WHO).get(f"/api/ho-so/{asked(counter).code}").text
    assert 'name="dien_thoai"' in page
    assert 'name="ho_ten"' not in page
    assert "số không gọi được" in page
    assert "20/08/2026" in page
    assert 'id="hop-dong-file"' in page
    assert "số không gọi được" not in look_up(counter, next(iter(counter.dossiers.kept)), "2345").text


def test_a_supplement_is_judged_and_waits_for_its_documents() -> None:
    counter = Counter()
    dossier = asked(counter)
    path, client = f"/api/ho-so/{dossier.code}/bo-sung", counter.client(WHO)
    wrong = client.post(path, data={"dien_thoai": "12"})
    assert wrong.status_code == 422
    assert 'value="12"' in wrong.text
    assert "Gửi giấy tờ này trước khi bấm gửi bổ sung" in wrong.text
    with_lease(counter, dossier)
    done = client.post(path, data={"dien_thoai": "0987 654 321", "ho_ten": "Kẻ Khác"})
    assert done.headers["location"] == f"/api/ho-so/{dossier.code}"
    assert '<p class="stand-step">Đã gửi bổ sung</p>' in client.get(f"/api/ho-so/{dossier.code}").text
    kept = counter.dossiers.kept[dossier.code].summary
    assert kept.answers["dien_thoai"] == "+84987654321"
    assert kept.answers["ho_ten"] == WHO.full_name
    assert client.post(path, data={"dien_thoai": "0987 654 321"}).status_code == 303
    assert client.post(path, data={"dien_thoai": "0987 654 322"}).status_code == 409


def test_a_program_answers_a_supplement_with_just_those_answers() -> None:
    counter = Counter()
    dossier = asked(counter)
    path, client = f"/api/ho-so/{dossier.code}/bo-sung", counter.client(WHO, json=True)
    missing = client.post(path, json={"answers": {"dien_thoai": "1"}}).json()
    assert [one["pointer"] for one in missing["errors"]] == ["#/answers/dien_thoai", "#/documents/hop-dong"]
    assert (
        client.post(path, json={"answers": {"ho_ten": "x"}}).json()["errors"][0]["pointer"]
        == "#/answers/ho_ten"
    )
    assert client.post(path, json={"answers": 1}).status_code == 422
    with_lease(counter, dossier)
    told = client.post(path, json={"answers": {"dien_thoai": "0987654321"}})
    assert (told.status_code, told.json()["paused"]) == (200, False)


@pytest.mark.parametrize("rule", [{"required": False}, {"unless_retrievable": True}])
def test_a_document_an_officer_asks_for_reads_as_required_and_says_why(rule: dict[str, bool]) -> None:
    documents = ({**DOCUMENTS[0], **rule, "note": text("Nộp nếu chưa có")},)
    counter = Counter(editions=(registration(documents=documents),))
    code = counter.moved(counter.filed(), *PROCESSING, ASK).code
    client = counter.client(WHO)
    for path in (f"/api/ho-so/{code}", f"/api/ho-so/{code}/giay-to"):
        shown = part(client.get(path).text, "hop-dong")
        assert "thiếu giấy tờ. Hãy gửi giấy tờ được nêu tên. trang 2" in shown
        for doubt in ("không bắt buộc", "Không bắt buộc", "nếu"):
            assert doubt not in shown
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{code}/giay-to").json()
    assert told["documents"][0]["required"] is True
    with_lease(counter, counter.dossiers.kept[code])
    assert client.post(f"/api/ho-so/{code}/bo-sung").status_code == 303
    assert "không bắt buộc" in part(client.get(f"/api/ho-so/{code}/giay-to").text, "hop-dong")


def test_a_supplement_without_its_document_says_so_on_top_and_that_it_was_not_sent() -> None:
    counter = Counter()
    code = counter.moved(counter.filed(), *PROCESSING, ASK).code
    page = counter.client(WHO).post(f"/api/ho-so/{code}/bo-sung")
    assert page.status_code == 422
    assert "<title>Lỗi: " in page.text
    assert '<a href="#hop-dong-file">Hợp đồng thuê nhà: Chưa gửi.' in page.text
    assert 'id="hop-dong-file"' in page.text
    assert "Không nhận được" not in page.text
    assert ">○</span>Chưa gửi</span>" in part(page.text, "hop-dong")


def test_the_summary_of_a_supplement_names_wrong_answers_and_unsent_documents_together() -> None:
    counter = Counter()
    page = counter.client(WHO).post(f"/api/ho-so/{asked(counter).code}/bo-sung", data={"dien_thoai": "12"})
    summary = page.text.split('id="loi"')[1].split("</ul>")[0]
    assert re.findall('href="#([^"]*)"', summary) == ["dien_thoai", "hop-dong-file"]


def test_a_document_to_be_sent_again_stays_so_when_the_supplement_comes_without_it() -> None:
    counter = Counter()
    dossier = with_lease(counter, counter.filed())
    counter.now += timedelta(minutes=5)
    code = counter.moved(dossier, *PROCESSING, ASK).code
    page = counter.client(WHO).post(f"/api/ho-so/{code}/bo-sung").text
    assert "Cần gửi lại</span>" in part(page, "hop-dong")
    assert "Chưa gửi lại. " in page


def test_a_file_never_takes_the_page_from_somebody_who_may_have_typed_in_it() -> None:
    counter = Counter()
    code = asked(counter).code
    client, path = counter.client(WHO), f"/api/ho-so/{code}"
    for page in (client.get(path), client.post(f"{path}/bo-sung", data={"dien_thoai": "12"})):
        assert 'target="_blank"' in part(page.text, "hop-dong")
        assert f'data-typed="{path}/bo-sung"' in page.text
        assert "những gì bạn gõ vẫn còn ở trang này" in page.text
    key = f"{code}/hop-dong/0123456789abcdef"
    counter.shelf.files[key] = File(key, 2048, "application/pdf", "a" * 64)
    back = client.get(f"{path}/giay-to/hop-dong/xong", params={"key": key})
    assert back.headers["location"] == f"{path}/giay-to"
    there = client.get(f"{path}/giay-to").text
    assert f'href="{path}#bo-sung"' in there
    assert 'name="dien_thoai"' not in there
    assert client.post(f"{path}/bo-sung", data={"dien_thoai": "0987654321"}).status_code == 303
    assert "#bo-sung" not in client.get(f"{path}/giay-to").text


def test_a_file_goes_in_the_same_tab_where_nothing_else_is_asked_for() -> None:
    counter = Counter()
    code = counter.moved(counter.filed(), *PROCESSING, ASK).code
    page = counter.client(WHO).get(f"/api/ho-so/{code}").text
    assert ' target="_blank"' not in page
    assert "data-typed" not in page
    assert "thẻ mới" not in page


def with_list(**changes: Any) -> tuple[Counter, str]:
    """A dossier of which the people listed, and the telephone number, are to be mended; two are listed."""
    counter = Counter(editions=(registration(**changes),))
    told = {"khach.0.ho_ten": "An", "khach.1.ho_ten": "Bình"}
    assert post(counter, WHO, "submit", **told).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    items = [{"field": name, "reason": "answer_mismatch"} for name in ("khach", "dien_thoai")]
    ask = ("ask_supplement", {"items": items, "until": "2026-08-20"})
    return counter, counter.moved(dossier, *PROCESSING, ask).code


@pytest.mark.parametrize(
    ("do", "names"),
    [
        ("add:khach", ["An", "Bình", ""]),
        ("remove:khach:0", ["Bình"]),
        ("remove:khach:x", ["An", "Bình"]),
        ("drop:khach", ["An"]),
        ("add:dien_thoai", ["An", "Bình"]),
        ("again", ["An", "Bình"]),
        ("submit", ["An", "Bình"]),
        ("la", ["An", "Bình"]),
    ],
)
def test_nothing_but_the_button_that_sends_sends_a_supplement(do: str, names: list[str]) -> None:
    counter, code = with_list()
    path, client = f"/api/ho-so/{code}/bo-sung", counter.client(WHO)
    second = "4" if do.startswith("drop") else "Bình"
    typed = {"khach.0.ho_ten": "An", "khach.1.ho_ten": second, "dien_thoai": "12"}
    page = client.post(path, data={**typed, "_do": do})
    assert page.status_code == 200
    assert re.findall(r'name="khach\.\d\.ho_ten"(?: value="([^"]*)")?', page.text) == names
    assert 'name="dien_thoai" value="12"' in page.text
    assert "Lỗi: " not in page.text
    assert counter.dossiers.kept[code].summary.step == "supplement_requested"
    assert [event.move for event in counter.dossiers.kept[code].events][-1] == "ask_supplement"


def test_a_supplement_is_judged_for_the_kind_of_account_and_the_day_of_the_filing() -> None:
    only = {"kind": "text", "id": "ly_do", "label": text("Lý do"), "visible_when": {"account": "citizen"}}
    early = {"received": {"from": date(2026, 7, 22), "to": date(2026, 7, 22)}}
    then = {"kind": "text", "id": "vi_sao", "label": text("Vì sao"), "visible_when": early}
    stay = {"kind": "date", "id": "tu_ngay", "label": text("Từ ngày"), "not_before": "today"}
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, only, then, stay)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Counter(editions=(registration(pages=pages),))
    day = {"tu_ngay.day": "22", "tu_ngay.month": "7", "tu_ngay.year": "2026"}
    assert post(counter, WHO, "submit", ly_do="a", vi_sao="b", **day).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    names = ("ly_do", "vi_sao", "tu_ngay")
    items = [{"field": name, "reason": "answer_mismatch"} for name in names]
    ask = ("ask_supplement", {"items": items, "until": "2026-08-20"})
    counter.moved(dossier, *PROCESSING, ask)
    counter.now += timedelta(days=5)
    client, path = counter.client(WHO), f"/api/ho-so/{dossier.code}"
    page = client.get(path).text
    assert all(f'name="{name}"' in page for name in (*names[:2], "tu_ngay.day"))
    done = client.post(f"{path}/bo-sung", data={"ly_do": "c", "vi_sao": "d", **day})
    assert done.status_code == 303
    kept = counter.dossiers.kept[dossier.code].summary.answers
    assert [kept[name] for name in names] == ["c", "d", "2026-07-22"]


@pytest.mark.parametrize("json", [False, True])
def test_a_supplement_nobody_asked_for_is_a_conflict_and_changes_nothing(json: bool) -> None:
    counter = Counter()
    code = counter.moved(counter.filed(), *PROCESSING).code
    before = counter.dossiers.kept[code]
    sent = counter.client(WHO, json=json).post(
        f"/api/ho-so/{code}/bo-sung", data={"dien_thoai": "0912345679"}
    )
    assert sent.status_code == 409
    assert counter.dossiers.kept[code] == before
