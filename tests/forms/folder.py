"""A small forms folder for one test: one procedure, an area of two communes with their units, a calendar."""

from pathlib import Path
from textwrap import dedent

import pytest

from forms.source.loader import load
from forms.text.complaint import BrokenForms

PROCEDURE = """\
id: xin-viec
code: "1.000001"
name: {vi: Xin việc, en: Ask}
summary: {vi: Tóm tắt, en: Summary}
effective_from: 2022-01-01
effective_to: 2023-12-31
level: 4
applicants: [citizen]
legal_basis: [{vi: Luật, en: Law}]
authority: {vi: Công an xã, en: Commune police}
form: M1
result: {vi: Kết quả, en: Result}
routing: {rule: unit_of, field: dia_chi, part: commune}
time_limit: {amount: 3, unit: working_days}
receive: [desk]
fee:
  when: on_submit
  rules:
    - id: mac-dinh
      amount: 10000
      explanation: {vi: Mức thu, en: Fee}
documents:
  - id: don
    name: {vi: Đơn, en: Letter}
    when: {field: loai, equals: a}
pages:
  - id: mot
    title: {vi: Trang, en: Page}
    sections:
      - id: phan
        title: {vi: Phần, en: Section}
        fields:
          - kind: address
            id: dia_chi
            label: {vi: Nơi ở, en: Place}
            area: vung
          - kind: choice
            id: loai
            label: {vi: Loại, en: Kind}
            options: [{value: a, label: {vi: A, en: A}}, {value: b, label: {vi: B, en: B}}]
          - kind: date
            id: ngay_sinh
            label: {vi: Ngày sinh, en: Born}
            visible_when: {field: loai, equals: a}
"""

UNITS = """\
area:
  id: vung
  name: {vi: Vùng, en: Area}
  valid_from: 2021-01-01
  communes: [{code: "10001", name: Xã Một}, {code: "10002", name: Phường Hai}]
each_commune:
  valid_from: 2021-01-01
  name: {vi: "Công an {commune}", en: "Police of {commune}"}
  address: {vi: "{commune}", en: "{commune}"}
  parent: "1-20210101"
  parent_name: {vi: Trên, en: Above}
  number_prefix: G01.801
  number_from: 7
  accepts: [xin-viec]
  hours: {vi: Giờ, en: Hours}
"""

CALENDAR = '{"years": [2022, 2100], "off": {"2022-01-03": {"vi": "Nghỉ", "en": "Off"}}, "worked": {}}'
EDITION = "procedures/xin-viec/2022-01-01.yaml"


def write(root: Path, **files: str) -> Path:
    """The folder, with files of this test's own in place of or beside the usual ones ("a__b" is a/b)."""
    usual = {
        EDITION: PROCEDURE,
        "units/vung.yaml": UNITS,
        "calendars/vn.json": CALENDAR,
        "site.yaml": "country: vn\n",
    }
    for name, text in {**usual, **{key.replace("__", "/"): text for key, text in files.items()}}.items():
        path = root / "forms" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return root / "forms"


def changed(*swaps: tuple[str, str], text: str = PROCEDURE) -> str:
    """The usual text with pieces swapped; each must be there."""
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def complaints(root: Path, procedure: str | None = None, **files: str) -> list[str]:
    """What is complained of, in full, of the folder with this procedure or these files."""
    with pytest.raises(BrokenForms) as broken:
        load(write(root, **({EDITION: procedure} if procedure is not None else {}), **files))
    return [str(one) for one in broken.value.complaints]
