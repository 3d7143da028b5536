"""The table of communes: the whole country from it, and every way in which it can be wrong, by its line."""

from pathlib import Path

import pytest

from forms.source.loader import load
from tests.forms.folder import complaints, write

HEAD = "commune_code,commune,kind,province_code,province\n"
ROWS = (
    "10489,Xã  Hương Sơn,Xã,01,Thành phố Hà Nội\n"
    "00004,Phường Ba Đình,Phường,01,Thành phố Hà Nội\n"
    "01273,Phường Thục Phán,Phường,04,Cao Bằng\n"
)
COUNTRY = """\
area:
  id: viet-nam
  name: {vi: Cả nước, en: Country}
  valid_from: 2021-01-01
  table: {file: communes.csv, provinces: 2, communes: 3}
"""


def country(table: str, country: str = COUNTRY) -> dict[str, str]:
    return {"units/viet-nam.yaml": country, "units/communes.csv": HEAD + table}


def test_the_whole_country_is_read_by_province_in_vietnamese_order(tmp_path: Path) -> None:
    (area,) = (area for area in load(write(tmp_path, **country(ROWS))).areas if area.provinces)
    assert [(one.code, one.name) for one in area.provinces] == [
        ("04", "Cao Bằng"),
        ("01", "Thành phố Hà Nội"),
    ]
    assert area.provinces[1].communes == {"00004": "Phường Ba Đình", "10489": "Xã Hương Sơn"}
    assert list(area.names()) == ["01273", "00004", "10489"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (ROWS + "1,Xã,Xã,01,Thành phố Hà Nội\n", "line 5 of communes.csv must have a code like"),
        (ROWS + "00001,Xã A,Xã,1,Thành phố Hà Nội\n", "line 5 of communes.csv must have a code like"),
        (ROWS + "00001,,Xã,01,Thành phố Hà Nội\n", "line 5 of communes.csv needs the names of the commune"),
        (ROWS + "00001\n", "line 5 of communes.csv must have a code like"),
        (ROWS + "00004,Xã A,Xã,04,Cao Bằng\n", "line 5 of communes.csv names commune 00004 again"),
        (
            ROWS + "00001,Xã A,Xã,01,Hà Tây\n",
            "line 5 of communes.csv calls province 01 Hà Tây, not Thành phố Hà Nội",
        ),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, table: str, message: str) -> None:
    found = "\n".join(complaints(tmp_path, **country(table)))
    assert "forms/units/viet-nam.yaml:5:11: area.table.file: " + message in found


def test_a_table_must_have_as_many_as_is_said(tmp_path: Path) -> None:
    found = complaints(tmp_path, **country(ROWS.splitlines(keepends=True)[0]))
    assert [one.split("\n")[0] for one in found] == [
        "forms/units/viet-nam.yaml:5:31: area.table.provinces: communes.csv has 1 provinces, not 2",
        "forms/units/viet-nam.yaml:5:45: area.table.communes: communes.csv has 1 communes, not 3",
    ]
