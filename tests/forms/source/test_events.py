"""The reader of events: it agrees with the reader of nodes, or leaves the file to it."""

from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML, main

from forms.source import events, sheet
from forms.source.events import DEEPEST, Unusual, read_events
from forms.source.loader import FORMS
from forms.source.sheet import parse_sheet, read_nodes
from tests.forms.folder import PROCEDURE
from tests.rooms import ROOT

COMPONENTS = ROOT / "site_templates/components"

READ = (
    *("a: yes", "a: on", "a: 0x10", "a: 0o10", "a: 0b1", "a: 010", "a: 00", "a: 08", "a: 1_000", "a: 1__0"),
    *("a: 1e3", "a: 1.0e5", "a: .inf", "a: .nan", "a: +1", "a: -0", "a: -1", "a: 0", "a: 1.50", "a: 1."),
    *("a: .5", "a: -1.5", "a: 01.5", "a: 1.5.0", "a: 1٣", "a: 1.٣", "a: 12345678901234567890123", "a: 1.0"),
    *("a: 2026-01-01", "a: 12:30", "a: 1:30.5", "a: =", "a: -1-", "a: 1 2", "a: 1\n  2", "a:\n  b\n c"),
    *("a: 1" + "0" * 999, "a: 1" + "0" * 1000, "a: 1" + "0" * 5000, "a: 1" + "0" * 5000 + ".0"),
    *("a:", "a: ~", "a: null", "a: Null", "a: NULL", "a: nULL", "a: ''", "a: 'null'", "a: '~'"),
    *("a: true", "a: True", "a: TRUE", "a: tRUE", "a: false", "a: False", "a: FALSE", "a: 'true'"),
    *("a: '1'", 'a: "1"', "a: 'it''s'", 'a: "x\n  y"', 'a: "\\u0041"', 'a: "x\\\n  y"', "a: x\n  y\n\n  z"),
    *("a: |\n  x\n  y\n", "a: >\n  x\n  y\n", "a: |+\n  x\n\n", "a: |-\n  1\n", "a: |2\n   x\n", "a: |\n  1"),
    *("- a\n- b", "- - a\n  - b\n-\n  - c", "a:\n- b\n- c", "a: -x", "a: {x}", "a: {x: }", "a: []", "a: {}"),
    *("x", "'x'", "~", "1", "1: a", "null: a", "~: a", "true: a", "'a': 1", "? a\n: b", "? a", "? a\nb: 1"),
    *("<<: {a: 1}", "<<: [{a: 1}]", "'{{': a", "a: '{ {'", "a: '}}'", "a: {b: {c: d}}", "? \nb: 1"),
    *("a: x#c", "a: 1 #c", "# c\na: '# c'", "# {{ x }}\na: 1", "a: \n\nb: \n", "a: x & y ! z * w"),
    *("---\na: 1", "--- a", "a: 1\n...", "a: 1\n...\n# c", "a: x\r\nb: y\r\n", "a: x\rb: y", "a: \xa0x"),
    *("a: x\u2028  y", "a: \x85 b", "\ufeffa: 1", "\ufeffa: [x, y]", "a: e\u0301", "a: 😀", "a: 'x\u2029y'"),
    *("a: '&x'", "a: '!x'", "a: b:c", "a: b\tc", "a: [b, c, ]", "a: [b: c]", "[" * DEEPEST + "]" * DEEPEST),
)
LEFT = (
    *("a: 1\na: 2", "'a': 1\na: 2", "a: {b: c, b: d}", "1: a\n'1': b", ": a\n'': b"),
    *("a: &x 1\nb: *x", "a: &x [1]", "&x a: 1", "a: *x", "? &x\n: 1", "a: &x", "&x\na: 1", "? \n&x b: 1"),
    *("a: !!str 1", "a: !x 1", "a: ! 1", "!x a: 1", "a: !!int '3'", "a: !x [1]", "!!map\na: 1", "a: !x"),
    *("? [a]\n: 1", "? {a: b}\n: 1", "{[a]: 1}", "[a]: 1", "a: {b: 1}: c"),
    *("a: '{{ x }}'", "a: {{x}}", "a: 'x {% y'", "a: '{# x'", 'a: "\\x7b{"', 'a: "{\\\n  {"', "a: |\n  {{"),
    *("", "# c", "a: 1\n---\nb: 2", "--- a\n--- b", "%YAML 1.1\n---\na: yes", "%YAML 1.2\n---\na: 1"),
    *("%TAG ! x\n---\na: 1", "a: %x", "a: b: c", "a: [1, 2", "a: 'x", "\ta: 1", "a:\n\t- 1"),
    *('a: "\\x"', "a: \x07x", "a: - b", "a: @x", "a: `x", "a: [a, , b]", "a: }", "a: [b?, c]"),
    *("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "{b: " * (DEEPEST + 1) + "c" + "}" * (DEEPEST + 1)),
)

WORDS = st.sampled_from(
    ("yes", "null", "~", "0x1f", "010", "1.5", "-3", "1e3", "<<", "=", "&a", "*a", "!t", "{{")
)
TEXTS = WORDS | st.text(st.characters(codec="utf-8"), max_size=8) | st.text("ab 1.:-#'\"{}[]\n", max_size=8)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
DATA = st.recursive(
    LEAVES,
    lambda data: st.lists(data, max_size=4) | st.dictionaries(TEXTS | st.integers(), data, max_size=4),
    max_leaves=12,
)
PIECES = st.sampled_from(
    (
        *(
            "&a ",
            "*a",
            "!t ",
            "! ",
            "{{",
            "{%",
            "- ",
            ": ",
            "? ",
            ", ",
            "[",
            "]",
            "{",
            "}",
            "'",
            '"',
            "|\n",
            ">-\n",
        ),
        *(
            "\n",
            "\n  ",
            "\r",
            "\t",
            "\\",
            "# ",
            "---\n",
            "...\n",
            "%YAML 1.1\n---\n",
            "<<: ",
            "~",
            "0",
            "a: 1\n",
        ),
        *("\ufeff", "\u2028", "\x85", "\xa0", "\x07", "é"),
    )
)
EDITS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 3), PIECES), max_size=4)


