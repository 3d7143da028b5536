"""A place anywhere in the country, chosen in two steps without scripts: the province, then its commune."""

import re
from datetime import UTC, datetime
from typing import Any

import brotli  # type: ignore[import-untyped]  # it has no types
import httpx
import pytest

from site_templates.site import BUDGET
from tests.audit.states import Real
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import (
    FIELDS,
    GUESTS,
    PATH,
    POST,
    PROCESSING,
    WHO,
    Counter,
    hidden,
    registration,
)
from tests.journeys.page import Page, read

PLACE = {"kind": "address", "label": text("Nơi ở hiện tại"), "nationwide": "viet-nam"}
HOME = {**PLACE, "id": "noi_o"}
ROWS = {**GUESTS, "fields": (*GUESTS["fields"], {**PLACE, "id": "noi_den"})}  # type: ignore[misc]  # a dict of all sorts


def form(*fields: Any, second: tuple[Any, ...] = ()) -> Counter:
    """The registration with these questions more, on its one page or on a second one."""

    def page(name: str, *asked: Any) -> dict[str, Any]:
        return {
            "id": name,
            "title": text(name),
            "sections": ({"id": name, "title": text(name), "fields": asked},),
        }

    pages = (page("mot", *FIELDS[:4], *fields), *((page("hai", *second),) if second else ()))
    return Counter(editions=(registration(pages=pages),))


def post(counter: Counter, do: str, **typed: str) -> httpx.Response:
    return counter.client(WHO).post(PATH, data={**POST, "_edition": counter.edition, "_do": do, **typed})


def seen(answer: httpx.Response) -> Page:
    return read(answer.text)


def offered(page: Page, name: str) -> list[str]:
    """The communes of one list, without the empty choice."""
    (one,) = [control for each in page.forms for control in each.named(name)]
    return one.options[1:]


def focused(answer: httpx.Response) -> list[str]:
    return re.findall(r'<select id="([^"]*)"[^>]* autofocus', answer.text)


def test_the_form_begins_with_the_provinces_and_a_button() -> None:
    counter = form(HOME)
    page = counter.client().get(PATH)
    assert offered(seen(page), "noi_o.province") == ["04", "01"]
    assert offered(seen(page), "noi_o.commune") == []
    assert '<div hidden>\n<label class="part" for="noi_o.commune">' in page.text
    (button,) = [one for each in seen(page).forms for one in each.buttons if one.value == "choose:noi_o"]
    assert (button.label, button.about) == ("Chọn tỉnh", "Nơi ở hiện tại")
    assert "Choose a province" in counter.client().get(f"{PATH}?lang=en").text


def test_choosing_a_province_lists_its_communes_leads_to_them_and_keeps_all_that_was_typed() -> None:
    typed = {"noi_o.province": "01", "noi_o.detail": "Ngõ <1>", "so_dinh_danh": "12 ba"}
    counter = form(HOME)
    sent = {**POST, "_edition": counter.edition, "_do": "choose:noi_o", **typed}
    answer = counter.client().post(PATH, data=sent)
    assert answer.status_code == 200
    assert offered(seen(answer), "noi_o.commune") == ["00004", "10489"]
    assert focused(answer) == ["noi_o.commune"]
    assert answer.text.count("autofocus") == 1
    assert "<title>Lỗi" not in answer.text
    assert "Ngõ &lt;1&gt;" in answer.text
    assert 'value="12 ba"' in answer.text
    assert 'value="Thôn Đục Khê"' in answer.text


def test_without_a_province_the_button_leads_back_to_the_provinces() -> None:
    answer = post(form(HOME), "choose:noi_o")
    assert focused(answer) == ["noi_o.province"]
    assert offered(seen(answer), "noi_o.commune") == []


