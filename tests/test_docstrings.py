"""What a docstring says is raised can be caught: a class of ours, of Python, or of a library we import."""

import ast
import builtins
import re
from pathlib import Path

from tests.rooms import ROOT

SAID = re.compile(r"\b[Rr]aises ([A-Z]\w+)(?:(?:, | or )([A-Z]\w+))*")
"""An exception by name; "Raises where …" names none."""


def sources() -> list[Path]:
    floors = ("forms", "site_templates", "handlers", "infra")
    return [path for floor in floors for path in (ROOT / floor).rglob("*.py")] + [ROOT / "build.py"]


def names_known(trees: list[ast.Module]) -> set[str]:
    """Every class of ours and every name that is imported."""
    known = set(dir(builtins))
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                known.add(node.name)
            if isinstance(node, ast.ImportFrom):
                known |= {alias.name for alias in node.names}
    return known


def names_said(tree: ast.Module) -> set[str]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, documented)]
    return {name for text in said for found in SAID.finditer(text) for name in found.groups() if name}


def test_every_exception_that_a_docstring_names_exists() -> None:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sources()}
    known = names_known(list(trees.values()))
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, tree in trees.items()
        for name in sorted(names_said(tree) - known)
    ]
    assert wrong == []
