"""Each mistake in a schema, in the words an administrator reads, at its line and column."""

from pathlib import Path

import pytest

from tests.forms.folder import EDITION, changed, complaints

AT = f"forms/{EDITION}"


@pytest.mark.parametrize(
    ("old", "new", "sentence", "advice"),
    [
        ("summary:", "sumary:", '1:1: "summary" is missing', 'add "summary:" here'),
        (
            "label: {vi: Ngày sinh, en: Born}",
            "lable: x\n            label: {vi: N, en: B}",
            '43:13: ngay_sinh: "lable" is not a key here',
            'did you mean "label"?',
        ),
        ("level: 4", "level: 5", '7:8: level: "5" is not allowed', "one of: 3, 4"),
        ("amount: 3", "amount: ba", "14:22: time_limit.amount: expected a whole number, found ba", ""),
        ("form: M1", "form: 1", "11:7: form: expected text, found 1", 'put it in quotes: "1"'),
        ("form: M1", "form: [a]", "11:7: form: expected text", ""),
        (
            "applicants: [citizen]",
            "applicants: citizen",
            "8:13: applicants: expected a list, found citizen",
            'begin each item with "- "',
        ),
        ("applicants: [citizen]", "applicants: []", "8:13: applicants: needs at least 1 item", ""),
        (
            "applicants: [citizen]",
            "applicants: [citizens]",
            '8:14: applicants[0]: "citizens" is not allowed',
            'did you mean "citizen"?',
        ),
        (
            "effective_to: 2023-12-31",
            "effective_to: 31/12/2023",
            "6:15: effective_to: expected a date like 2026-07-01, found 31/12/2023",
            "write 2023-12-31",
        ),
        (
            "effective_to: 2023-12-31",
            "effective_to: later",
            "6:15: effective_to: expected a date like 2026-07-01, found later",
            "",
        ),
        (
            "id: loai",
            "id: loai\n            required: yes",
            "39:23: loai.required: expected true or false, found yes",
            "write true",
        ),
        (
            "id: loai",
            "id: loai\n            required: maybe",
            "39:23: loai.required: expected true or false, found maybe",
            "",
        ),
        (
            "result: {vi: Kết quả, en: Result}",
            "result: yes",
            "12:9: result: expected keys (vi, en), found yes",
            "",
        ),
        (
            "kind: choice",
            "hint: {vi: a, en: b}",
            '37:13: loai: "kind" is missing',
            'add "kind:" here',
        ),
        (
            "id: dia_chi",
            "id: Dia",
            '34:17: Dia.id: "Dia" is not written as it must be',
            "allowed: ^[a-z][a-zA-Z0-9_]{0,119}$",
        ),
        (
            "amount: 10000",
            "amount: -1",
            "20:15: mac-dinh.amount: input should be greater than or equal to 0, found -1",
            "",
        ),
        (
            "visible_when: {field: loai, equals: a}",
            "visible_when: {field: loai, equls: a}",
            '44:41: ngay_sinh.visible_when: "equls" is not a key here',
            'did you mean "equals"?',
        ),
        (
            "visible_when: {field: loai, equals: a}",
            "visible_when: {loai: a}",
            "44:27: ngay_sinh.visible_when: a condition needs exactly one of"
            " field, age, rows, account, received, all, any, not",
            "",
        ),
    ],
)
def test_each_mistake_is_said_where_it_stands(
    tmp_path: Path, old: str, new: str, sentence: str, advice: str
) -> None:
    found = complaints(tmp_path, changed((old, new)))
    assert found[0].split("\n")[0] == f"{AT}:{sentence}"
    assert found[0].split("\n")[2].lstrip(" |").lstrip("^").strip() == advice