def test_another_province_drops_the_commune_and_nothing_else() -> None:
    first = {"noi_o.province": "01", "noi_o.commune": "10489", "noi_o.detail": "Số 5"}
    counter = form(HOME)
    again = seen(post(counter, "choose:noi_o", **first))
    assert again.forms[-1].named("noi_o.commune")[0].value == "10489"
    moved = seen(post(counter, "choose:noi_o", **(first | {"noi_o.province": "04"})))
    assert offered(moved, "noi_o.commune") == ["01273"]
    (commune,) = moved.forms[-1].named("noi_o.commune")
    assert commune.value == ""
    assert moved.forms[-1].named("noi_o.detail")[0].value == "Số 5"


@pytest.mark.parametrize(
    ("province", "commune", "box", "message"),
    [
        ("", "", "noi_o.province", "Chọn tỉnh, thành phố ở mục “Nơi ở hiện tại”"),
        ("01", "", "noi_o.commune", "Chọn xã, phường ở mục “Nơi ở hiện tại”"),
        ("04", "10489", "noi_o.commune", "Xã, phường ở mục “Nơi ở hiện tại” phải thuộc Cao Bằng; chọn lại"),
        (
            "99",
            "10489",
            "noi_o.province",
            "Tỉnh, thành phố ở mục “Nơi ở hiện tại” phải là một trong danh sách",
        ),
    ],
)
def test_whoever_goes_on_too_soon_is_told_at_the_box_where_the_list_stands(
    province: str, commune: str, box: str, message: str
) -> None:
    typed = {"noi_o.province": province, "noi_o.commune": commune, "noi_o.detail": "Số 5"}
    answer = post(form(HOME), "check", **typed)
    assert answer.status_code == 422
    assert f'<a href="#{box}">{message}</a>' in answer.text
    assert re.search(rf'<select id="{box}"[^>]* aria-invalid="true"', answer.text)
    communes = {"01": ["00004", "10489"], "04": ["01273"]}
    assert offered(seen(answer), "noi_o.commune") == communes.get(province, [])


def test_a_place_anywhere_is_filed_and_read_back() -> None:
    typed = {"noi_o.province": "01", "noi_o.commune": "00004", "noi_o.detail": "Số 5"}
    counter = form(HOME)
    assert "Số 5, Phường Ba Đình, Thành phố Hà Nội" in post(counter, "check", **typed).text
    assert post(counter, "submit", **typed).status_code == 303
    (dossier,) = counter.dossiers.kept.values()
    assert dossier.answers["noi_o"] == {"province": "01", "commune": "00004", "detail": "Số 5"}


def test_a_row_of_a_list_is_chosen_for_by_itself() -> None:
    typed = {"khach.0.ho_ten": "An", "khach.0.noi_den.province": "01", "khach.1.ho_ten": "Bình"}
    answer = post(form(ROWS), "choose:khach.1.noi_den", **(typed | {"khach.1.noi_den.province": "04"}))
    assert offered(seen(answer), "khach.0.noi_den.commune") == ["00004", "10489"]
    assert offered(seen(answer), "khach.1.noi_den.commune") == ["01273"]
    assert focused(answer) == ["khach.1.noi_den.commune"]
    assert 'value="Bình"' in answer.text
    wrong = post(form(ROWS), "check", **typed)
    assert (
        '<a href="#khach.0.noi_den.commune">Người 1: Chọn xã, phường ở mục “Nơi ở hiện tại”</a>' in wrong.text
    )


def test_a_later_page_stays_where_it_is_with_what_the_first_one_said() -> None:
    counter = form(second=(HOME,))
    answer = post(counter, "choose:noi_o", _page="1", **{"noi_o.province": "04"})
    assert hidden(answer).items() >= {"_page": "1", "dia_chi.detail": "Thôn Đục Khê"}.items()
    assert offered(seen(answer), "noi_o.commune") == ["01273"]
    assert focused(answer) == ["noi_o.commune"]


