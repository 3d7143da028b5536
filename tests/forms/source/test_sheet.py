"""One YAML file: what is refused, in words and with its place, and that both parsers see the same."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.nodes import Node

from forms.source.events import DEEPEST
from forms.source.loader import FORMS, load
from forms.source.sheet import LARGEST, parse_sheet, read_nodes, read_sheet
from forms.text.complaint import BrokenForms
from tests.forms.folder import EDITION, complaints, write

AT = f"forms/{EDITION}"


def one(found: list[str]) -> str:
    assert len(found) == 1, "\n".join(found)
    return found[0]


@pytest.mark.parametrize(
    ("text", "sentence", "advice"),
    [
        ("a: &x 1\nb: 2\n", "1:4: anchors and aliases are not used here", "write the text out"),
        ("a: *x\n", "1:4: not readable as YAML: found undefined alias 'x'", ""),
        ("a: !!str 1\n", "1:4: tags are not used here", "remove the word that begins with !"),
        ("a: 1\nb: 2\na: 3\n", '3:1: "a" is written twice, first on line 1', ""),
        ("? [a]\n: 1\n", "1:3: a key must be one word", ""),
        ("a: '{{ x }}'\n", "1:4: template code {{ is not allowed in a schema", ""),
        ("a: '{% x %}'\n", "1:4: template code {% is not allowed in a schema", ""),
        ("", "1:1: the file is empty", ""),
        ("a: [1, 2\nb: 3\n", "2:2: not readable as YAML: expected ',' or ']', but got ':'", ""),
        ("a: 1\n---\nb: 1\n", "2:1: not readable as YAML: but found another document", ""),
        ("a: \x07\n", "1:1: not readable as YAML: unacceptable character #x0007", ""),
        ("- a\n", "1:1: expected keys", ""),
    ],
)
def test_what_yaml_may_not_be(tmp_path: Path, text: str, sentence: str, advice: str) -> None:
    found = complaints(tmp_path, text)
    assert found[0].startswith(f"{AT}:{sentence}")
    assert found[0].endswith(advice)


@pytest.mark.parametrize("levels", [DEEPEST + 1, 5000])
def test_deep_nesting_is_refused_whether_or_not_it_can_be_read(tmp_path: Path, levels: int) -> None:
    found = one(complaints(tmp_path, "[" * levels + "]" * levels))
    assert "nested deeper than 20 levels" in found


def test_a_file_over_256_kib_is_not_read(tmp_path: Path) -> None:
    found = one(complaints(tmp_path, "# " + "x" * LARGEST))
    assert f"{AT}:1:1: the file has {LARGEST + 2} bytes, at most {LARGEST} are read" in found


def test_a_file_that_is_not_utf_8_is_told_at_its_line(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / EDITION).write_bytes(b"id: a\nname: \xff\n")
    with pytest.raises(BrokenForms, match=r"2022-01-01\.yaml:2:1: the file is not UTF-8"):
        load(root)


def places(node: Node) -> list[tuple[object, ...]]:
    start, end = node.start_mark, node.end_mark
    here = (node.tag, start.line, start.column, end.line, end.column)
    if isinstance(node.value, str):
        return [(*here, node.value)]
    parts = [one for part in node.value for one in (part if isinstance(part, tuple) else (part,))]
    return [here, *(place for part in parts for place in places(part))]


@pytest.mark.parametrize("path", sorted(FORMS.glob("procedures/*/*.yaml")), ids=lambda path: path.parent.name)
def test_both_parsers_see_the_same_pieces_in_the_same_places(path: Path) -> None:
    text = path.read_text("utf-8")
    fast, plain = (places(YAML(typ="safe", pure=pure).compose(text)) for pure in (False, True))
    assert fast == plain


def test_a_text_only_the_plain_parser_takes_is_read_all_the_same() -> None:
    """YAML 1.2 lets a word in a flow list end in a question mark; the parser in C refuses it."""
    sheet = parse_sheet("a: [Đã nộp hồ sơ?, Đăng ký]\n".encode(), "a.yaml")
    assert sheet.data == {"a": ["Đã nộp hồ sơ?", "Đăng ký"]}
    assert not sheet.complaints


def test_the_places_of_a_file_are_those_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    """An editor may save the file again before a finding asks for its place."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb: [x]\n", "utf-8")
    sheet = read_sheet(path, "a.yaml")
    path.write_text("# moved\n\nb: 1\n", "utf-8")
    sheet.report(("b", 0), "x", "wrong")
    assert sheet.complaints[0].concise() == "a.yaml:2:5: b[0]: wrong"
    assert sheet.complaints[0].source_line == "b: [x]"
    assert sheet.places == read_nodes(b"a: 1\nb: [x]\n", "a.yaml").places


def test_a_number_longer_than_python_reads_stays_text() -> None:
    sheet = parse_sheet(b"a: " + b"9" * 5000, "a.yaml")
    assert (sheet.data, sheet.complaints) == ({"a": "9" * 5000}, [])
