"""The house holds: who imports whom, how long a file is, one name – four places, functions == template."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"forms", "site_templates", "handlers", "infra", "build", "tests"}
STDLIB = set(sys.stdlib_module_names)

# The longest matching place wins. What is listed may be imported; the standard library always may,
# save where `never` says otherwise.
MAY = {
    "forms": {"forms", "pydantic", "pydantic_core"},
    "forms/sheet.py": {"forms", "ruamel"},
    "forms/written.py": {"forms", "ruamel"},
    "site_templates": {"forms", "site_templates", "jinja2", "markupsafe"},
    "site_templates/reference.py": {"forms", "site_templates", "pydantic"},
    # Brotli is in the build only: it measures what a page weighs on the wire.
    "site_templates/site.py": {"forms", "site_templates", "brotli"},
    # Files of rows to fill in are written by the build, with what reads them back in handlers/tables.
    "site_templates/samples.py": {"forms", "openpyxl"},
    "build.py": {"forms", "site_templates", "infra", "click", "rich", "holidays"},
    "handlers/dossier": {"forms", "handlers.dossier"},
    # A room of its own, so that hostile files meet neither the web nor storage.
    "handlers/tables": {"forms", "handlers.tables", "openpyxl"},
    "handlers/partners": {"handlers.partners", "httpx", "joserfc"},
    "handlers/aws": {
        "forms",
        "handlers.dossier",
        "handlers.aws",
        "boto3",
        "botocore",
        "aws_lambda_powertools",
    },
    "handlers/web": {"forms", "site_templates", "handlers.dossier", "handlers.aws", "handlers.partners"}
    | {"handlers.tables", "handlers.web", "starlette", "pydantic", "pydantic_core", "segno"},
    "handlers": {"forms", "handlers", "mangum", "aws_lambda_powertools"},
    "infra": OURS - {"tests", "build"}
    | {"boto3", "botocore", "uvicorn", "starlette", "ministack", "hypercorn", "httpx"},
}
NEVER = {
    "handlers/dossier": {"os", "time", "random", "secrets", "uuid", "socket", "subprocess", "pathlib"},
    "handlers/tables": {"os", "time", "random", "socket", "subprocess", "pathlib", "tempfile"},
    "handlers/web": {"forms.source", "forms.sheet", "boto3", "botocore"},
}


def sources(*places: str) -> list[Path]:
    found = [path for place in places for path in (ROOT / place).rglob("*.py")]
    return [*sorted(path for path in found if "__pycache__" not in path.parts), ROOT / "build.py"]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative imports hide who is imported"
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module in OURS}
    return names


def rule(path: Path, table: dict[str, set[str]]) -> set[str]:
    place = path.relative_to(ROOT).as_posix()
    best = max((key for key in table if place == key or place.startswith(key + "/")), key=len, default="")
    return table.get(best, set())


def stub(name: str) -> bool:
    """Type stubs of AWS clients: imported for the type checker alone, never installed where functions run."""
    return name.startswith("types_boto3")


def under(name: str, allowed: set[str]) -> bool:
    return any(name == one or name.startswith(one + ".") for one in allowed)


FLOORS = sources("forms", "site_templates", "handlers", "infra")


@pytest.mark.parametrize("path", FLOORS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_its_floor_may(path: Path) -> None:
    allowed = rule(path, MAY)
    strangers = {
        name
        for name in imported(path)
        if name.split(".")[0] not in STDLIB
        and name not in OURS
        and not under(name, allowed)
        and not stub(name)
    }
    assert not strangers, f"{path.relative_to(ROOT)} may not import {sorted(strangers)}"
    banned = {name for name in imported(path) if under(name, rule(path, NEVER))}
    assert not banned, f"{path.relative_to(ROOT)} must stay free of {sorted(banned)}"


def test_the_core_never_asks_the_machine_for_the_time() -> None:
    for path in (ROOT / "handlers/dossier").glob("*.py"):
        assert not re.search(r"\.(now|today|utcnow)\(", path.read_text("utf-8")), path.name


@pytest.mark.parametrize(
    "path", [*FLOORS, *sources("tests")[:-1]], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_a_file_is_at_most_250_lines_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 250, f"{path.relative_to(ROOT)} is too long: split it"
    assert ast.get_docstring(ast.parse(text)), f"{path.relative_to(ROOT)} has no docstring"


def test_no_function_is_over_40_lines() -> None:
    for path in FLOORS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= 40, f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"


def test_one_name_stands_in_four_places() -> None:
    kinds = {path.stem for path in (ROOT / "forms/fields").glob("*.py")} - {"__init__", "base", "group"}
    for kind in kinds:
        source = (ROOT / f"forms/fields/{kind}.py").read_text("utf-8")
        assert f'kind: Literal["{kind}"]' in source, f"forms/fields/{kind}.py does not declare its own name"
        assert (ROOT / f"site_templates/components/{kind}/{kind}.html").is_file(), f"no component for {kind}"
        assert (ROOT / f"tests/forms/fields/test_{kind}.py").is_file(), f"no test for {kind}"
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests/forms/fields").glob("test_*.py")}
    assert tested - {"base", "init"} <= kinds, "a test for a kind that does not exist"


def test_the_files_in_handlers_are_the_functions_of_the_template() -> None:
    template = (ROOT / "infra/template.yaml").read_text("utf-8")
    deployed = set(re.findall(r"Handler:\s*handlers[./](\w+)\.handler", template))
    files = {path.stem for path in (ROOT / "handlers").glob("*.py")} - {"__init__"}
    assert files == deployed


def test_what_drives_a_browser_is_marked_so_that_make_quick_leaves_it_out() -> None:
    driving = {"playwright", "playwright.sync_api", "tests.journeys.chromium"}
    found = [path for path in (ROOT / "tests").rglob("test_*.py") if imported(path) & driving]
    unmarked = [path.name for path in found if "pytest.mark.browser" not in path.read_text("utf-8")]
    assert found
    assert not unmarked, f"mark them `browser`: {unmarked}"


def test_the_readme_is_at_most_120_lines() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120