@pytest.mark.parametrize(
    "code", ["99", "1", "010", "../01", "<script>", "０１", "\x00", "01\n04", "a" * 5000, "[]"]
)
@pytest.mark.parametrize("target", ["noi_o", "", "khong_co", "noi_o.commune", "khach.0.noi_o", "\x00"])
def test_hostile_codes_are_no_provinces_and_break_nothing(code: str, target: str) -> None:
    counter = form(HOME)
    for name in ("noi_o.province", "noi_o.commune"):
        chosen = post(counter, f"choose:{target}", **{name: code})
        assert chosen.status_code == 200
        assert offered(seen(chosen), "noi_o.commune") == []
        assert "<script>" not in chosen.text.split("</form>")[0]
        checked = post(counter, "submit", **{name: code, "noi_o.detail": "x"})
        assert checked.status_code == 422
    assert counter.dossiers.kept == {}


@pytest.mark.parametrize(
    "place",
    [
        {"province": 1, "commune": "10489", "detail": "x"},
        {"province": ["01"], "commune": "10489", "detail": "x"},
        {"province": "04", "commune": "10489", "detail": "x"},
        {"commune": "10489", "detail": "x"},
        {"province": "01", "commune": "10489", "detail": "x", "huyen": "282"},
        "01",
        [],
    ],
)
def test_a_program_is_told_of_a_wrong_place(place: object) -> None:
    counter = form(HOME)
    answers = {"ho_ten": WHO.full_name, "dien_thoai": "0912345678", "noi_o": place}
    answers["dia_chi"] = {"commune": "10489", "detail": "x"}
    sent = counter.client(WHO, json=True).post(PATH, json={"edition": counter.edition, "answers": answers})
    assert sent.status_code == 422
    assert [one["pointer"] for one in sent.json()["errors"]] == ["#/answers/noi_o"]


def test_a_supplement_chooses_in_two_steps_too_and_is_not_sent_by_it() -> None:
    counter = form(HOME)
    typed = {"noi_o.province": "01", "noi_o.commune": "00004", "noi_o.detail": "Số 5"}
    code = post(counter, "submit", **typed).headers["location"].split("/")[3]
    items = [{"field": "noi_o", "reason": "answer_incomplete", "words": ""}]
    ask = ("ask_supplement", {"items": items, "until": "2026-08-20"})
    dossier = counter.moved(counter.dossiers.kept[code], *PROCESSING, ask)
    client, path = counter.client(WHO), f"/api/ho-so/{code}"
    assert offered(seen(client.get(path)), "noi_o.commune") == ["00004", "10489"]
    moved = client.post(f"{path}/bo-sung", data={**typed, "noi_o.province": "04", "_do": "choose:noi_o"})
    assert moved.status_code == 200
    assert offered(seen(moved), "noi_o.commune") == ["01273"]
    assert focused(moved) == ["noi_o.commune"]
    assert counter.dossiers.kept[code] == dossier
    sent = client.post(f"{path}/bo-sung", data={**typed, "noi_o.province": "04", "noi_o.commune": "01273"})
    assert sent.status_code == 303
    assert counter.dossiers.kept[code].summary.answers["noi_o"]["province"] == "04"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_with_the_longest_lists_of_communes_every_form_of_today_keeps_its_weight(language: str) -> None:
    world = Real(now=datetime(2026, 11, 24, 3, tzinfo=UTC))
    (country,) = (area for area in world.catalogue.areas if area.provinces)
    longest = sorted(country.provinces, key=lambda one: -len(one.communes))
    assert len(longest[0].communes) == 168
    weighed = {}
    for procedure in world.catalogue.procedures(world.now.date()):
        asked = [field for field in procedure.fields() if getattr(field, "nationwide", "")]
        chosen = {f"{field.id}.province": one.code for field, one in zip(asked, longest, strict=False)}
        for do in ("choose:x", "check") if asked else ():
            sent = {"_edition": procedure.digest, "_lang": language, "_do": do, **chosen}
            page = world.client(WHO).post(f"/api/thu-tuc/{procedure.id}", data=sent).content
            assert page.count(b"<option value=") > 168
            weighed[procedure.id, do] = len(brotli.compress(page, quality=11))
    assert len(weighed) == 6
    assert max(weighed.values()) <= BUDGET, weighed
