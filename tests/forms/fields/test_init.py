"""The kinds are found in their folder, and no other file of the product keeps a list of them."""

import re
from pathlib import Path

import pytest

from forms.fields import KINDS, SHARED_MODULES

ROOT = Path(__file__).parents[3]
FLOORS = ("forms", "site_templates", "handlers", "infra")
OWN = {
    "forms/fields/consent.py": "is made of a name, a number and choices",
    "forms/country/vn/__init__.py": "gives an example of its number",
    "forms/imports/questions.py": "makes our kinds of the types of another format",
    "handlers/web/account/sign_up.py": "asks questions of its own",
}
"""Files that name kinds, and why."""
TELLING = sorted(kind for kind in KINDS if "_" in kind or kind in ("several", "declaration", "decimal"))
"""Kinds whose names mean nothing else."""


def test_every_file_of_the_folder_is_a_kind_or_what_kinds_are_made_of() -> None:
    modules = {path.stem for path in (ROOT / "forms/fields").glob("*.py")} - {"__init__"}
    assert modules == set(KINDS) | SHARED_MODULES


@pytest.mark.parametrize("kind", TELLING)
def test_no_other_file_names_a_kind(kind: str) -> None:
    named = re.compile(rf"""["']{kind}["']""")
    files = [path for floor in FLOORS for path in (ROOT / floor).rglob("*")]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.suffix in (".py", ".html", ".js") and named.search(path.read_text("utf-8"))
    }
    assert found - {f"forms/fields/{kind}.py"} <= set(OWN)
