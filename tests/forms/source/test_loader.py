"""Reading YAML: what is taken, and every complaint with its place and its advice, word for word."""

from pathlib import Path

import pytest

from forms.source.loader import load
from forms.text.complaint import BrokenForms
from tests.forms.folder import CALENDAR, EDITION, PROCEDURE, UNITS, changed, complaints, write

AT = f"forms/{EDITION}"


def test_a_right_folder_is_read(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path))
    assert [one.id for one in catalogue.editions] == ["xin-viec"]
    assert [unit.id for unit in catalogue.units] == ["10001-20210101", "10002-20210101"]


def test_the_committed_forms_are_right() -> None:
    assert len(load().editions) == 33


def one(found: list[str]) -> str:
    assert len(found) == 1, "\n".join(found)
    return found[0]


def test_an_amount_with_a_dot_is_not_ten(tmp_path: Path) -> None:
    found = one(complaints(tmp_path, changed(("10000", "10.000"))))
    assert found == (
        f"{AT}:20:15: mac-dinh.amount: expected a whole number of the smallest unit, found 10.000\n"
        "   20 |       amount: 10.000\n"
        "      |               ^^^^^^  write 10000; in YAML 10.000 is a decimal number"
    )


def test_an_unknown_kind_is_answered_with_the_nearest(tmp_path: Path) -> None:
    found = one(complaints(tmp_path, changed(("kind: date", "kind: dat"))))
    assert found == (
        f'{AT}:41:19: ngay_sinh: "dat" is not a field kind\n'
        "   41 |           - kind: dat\n"
        '      |                   ^^^  did you mean "date"?'
    )


def said(root: Path, *swaps: tuple[str, str]) -> tuple[str, str]:
    """The sentence and the advice of the one complaint these swaps cause."""
    first, *_, last = one(complaints(root, changed(*swaps))).split("\n")
    return first.removeprefix(f"{AT}:"), last.rpartition("^")[2].strip()


def test_a_missing_key_is_told_at_the_first_key_of_its_block(tmp_path: Path) -> None:
    found = said(tmp_path, ("summary: {vi: Tóm tắt, en: Summary}\n", ""))
    assert found == ('1:1: "summary" is missing', 'add "summary:" here')


def test_all_findings_of_all_files_come_in_one_run_in_file_order(tmp_path: Path) -> None:
    wrong = changed(("level: 4", "level: 9"), ("amount: 10000", "amount: x"))
    found = complaints(
        tmp_path, wrong, **{"units/vung.yaml": UNITS.replace("number_from: 7", "number_from: z")}
    )
    places = [line.split(": ")[0] for line in found]
    assert places == [f"{AT}:7:8", f"{AT}:20:15", "forms/units/vung.yaml:13:16"]


def test_numbers_with_leading_zeros_and_dates_stay_text(tmp_path: Path) -> None:
    units = UNITS.replace('"10001"', "00001").replace('"10002"', "00002")
    catalogue = load(write(tmp_path, **{"units/vung.yaml": units}))
    assert catalogue.units[0].code == "00001"


def test_a_code_without_quotes_or_zeros_is_asked_to_be_quoted(tmp_path: Path) -> None:
    found = one(complaints(tmp_path, **{"units/vung.yaml": UNITS.replace('"10001"', "10001")}))
    assert "expected text, found 10001" in found
    assert 'put it in quotes: "10001"' in found


def test_an_empty_value_and_a_truth_are_read_as_such(tmp_path: Path) -> None:
    text = changed(("id: loai", "id: loai\n            hint: ~\n            required: false"))
    assert load(write(tmp_path, **{EDITION: text})).editions[0].field("loai").required is False


def test_communes_come_from_the_table_beside_the_file(tmp_path: Path) -> None:
    units = UNITS.replace(
        'communes: [{code: "10001", name: Xã Một}, {code: "10002", name: Phường Hai}]',
        'table: {file: communes.csv, province: "01"}',
    )
    table = (
        "commune_code,commune,kind,province_code,province\n00004,Phường Ba,Phường,01,H\n00005,Xã B,Xã,02,K\n"
    )
    root = write(tmp_path, **{"units/vung.yaml": units, "units/communes.csv": table})
    assert [(unit.code, unit.name["vi"]) for unit in load(root).units] == [("00004", "Công an phường Ba")]
    (root / "units/vung.yaml").write_text(units.replace('"01"', '"99"'), encoding="utf-8")
    with pytest.raises(BrokenForms, match=r"communes\.csv has no row of province 99"):
        load(root)
    (root / "units/communes.csv").unlink()
    with pytest.raises(
        BrokenForms, match=r"vung\.yaml:5:11: area\.table\.file: there is no communes\.csv here"
    ):
        load(root)


def test_a_missing_calendar_is_told_with_the_command_that_makes_it(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "calendars/vn.json").unlink()
    with pytest.raises(
        BrokenForms, match=r"vn\.json:1:1: there is no such file(.|\n)*make it with: build\.py calendar"
    ):
        load(root)


def test_the_override_wins_over_the_frozen_calendar(tmp_path: Path) -> None:
    override = "off:\n  2022-01-05: {vi: Nghỉ, en: Off}\nworked:\n  2022-01-03: {vi: Bù, en: Instead}\n"
    calendar = load(write(tmp_path, **{"calendars/override.yaml": override})).calendar
    days = sorted({*calendar.off, *calendar.worked})
    assert [calendar.is_working_day(day) for day in days] == [True, False]


def test_a_broken_calendar_is_complained_of_like_any_file(tmp_path: Path) -> None:
    found = one(complaints(tmp_path, **{"calendars/vn.json": CALENDAR.replace("2022-01-03", "yesterday")}))
    assert found.startswith("forms/calendars/vn.json:1:")


def test_a_complaint_fits_on_one_line_for_editors(tmp_path: Path) -> None:
    with pytest.raises(BrokenForms) as broken:
        load(write(tmp_path, **{EDITION: changed(("level: 4", "level: 5"))}))
    assert broken.value.complaints[0].concise() == f'{AT}:7:8: level: "5" is not allowed'


def test_the_procedure_used_here_reads_back_as_written() -> None:
    assert PROCEDURE.splitlines()[40] == "          - kind: date"
