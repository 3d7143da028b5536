"""The static site: every page in both languages, within its weight, written only where it changed."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from forms.country.calendar import Calendar
from forms.schema.catalogue import Catalogue
from forms.schema.fee import UNSTATED_FEE, FeeRule, FeeTable
from forms.schema.procedure import Procedure, TimeLimit
from forms.schema.unit import Area, Commune, Unit
from site_templates.building.site_files import write
from site_templates.facts import fact_lines, fee_lines
from site_templates.site import empty_form_page, pages
from site_templates.views import PER_PAGE
from tests.forms.shipped import shipped
from tests.forms.world import procedure, written
from tests.site_templates.markup import faults
from tests.viet_nam import IN_VN, VN

DAY = date(2026, 7, 21)
NAME = {"vi": "Hà Nội", "en": "Ha Noi"}
OWN = {
    "index.html",
    "tra-cuu/index.html",
    "dang-ky/index.html",
    "404.html",
    "kha-nang-tiep-can/index.html",
    "thu-tuc/thu/index.html",
    "thu-tuc/thu/to-khai/index.html",
}


def catalogue(*procedures: Procedure) -> Catalogue:
    area = Area.model_validate(
        {
            "id": "ha-noi",
            "name": {"vi": "x", "en": "x"},
            "valid_from": DAY,
            "communes": (Commune(code="10489", name="Xã A"),),
        },
        strict=False,
    )
    return Catalogue(procedures, (), (area,), Calendar({}, {}, range(2026, 2027)), site=IN_VN)


def small() -> Procedure:
    return procedure(written("name", "ho_ten"), written("address", "dia_chi"))


def test_every_page_is_made_in_both_languages_and_is_sound() -> None:
    made = dict(pages(catalogue(small()), DAY))
    assert set(made) == OWN | {f"en/{path}" for path in OWN}
    for path, html in made.items():
        assert faults(html) == [], path
        assert html.startswith("<!DOCTYPE html>")
        assert f'<html lang="{"en" if path.startswith("en/") else "vi"}">' in html


def test_a_procedure_on_a_paper_form_has_it_blank_to_print_and_says_so() -> None:
    whole = shipped()
    blank = whole.current_edition("khai-bao-tam-vang", DAY)
    assert blank is not None
    made = dict(pages(replace(whole, editions=(blank,)), DAY))
    start, html = (made[f"en/thu-tuc/{blank.id}/{page}index.html"] for page in ("", "mau/"))
    assert f'<a href="/en/thu-tuc/{blank.id}/mau/">Form CT03, blank, to print' in start
    assert f'<a href="/en/thu-tuc/{blank.id}/">Absence declaration</a>' in html
    assert '<article class="pf" lang="vi">' in html
    assert "This blank form is for filing at the office" in html
    assert "PHIẾU KHAI BÁO TẠM VẮNG" in html.upper()
    assert faults(html) == []
    without = dict(pages(catalogue(small()), DAY))
    assert "/mau/" not in without["thu-tuc/thu/index.html"]


def test_a_static_form_offers_only_the_units_that_take_the_procedure() -> None:
    def unit(code: str, *accepts: str) -> Unit:
        text = {"vi": f"Công an {code}", "en": code}
        body: dict[str, Any] = {
            "id": f"{code}-20250701",
            "code": code,
            "valid_from": "2025-07-01",
            "level": "commune",
        }
        body |= {"name": text, "hours": text, "address": text, "parent": "01", "parent_name": text}
        body |= {"number_prefix": "G01.801.001", "accepts": accepts}
        return Unit.model_validate_json(json.dumps(body))

    asks = procedure(written("unit", "co_quan"))
    units = (unit("10441", asks.id), unit("10489", "another"))
    whole = Catalogue((asks,), units, (), Calendar({}, {}, range(2026, 2027)), site=IN_VN)
    form = dict(pages(whole, DAY))[f"thu-tuc/{asks.id}/to-khai/index.html"]
    assert "10441-20250701" in form
    assert "10489-20250701" not in form


def test_a_procedure_of_another_day_has_no_page() -> None:
    made = dict(pages(catalogue(small()), date(2019, 1, 1)))
    assert not [path for path in made if "thu-tuc" in path]


def test_the_form_page_posts_its_edition_and_its_language_to_the_api() -> None:
    made = dict(pages(catalogue(small()), DAY))
    html = made["en/thu-tuc/thu/to-khai/index.html"]
    assert 'action="/api/thu-tuc/thu?lang=en"' in html
    assert f'name="_edition" value="{small().digest}"' in html
    assert html.count('name="_lang" value="en"') == 1
    assert "Lỗi" not in html


def test_a_form_of_several_pages_begins_with_the_first() -> None:
    one = small()
    second = one.pages[0].model_copy(
        update={
            "id": "hai",
            "sections": (
                one.pages[0].sections[0].model_copy(update={"fields": one.pages[0].sections[0].fields[1:]}),
            ),
        }
    )
    first = one.pages[0].model_copy(
        update={
            "sections": (
                one.pages[0].sections[0].model_copy(update={"fields": one.pages[0].sections[0].fields[:1]}),
            )
        }
    )
    form = empty_form_page(
        one.model_copy(update={"pages": (first, second)}), catalogue(one).moment(DAY), "vi"
    )
    assert [field.id for field in form.bound.fields] == ["ho_ten"]
    assert ("_page", "0") in form.hidden


def test_the_banner_tells_the_day_of_law() -> None:
    made = dict(pages(catalogue(small()), date(2022, 4, 12), as_of="12/04/2022"))
    assert all("12/04/2022" in html for html in made.values())


def test_the_start_page_says_who_what_and_how_much() -> None:
    told = {line.label: line.value for line in fact_lines(small(), "vi")}
    assert told["Ai được nộp"] == "Công dân"
    assert told["Thời hạn"] == "3 ngày làm việc"
    assert "Mã thủ tục" not in told
    assert [line.value for line in fee_lines(small(), VN.currency, "vi", DAY)] == ["Không thu"]


def test_the_fee_table_begins_with_what_is_ordinarily_paid_and_ends_with_what_frees_of_it() -> None:
    def rule(name: str, amount: int, **more: Any) -> FeeRule:
        text = {"vi": name, "en": name}
        return FeeRule.model_validate({"id": name, "amount": amount, "explanation": text, **more})

    case = {"field": "ho_ten", "equals": "a"}
    rules = (rule("mien", 0, when=case), rule("rieng", 5000, when=case), rule("chung", 7000))
    one = small().model_copy(update={"fee": FeeTable(when="on_submit", rules=rules)})
    told = fee_lines(one, VN.currency, "vi", DAY)
    assert [line.label for line in told] == [
        "chung",
        "rieng",
        "mien",
        "Khi nào nộp",
    ]


def test_writing_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    first = write(catalogue(small()), DAY, tmp_path)
    again = write(catalogue(small()), DAY, tmp_path)
    assert set(first.changed) == {file.path for file in (*first.pages, *first.beside)}
    assert again.changed == ()
    assert again.pages == first.pages
    assert 0 < again.largest.brotli < again.largest.size


def test_pages_that_are_no_more_are_taken_away_and_other_files_stay(tmp_path: Path) -> None:
    write(catalogue(small()), DAY, tmp_path)
    (tmp_path / "logo.txt").write_text("x")
    gone = write(catalogue(), DAY, tmp_path)
    assert set(gone.removed) == {
        f"{root}thu-tuc/thu/{page}index.html" for root in ("", "en/") for page in ("", "to-khai/")
    }
    assert not (tmp_path / "thu-tuc").exists()
    assert (tmp_path / "logo.txt").exists()


def test_a_field_may_have_the_name_of_its_section() -> None:
    made = dict(pages(catalogue(procedure(written("people", "phan"))), DAY))
    assert faults(made["thu-tuc/thu/to-khai/index.html"]) == []


def test_a_long_catalogue_is_parted_into_pages_that_lead_to_one_another(tmp_path: Path) -> None:
    many = [small().model_copy(update={"id": f"thu-{n}"}) for n in range(PER_PAGE + 1)]
    made = dict(pages(catalogue(*many), DAY))
    assert made["index.html"].count('class="card"') == PER_PAGE
    assert 'href="/danh-muc/2/#thu-tuc"' in made["index.html"]
    assert 'href="/en/#thu-tuc"' in made["en/danh-muc/2/index.html"]
    assert made["en/danh-muc/2/index.html"].count('class="card"') == 1


def test_what_is_not_stated_is_not_claimed() -> None:
    bare = small().model_copy(
        update={"fee": UNSTATED_FEE, "time_limit": TimeLimit(unit="unstated"), "legal_basis": ()}
    )
    claims = {
        "": ("ngày làm việc", "Thời hạn", "Lệ phí", "Không thu", "Căn cứ pháp lý"),
        "en/": ("working days", "Time limit", ">Fee<", ">Free<", "Legal basis"),
    }
    full, made = dict(pages(catalogue(small()), DAY)), dict(pages(catalogue(bare), DAY))
    for root, words in claims.items():
        path = f"{root}thu-tuc/thu/index.html"
        own = made[path].split("<aside aria-labelledby", 1)[0]
        assert [word for word in words if word in own] == []
        assert [word for word in words if word not in full[path]] == []
        assert not re.search(r"<(dl|ul|h2|details|dd|p)\b[^>]*>\s*</", own)
        assert faults(made[path]) == []
    assert "ngày làm việc" in full["index.html"].split('class="card"', 1)[1]
    assert "ngày làm việc" not in made["index.html"].split('class="card"', 1)[1]
