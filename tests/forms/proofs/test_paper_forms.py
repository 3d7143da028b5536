"""What check proves of a paper form: nothing forgotten, nothing invented, each told in its place."""

from pathlib import Path

import pytest

from tests.forms.folder import EDITION, complaints
from tests.forms.papers import PAPER, PAPER_FILE, procedure


@pytest.mark.parametrize(
    ("swap", "sentence", "advice"),
    [
        (
            ("noi_dung: [loai, ngay_sinh]", "noi_dung: [loai, ngay_sin]"),
            '16:22: noi_dung[1]: no field "ngay_sin" is asked',
            'did you mean "ngay_sinh"?',
        ),
        (
            ("noi_dung: [loai", "noi_dug: [loai"),
            '16:5: paper_form.fills.noi_dug: m1/2021-07-01 has no item "noi_dug" here',
            'did you mean "noi_dung"?',
        ),
        (
            ("id: nguoi\n", "id: nhung_nguoi\n"),
            '12:1: paper_form: item 6, "nguoi" of m1/2021-07-01 is filled by no field',
            "add it to fills:, or to blank: [nguoi]",
        ),
        (
            ("{kind: date, id: sinh,", "{kind: date, id: ngay,"),
            '12:1: paper_form: item 6, "nguoi.sinh" of m1/2021-07-01 is filled by no field',
            "add it to fills:, or to blank: [nguoi.sinh]",
        ),
        (
            ("loai_a: {field: loai", "loai_a: {field: loia"),
            '18:5: paper_form.ticks.loai_a: no field "loia" is asked',
            'did you mean "loai"?',
        ),
        (
            ("loai_b: true", "noi_dung: true"),
            '19:5: paper_form.ticks.noi_dung: m1/2021-07-01 has no item "noi_dung" here',
            "one of: loai_a, loai_b",
        ),
        (
            ("  ticks:\n", "  blank: [noi_dung]\n  ticks:\n"),
            '17:11: blank[0]: "noi_dung" is both filled and left blank',
            "drop one of the two",
        ),
        (
            ("    noi_dung: [loai, ngay_sinh]\n", "    noi_dung: [loai]\n    nguoi: [loai]\n"),
            '17:5: paper_form.fills.nguoi: "loai" has no rows for the table nguoi',
            "",
        ),
        (
            ("id: cach\n", "id: bang_cach\n"),
            '12:1: paper_form: m1/2021-07-01 prints "cach" of each row of "y_kien", which is not asked there',
            "",
        ),
    ],
)
def test_a_wrong_use_of_a_paper_is_told_where(
    tmp_path: Path, swap: tuple[str, str], sentence: str, advice: str
) -> None:
    told = complaints(tmp_path, procedure(swap), **{PAPER_FILE: PAPER})
    [own] = [one for one in told if one.startswith(f"forms/{EDITION}:{sentence}")]
    assert advice in own


def test_a_paper_holds_on_every_day_of_its_edition(tmp_path: Path) -> None:
    paper = PAPER.replace("to: Kính gửi", "effective_to: 2022-12-31")
    [told] = complaints(tmp_path, procedure(), **{PAPER_FILE: paper})
    assert told.startswith(
        f"forms/{EDITION}:14:3: paper_form.edition: m1/2021-07-01 holds from 2021-07-01 to 2022-12-31, "
        "not on 2023-12-31"
    )
