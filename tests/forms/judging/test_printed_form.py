"""Answers on the paper form: each at its item, what is not answered left to the pen, nobody's hand drawn."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forms.judging.printed_form import Agreed, Answered, Printed, printed
from tests.forms.filled import FILLED
from tests.forms.folder import changed
from tests.forms.papers import PAPER, on_paper
from tests.forms.shipped import shipped

CATALOGUE = shipped()
DAY = date(2022, 4, 12)


def filled(tmp_path: Path, values: dict[str, Any], *swaps: tuple[str, str], paper: str = PAPER) -> Printed:
    catalogue = on_paper(tmp_path, *swaps, paper=paper)
    found = printed(catalogue.editions[0], values, catalogue.moment(DAY), "vi")
    assert found is not None
    return found


def items(found: Printed) -> dict[str, Answered]:
    return {one.item.id: one for _, block in found.blocks for one in block}


def test_every_answer_stands_at_its_item_in_vietnamese(tmp_path: Path) -> None:
    values = {
        "dia_chi": {"commune": "10001", "detail": "Số 4"},
        "loai": "a",
        "ngay_sinh": "1998-03-14",
        "nguoi": [{"ho_ten": "H'Yŭ Kbuôr", "sinh": "1980-01-02"}],
    }
    found = items(filled(tmp_path, values))
    assert found["ngay_sinh"].texts == ("14/03/1998",)
    assert found["noi_o"].texts == ("Số 4, Xã Một",)
    assert found["noi_dung"].texts == ("Loại: A", "Ngày sinh: 14/03/1998")
    assert (found["loai_a"].ticked, found["loai_b"].ticked) == (True, True)
    assert found["nguoi"].rows == (("1", "H'Yŭ Kbuôr", "02/01/1980"), ("", "", ""))


def test_what_is_not_answered_leaves_its_line_and_its_rows(tmp_path: Path) -> None:
    found = items(filled(tmp_path, {}))
    assert not any(one.texts for one in found.values())
    assert (found["loai_a"].ticked, found["loai_b"].ticked) == (False, True)
    assert found["nguoi"].rows == (("", "", ""), ("", "", ""))


def test_an_item_left_blank_on_purpose_stays_blank(tmp_path: Path) -> None:
    blank = ("  ticks:\n", "  blank: [noi_o, nguoi.sinh]\n  ticks:\n")
    values = {"dia_chi": {"commune": "10001", "detail": "Số 4"}, "nguoi": [{"ho_ten": "An", "sinh": "1980"}]}
    found = items(filled(tmp_path, values, blank))
    assert found["noi_o"].texts == ()
    assert found["nguoi"].rows[0] == ("1", "An", "")


def test_a_box_names_who_agreed_and_how_by_role(tmp_path: Path) -> None:
    who = {"ho_ten": "Nguyễn Văn Khoái", "so": "001072005002", "vai": "chu-ho", "cach": "vneid"}
    found = filled(tmp_path, {"y_kien": [who, {**who, "ho_ten": "Người khác", "vai": "khac"}]})
    head, declarant = found.signatures
    assert head.people == (Agreed("Nguyễn Văn Khoái", "001072005002", "Qua VNeID"),)
    assert declarant.people == ()


def test_a_part_of_a_group_fills_an_item(tmp_path: Path) -> None:
    # A list stands for the group: it too has questions within.
    paper = changed(("from: [noi_o_cu, dia_chi]", "from: [y_kien.ho_ten]"), text=PAPER)
    paper = changed(("consents: {people: y_kien,", "consents: {people: khong,"), text=paper)
    assert items(filled(tmp_path / "a", {"y_kien": {"ho_ten": "An"}}, paper=paper))["noi_o"].texts == ("An",)
    assert items(filled(tmp_path / "b", {"y_kien": {}}, paper=paper))["noi_o"].texts == ()
    assert items(filled(tmp_path / "c", {}, paper=paper))["noi_o"].texts == ()


def test_an_edition_without_a_paper_prints_none() -> None:
    one = CATALOGUE.current("thong-bao-luu-tru", DAY)
    assert one is not None
    assert printed(one, {}, CATALOGUE.moment(DAY), "vi") is None


@pytest.mark.parametrize(("name", "day", "values"), FILLED, ids=[f"{name}@{day}" for name, day, _ in FILLED])
def test_the_answers_of_the_declarant_stand_on_the_paper_of_every_edition(
    name: str, day: str, values: dict[str, Any]
) -> None:
    on = date.fromisoformat(day)
    one = CATALOGUE.current(name, on)
    assert one is not None
    found = printed(one, values, CATALOGUE.moment(on, procedure_id=name), "vi")
    assert (found is None) == (one.paper_form is None)
    if found is None:
        return
    there = items(found)
    assert there["ho_ten"].texts == (values["ho_ten"],)
    assert there["so_dinh_danh"].texts == (values["so_dinh_danh"],)
    assert there["ngay_sinh"].texts == ("14/03/1998",)
    boxes = [one for one in there.values() if one.item.tick]
    assert not boxes or sum(one.ticked for one in boxes) == 1
