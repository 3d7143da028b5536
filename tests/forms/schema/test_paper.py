"""Paper forms as data: what one says of itself, and that an edition holds the paper it was written for."""

from datetime import date
from pathlib import Path

import pytest

from forms.schema.paper import PaperForm
from forms.source.loader import FORMS, load_edition
from forms.source.shape import read_model
from forms.source.sheet import read_sheet
from tests.forms.folder import EDITION, changed, complaints
from tests.forms.papers import PAPER, PAPER_FILE, on_paper, procedure
from tests.forms.shipped import shipped, stored

CATALOGUE = shipped()
NUMBERS = {
    "ct01/2021-07-01": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
    "ct01/2026-07-01": "1 2 3 4 5 6 7 8 9 10 11",
    "ct03/2024-01-01": "1 2 3 4 5 6 7 8 9 10",
    "dc02/2024-07-01": "1 2 3 4 5 6 7 8 9 10 11",
}
CT01_2022 = [
    "Họ, chữ đệm và tên",
    "Ngày, tháng, năm sinh",
    "Giới tính",
    "Số định danh cá nhân/CMND",
    "Số điện thoại liên hệ",
    "Email",
    "Nơi thường trú",
    "Nơi tạm trú",
    "Nơi ở hiện tại",
    "Nghề nghiệp, nơi làm việc",
    "Họ, chữ đệm và tên chủ hộ",
    "Quan hệ với chủ hộ",
    "Số ĐDCN/CMND của chủ hộ",
    "Nội dung đề nghị",
    "Những thành viên trong hộ gia đình cùng thay đổi",
]
CT01_TODAY = [
    "Họ, chữ đệm và tên khai sinh",
    "Ngày, tháng, năm sinh",
    "Giới tính",
    "Số định danh cá nhân",
    "Số điện thoại liên hệ",
    "Email",
    "Họ, chữ đệm và tên chủ hộ",
    "Mối quan hệ với chủ hộ",
    "Số định danh cá nhân của chủ hộ",
    "Nội dung đề nghị",
    "Những thành viên trong hộ gia đình cùng thay đổi",
]


def used() -> dict[str, PaperForm]:
    """The paper forms that editions of the catalogue fill."""
    forms = [one.paper_form.form for one in CATALOGUE.editions if one.paper_form]
    return {form.path_name: form for form in forms if form}


def on(day: date) -> dict[str, str]:
    """Procedure → its paper form, of a day of law."""
    there = [(one.id, one.paper_form) for one in CATALOGUE.procedures(day)]
    return {name: f"{use.id}/{use.edition}" for name, use in there if use}


def test_the_forms_have_the_items_of_law_in_their_order() -> None:
    assert {
        name: " ".join(i.number for i in form.items() if i.number) for name, form in used().items()
    } == NUMBERS
    assert [item.label for item in used()["ct01/2021-07-01"].items()] == CT01_2022
    assert [item.label for item in used()["ct01/2026-07-01"].items()] == CT01_TODAY


def test_each_day_of_law_has_its_own_papers() -> None:
    april, today = on(date(2022, 4, 12)), on(date(2026, 11, 24))
    # Tạm vắng of 2022 and the cards of 2022 have papers whose text was not seen.
    assert set(april.values()) == {"ct01/2021-07-01"}
    assert len(april) == 9
    assert {name for name, paper in today.items() if paper == "dc02/2024-07-01"} == {
        "cap-the-can-cuoc",
        "dieu-chinh-thong-tin-dan-cu",
        "tich-hop-thong-tin-the-can-cuoc",
        "xac-nhan-so-cmnd",
    }
    assert today["khai-bao-tam-vang"] == "ct03/2024-01-01"
    assert sum(paper == "ct01/2026-07-01" for paper in today.values()) == 8


def test_an_edition_holds_its_paper_through_json_and_changes_its_name_with_it(tmp_path: Path) -> None:
    catalogue = on_paper(tmp_path / "a")
    [one] = stored(catalogue).editions
    assert one.paper_form is not None
    assert one.paper_form.form is not None
    assert one.paper_form.form.title == "Đơn xin việc"
    [other] = on_paper(tmp_path / "b", paper=changed(("Nơi ở,", "Chỗ ở,"), text=PAPER)).editions
    assert one.digest == catalogue.editions[0].digest != other.digest


def test_one_file_alone_finds_its_paper_beside_it(tmp_path: Path) -> None:
    [one] = on_paper(tmp_path).editions
    [same] = load_edition(tmp_path / "forms" / EDITION).editions
    assert same.digest == one.digest


def test_a_paper_that_is_not_there_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    [told] = complaints(
        tmp_path, procedure(("edition: 2021-07-01", "edition: 2021-07-02")), **{PAPER_FILE: PAPER}
    )
    assert told.startswith(
        f"forms/{EDITION}:12:1: paper_form: there is no papers/m1/2021-07-02.yaml that can be used"
    )
    assert 'did you mean "m1/2021-07-01"?' in told


@pytest.mark.parametrize(
    ("swap", "sentence", "advice"),
    [
        (("id: m1", "id: m2"), '1:1: id: "m2" stands in the folder "m1"', "write id: m1"),
        (
            ("effective_from: 2021-07-01", "effective_from: 2021-07-02"),
            "6:1: effective_from: 2021-07-02 stands in the file 2021-07-01.yaml",
            "name the file 2021-07-02.yaml",
        ),
        (
            ("to: Kính gửi", "effective_to: 2021-06-30"),
            "7:1: effective_to: the paper form ends before it begins",
            "",
        ),
        (
            ('number: "2"', 'nubmer: "2"'),
            '11:21: noi_o: "nubmer" is not a key here',
            'did you mean "number"?',
        ),
        (("id: noi_o,", "id: noi_dung,"), "1:1: items: noi_dung appears twice", ""),
    ],
)
def test_a_wrong_paper_is_told_where(
    tmp_path: Path, swap: tuple[str, str], sentence: str, advice: str
) -> None:
    told = complaints(tmp_path, procedure(), **{PAPER_FILE: changed(swap, text=PAPER)})
    [own] = [one for one in told if one.startswith(f"forms/{PAPER_FILE}")]
    assert own.startswith(f"forms/{PAPER_FILE}:{sentence}")
    assert advice in own


def test_two_papers_of_one_form_never_hold_on_the_same_day(tmp_path: Path) -> None:
    later = changed(("effective_from: 2021-07-01", "effective_from: 2024-01-01"), text=PAPER)
    told = complaints(tmp_path, procedure(), **{PAPER_FILE: PAPER, "papers/m1/2024-01-01.yaml": later})
    assert len(told) == 1
    assert f"forms/{PAPER_FILE} still holds on 2024-01-01" in told[0]
    assert "end it with effective_to: 2023-12-31" in told[0]


def test_the_paper_of_the_years_without_editions_is_right_as_well() -> None:
    sheet = read_sheet(FORMS / "papers/ct01/2024-01-01.yaml", "papers/ct01/2024-01-01.yaml")
    form = read_model(sheet, PaperForm)
    assert form is not None
    assert [item.label for item in form.items()] == ["Họ, chữ đệm và tên", *CT01_TODAY[1:]]
    assert [box.mark for box in form.signatures] == ["(3)", "(4)", "(5)", "(6)"]
