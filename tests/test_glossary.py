"""One vocabulary: every name the glossary gives is in the code, and no function is a bare participle."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.rooms import ROOT

GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("| ") and not line.startswith("| English")
]
SOURCES = [
    *(
        path
        for room in ("forms", "handlers", "site_templates", "infra")
        for path in (ROOT / room).rglob("*.py")
    ),
    ROOT / "build.py",
]
PARTICIPLE = re.compile(
    r"_*([a-z]+(ed|en|wn|ing)|told|said|kept|met|left|made|begun|read|spoken|meant|held|sent|set)"
)
"""A name that says only that something was or is done, not what it gives and to what."""
EXCEPTIONS = {
    # The condition of the schema language that is written `received:`.
    "Received",
    # Nouns of the field.
    "Filing",
    "Finding",
    "Routing",
    "Timing",
    # A frame that waits: the module holds frames and nothing else.
    "Waiting",
    "_Reading",
}


@cache
def names() -> frozenset[str]:
    """Every function, class, constant and attribute of the code; those of classes as Class.name too."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.add(node.name)
            if isinstance(node, ast.ClassDef):
                found |= {f"{node.name}.{name}" for one in node.body for name in _bound(one)}
            if isinstance(node, ast.Module):
                found |= {name for one in node.body for name in _bound(one)}
    return frozenset(found)


def _bound(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [name.id for one in targets if one for name in ast.walk(one) if isinstance(name, ast.Name)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_word_of_the_glossary_is_in_the_code_under_the_name_it_gives(row: list[str]) -> None:
    assert len(row) == 4, row
    for name in re.findall(r"`([^`]+)`", row[2]):
        there = (ROOT / name).exists() if "/" in name else name in names()
        assert there, f"{row[0]}: {name} is nowhere in the code"


def test_a_word_stands_in_one_row() -> None:
    words = [row[0] for row in ROWS]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: Path(path).relative_to(ROOT).as_posix())
def test_a_function_is_named_by_a_verb_with_its_object_or_by_a_noun(path: Path) -> None:
    defined = (
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    )
    lowered = ((name, name[:1].lower() + name[1:]) for name in defined if name not in EXCEPTIONS)
    bare = [name for name, low in lowered if PARTICIPLE.fullmatch(low)]
    assert not bare, f"{bare}: say what it gives, or what it does to what"