def dump(data: object, flow: bool | None, width: int) -> str:
    """Data as ruamel writes it: in blocks, between brackets, or (None) the innermost between brackets."""
    out, yaml = StringIO(), YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = flow, width, width > 20
    yaml.dump(data, out)
    return out.getvalue()


def disagreement(text: str) -> str:
    """What the reader of nodes says of a text that the reader of events takes; "" where both say the same."""
    try:
        data = read_events(text)
    except Unusual:
        return ""
    nodes = read_nodes(text.encode(), "a.yaml")
    # By what is printed, which tells 1 from 1.0 and from True.
    same = not nodes.complaints and repr(nodes.data) == repr(data)
    return "" if same else f"{data!r}, but {nodes.complaints or nodes.data!r}"


@pytest.mark.parametrize("text", READ)
def test_what_is_usual_is_read_as_the_nodes_have_it(text: str) -> None:
    read_events(text)
    assert not disagreement(text)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_to_be_complained_of_or_is_rare_is_left_to_the_reader_of_nodes(text: str) -> None:
    with pytest.raises(Unusual):
        read_events(text)


@pytest.mark.parametrize("path", sorted(FORMS.rglob("*.yaml")), ids=lambda path: "/".join(path.parts[-2:]))
def test_every_file_we_ship_is_usual_and_read_as_the_nodes_have_it(path: Path) -> None:
    text = path.read_text("utf-8")
    read_events(text)
    assert not disagreement(text)


def test_the_files_of_the_components_are_read_as_the_nodes_have_them_or_left_to_these() -> None:
    files = sorted(COMPONENTS.glob("*/*.yaml"))
    assert len(files) > 50
    assert not [told for path in files if (told := disagreement(path.read_text("utf-8")))]


@given(DATA, st.sampled_from((True, False, None)), st.sampled_from((10, 80)), EDITS)
def test_whatever_is_written_both_readers_agree(
    data: object, flow: bool | None, width: int, edits: list[tuple[int, int, str]]
) -> None:
    text = dump(data, flow, width)
    for at, length, piece in edits:
        text = text[:at] + piece + text[at + length :]
    assert not disagreement(text)


def test_a_right_file_is_read_without_a_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sheet, "_parse_nodes")
    found = parse_sheet(PROCEDURE.encode(), "a.yaml")
    assert (found.complaints, found.data["code"]) == ([], "1.000001")


def test_where_the_parser_in_c_is_missing_every_file_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_it = parse_sheet(PROCEDURE.encode(), "a.yaml")
    for module in (events, main):
        monkeypatch.setattr(module, "CParser", None)
    with pytest.raises(Unusual):
        read_events(PROCEDURE)
    without = parse_sheet(PROCEDURE.encode(), "a.yaml")
    assert (without.data, without.places, without.complaints) == (with_it.data, with_it.places, [])
