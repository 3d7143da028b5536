"""The other language at any moment: the same page again, with everything typed, and nothing else done."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest

from tests.handlers.web.account.test_registration import CITIZEN
from tests.handlers.web.citizens import PATH, POST, WHO, Counter, asked, hidden, post
from tests.handlers.web.form.test_draft import TWO_PAGES
from tests.handlers.web.form.test_pages import ENDS
from tests.handlers.web.world import OFFICER, World

BUTTON = re.compile(r'<button [^>]*class="switch" name="_do" value="([^"]*)" formaction="([^"]*)"')


def switched(client: Any, page: Any, **typed: str) -> Any:
    """What the button answers, pressed with what is in the boxes of the page's form now."""
    do, action = BUTTON.findall(page.text)[0]
    boxes = {**hidden(page), **shown(page), **typed}
    return client.post(unescape(action), data={**boxes, "_do": do})


def shown(page: Any) -> dict[str, str]:
    found = re.findall(r'<input type="text"[^>]* name="([^"]*)"[^>]*?(?: value="([^"]*)")?[^>]*>', page.text)
    found += re.findall(r'<input[^>]* name="([^"_][^"]*)"[^>]*? value="([^"]*)"', page.text)
    return {name: unescape(value) for name, value in found if value}


def link(page: Any) -> str:
    """Where the plain link to the other language leads."""
    return unescape(re.findall(r'<a href="([^"]*)" hreflang', page.text)[0])


def test_a_form_with_errors_keeps_them_and_what_was_typed() -> None:
    counter = Counter()
    page = post(counter, None, "check", so_dinh_danh="12 ba")
    other = switched(counter.client(), page)
    assert other.status_code == 422
    assert '<html lang="en">' in other.text
    assert "There is something to correct" in other.text
    assert 'value="12 ba"' in other.text
    back = switched(counter.client(), other)
    assert "Có lỗi cần sửa" in back.text
    assert 'value="12 ba"' in back.text


def test_a_form_not_sent_yet_shows_no_errors_in_the_other_language() -> None:
    counter = Counter()
    other = switched(counter.client(), counter.client().get(PATH), dien_thoai="0912 34")
    assert other.status_code == 200
    assert 'value="0912 34"' in other.text
    assert "There is something to correct" not in other.text


def test_a_form_that_was_mended_stays_the_form() -> None:
    counter = Counter()
    wrong = post(counter, None, "check", so_dinh_danh="12 ba")
    other = switched(counter.client(), wrong, **POST)
    assert other.status_code == 200
    assert "Check before you submit" not in other.text
    assert 'name="so_dinh_danh"' in other.text


def test_the_check_page_comes_again_with_every_answer_and_files_nothing() -> None:
    counter = Counter()
    page = post(counter, WHO, "check")
    other = switched(counter.client(WHO), page)
    assert "Check before you submit" in other.text
    assert hidden(other) == hidden(page) | {"_lang": "en"}
    assert hidden(other)["dia_chi.detail"] == "Thôn Đục Khê"
    assert not counter.dossiers.kept


def test_the_second_page_of_a_form_keeps_the_first() -> None:
    counter = Counter(editions=(TWO_PAGES,))
    second = post(counter, None, "next", _page="0")
    other = switched(counter.client(), second)
    assert hidden(other)["_page"] == "1"
    assert hidden(other)["dien_thoai"] == "0912 345 678"


def test_the_end_of_a_form_before_its_end_is_told_in_the_other_language() -> None:
    counter = Counter(editions=(ENDS,))
    other = switched(counter.client(), post(counter, None, "next", _page="0"))
    assert "File it at the commune police." in other.text
    assert hidden(other)["dien_thoai"] == "0912 345 678"


def test_a_supplement_under_way_is_kept_and_not_sent() -> None:
    counter = Counter()
    dossier = asked(counter)
    client, path = counter.client(WHO), f"/api/ho-so/{dossier.code}"
    fresh = switched(client, client.get(path), dien_thoai="12")
    assert (fresh.status_code, "There is something" in fresh.text) == (200, False)
    assert 'value="12"' in fresh.text
    wrong = switched(client, client.post(f"{path}/bo-sung", data={"dien_thoai": "12"}))
    assert (wrong.status_code, "There is something" in wrong.text) == (422, True)
    assert counter.dossiers.kept[dossier.code].summary.step == "supplement_requested"


def test_registering_opens_no_account_by_changing_the_language() -> None:
    world = World()
    page = world.client().post("/api/dang-ky", data=CITIZEN | {"phone": "1"})
    other = switched(
        world.client(), page, phone="0912 345 678", **{k: v for k, v in CITIZEN.items() if k != "phone"}
    )
    assert 'value="Trần Thị Bình"' in other.text
    assert "Create an account" in other.text
    assert world.accounts.made == {}
    again = switched(world.client(), page)
    assert again.status_code == 422


def test_the_code_of_an_account_is_not_tried_by_changing_the_language() -> None:
    world = World()
    page = world.client().get("/api/dang-ky/xac-nhan")
    other = switched(world.client(), page, username="binh", code="123456")
    assert other.status_code == 200
    assert 'value="123456"' in other.text
    assert "Enter the confirmation code" in other.text


def test_a_look_up_that_failed_keeps_code_and_digits() -> None:
    counter = Counter()
    other = switched(
        counter.client(), counter.client().post("/api/tra-cuu", data={"code": "ABCD", "factor": "1"})
    )
    assert 'value="ABCD"' in other.text
    assert "No dossier matches" in other.text


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/api/tim?q=t%E1%BA%A1m+tr%C3%BA", "/api/tim?q=t%E1%BA%A1m+tr%C3%BA&lang=en"),
        ("/api/tim?q=x&lang=en", "/api/tim?q=x&lang=vi"),
        ("/api/khong-co?code=1&state=2", "/api/khong-co?lang=en"),
    ],
)
def test_a_link_keeps_what_was_looked_for_and_no_secret(path: str, leads: str) -> None:
    assert link(World().client().get(path)) == leads


def test_a_page_that_answers_a_post_leads_to_the_page_it_was_posted_from() -> None:
    counter = Counter()
    dossier = counter.filed()
    looked = counter.client().post("/api/tra-cuu", data={"code": dossier.code, "factor": "2345"})
    assert link(looked) == "/en/tra-cuu/"
    path = f"/api/can-bo/ho-so/{dossier.code}"
    refused = counter.client(OFFICER).post(f"{path}/ask_supplement", data={"until": str(date.max)})
    assert link(refused) == f"{path}?lang=en"
