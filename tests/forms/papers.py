"""A small paper form and an edition that fills it, for the tests of printing and of its checks."""

from pathlib import Path

from forms.schema.catalogue import Catalogue
from forms.source.loader import load
from tests.forms.folder import EDITION, changed, write

PAPER = """\
id: m1
code: M1
name: {vi: Đơn xin việc, en: Letter}
title: Đơn xin việc
issued: Thông tư 1
effective_from: 2021-07-01
to: Kính gửi
blocks:
  - items:
      - {id: ngay_sinh, number: "1", label: Ngày sinh}
      - {id: noi_o, number: "2", label: Nơi ở, from: [noi_o_cu, dia_chi]}
      - {id: noi_dung, number: "3", label: Nội dung, lines: 2}
      - {id: loai_a, number: "4", label: Loại A, tick: true}
      - {id: loai_b, number: "5", label: Loại B, tick: true}
      - id: nguoi
        number: "6"
        label: Những người cùng đi
        rows: 2
        columns:
          - {id: tt, label: TT, nth: true}
          - {id: ho_ten, label: Họ tên}
          - {id: sinh, label: Ngày sinh}
consents: {people: y_kien, name: ho_ten, number: so, how: cach, role: vai}
signatures:
  - {id: chu_ho, label: Chủ hộ, role: chu-ho}
  - {id: nguoi_khai, label: Người khai, declarant: true}
"""
USE = """\
paper_form:
  id: m1
  edition: 2021-07-01
  fills:
    noi_dung: [loai, ngay_sinh]
  ticks:
    loai_a: {field: loai, equals: a}
    loai_b: true
"""
LISTS = """\
          - kind: people
            id: nguoi
            label: {vi: Người, en: People}
            row_name: {vi: Người, en: Person}
            required: false
            fields:
              - {kind: name, id: ho_ten, label: {vi: Tên, en: Name}}
              - {kind: date, id: sinh, label: {vi: Sinh, en: Born}}
          - kind: people
            id: y_kien
            label: {vi: Ý kiến, en: Consents}
            row_name: {vi: Người, en: Person}
            required: false
            fields:
              - {kind: name, id: ho_ten, label: {vi: Tên, en: Name}}
              - {kind: citizen_id, id: so, label: {vi: Số, en: Number}}
              - kind: choice
                id: vai
                label: {vi: Vai, en: Role}
                options:
                  - {value: chu-ho, label: {vi: Chủ hộ, en: Head}}
                  - {value: khac, label: {vi: Khác, en: Other}}
              - kind: choice
                id: cach
                label: {vi: Cách, en: How}
                options: [{value: vneid, label: {vi: Qua VNeID, en: By VNeID}}]
"""
PAPER_FILE = "papers/m1/2021-07-01.yaml"


def procedure(*swaps: tuple[str, str]) -> str:
    """The edition's YAML with its use of the paper, pieces of it swapped."""
    whole = changed(("form: M1\n", f"form: M1\n{USE}")) + LISTS
    return changed(*swaps, text=whole)


def on_paper(tmp_path: Path, *swaps: tuple[str, str], paper: str = PAPER) -> Catalogue:
    """The catalogue of one edition on its paper. Raises BrokenForms."""
    return load(write(tmp_path, **{EDITION: procedure(*swaps), PAPER_FILE: paper}))
