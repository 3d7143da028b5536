"""The house holds: every room has a row, no arrow goes up or round, files stay short."""

import ast
import re
import sys
import tokenize
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from tests.rooms import BY_PLACE, MOST_FILES, ROOMS, ROOT, Room, files, page, room_of

OURS = {"forms", "site_templates", "handlers", "infra", "build", "tests"}
STDLIB = set(sys.stdlib_module_names)
MOST_LINES, MOST_LINES_OF_A_TABLE = 250, 350
TABLES = {"handlers/dossier/table/moves.py"}
"""Pure tables of texts or rows, which are read and not followed."""
UNTESTED = {"handlers/web/form/words.py"}
"""Tables of the web without a test of their own: read by every page. Of the models, every answer is tested
against the document that is printed from them."""
CITIZENS = ("account", "form", "filing", "dossier", "tracking")


def sources(*places: str) -> list[Path]:
    found = [path for place in places for path in (ROOT / place).rglob("*.py")]
    return sorted(path for path in found if "__pycache__" not in path.parts)


FLOORS = [*sources("forms", "site_templates", "handlers", "infra"), ROOT / "build.py"]
ROOMY = [path for path in FLOORS if path.name != "build.py"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imported(path: Path) -> frozenset[str]:
    """Dotted names a file imports: of `from a import b` both a and a.b, for b may be a module."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative imports hide who is imported"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


@cache
def reached(path: Path) -> frozenset[Path]:
    """The files of ours that a file imports, those it needs for its types alone among them."""
    found = (file_of(name) for name in imported(path) if name.split(".")[0] in OURS)
    return frozenset(one for one in found if one is not None and one != path)


def file_of(name: str) -> Path | None:
    """The file of a dotted name; of a room's own name, the file that says what it is."""
    place = ROOT / name.replace(".", "/")
    return next((one for one in (place.with_suffix(".py"), place / "__init__.py") if one.is_file()), None)


@pytest.mark.parametrize("path", ROOMY, ids=name_of)
def test_a_file_imports_only_what_the_row_of_its_room_names(path: Path) -> None:
    room = BY_PLACE[room_of(path)]
    ours = {room_of(one) for one in reached(path)} - {"forms", "handlers/web", *_passed(path)}
    assert ours <= {room.place, *room.may}, f"{name_of(path)} may not import from {ours - {*room.may}}"
    outside = {name.split(".")[0] for name in imported(path)} - STDLIB - OURS
    allowed = {*room.libraries, *room.alone.get(path.name, ())}
    strangers = {name for name in outside if name not in allowed and not name.startswith("types_boto3")}
    assert not strangers, f"{name_of(path)} may not import {sorted(strangers)}"
    banned = {name.split(".")[0] for name in imported(path)} & room.never
    assert not banned, f"{name_of(path)} must stay free of {sorted(banned)}"


def _passed(path: Path) -> set[str]:
    """Rooms named only on the way to a file below them: `from handlers.web import desk`."""
    inits = {room_of(one) for one in reached(path) if one.name == "__init__.py"}
    named = {room_of(one) for one in reached(path) if one.name != "__init__.py"}
    return {place for place in inits - named if any(other.startswith(place + "/") for other in named | inits)}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.place)
def test_a_room_imports_only_rooms_that_stand_above_it_in_the_table(room: Room) -> None:
    places = [one.place for one in ROOMS]
    below = [other for other in room.may if places.index(other) > places.index(room.place)]
    assert not below, f"{room.place} looks up to {below}"


def test_every_folder_with_python_is_a_room_of_the_table() -> None:
    assert {room_of(path) for path in ROOMY} == set(BY_PLACE)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.place)
def test_a_room_holds_at_most_fourteen_files(room: Room) -> None:
    assert room.instances or len(files(room.place)) <= MOST_FILES, f"{room.place}: move a wall"


def test_no_file_imports_itself_on_any_way_round() -> None:
    done: set[Path] = set()

    def walk(path: Path, way: tuple[Path, ...]) -> None:
        assert path not in way, " → ".join(name_of(one) for one in (*way[way.index(path) :], path))
        if path not in done:
            for one in reached(path):
                if one.name != "__init__.py":
                    walk(one, (*way, path))
            done.add(path)

    for path in FLOORS:
        walk(path, ())


def test_no_room_of_the_citizen_knows_the_desk() -> None:
    for room in CITIZENS:
        assert "handlers/web/desk" not in BY_PLACE[f"handlers/web/{room}"].may, room


def test_functions_start_without_a_reader_of_yaml() -> None:
    for place in ("handlers", *(room.place for room in ROOMS if room.place.startswith("handlers/"))):
        assert "forms/source" not in BY_PLACE[place].may, place


def test_the_page_of_the_architecture_is_printed_from_the_table() -> None:
    assert (ROOT / "docs/architecture.md").read_text("utf-8") == page(), (
        "python -m tests.rooms > docs/architecture.md"
    )


def test_the_core_never_asks_the_machine_for_the_time() -> None:
    for path in (ROOT / "handlers/dossier").rglob("*.py"):
        assert not re.search(r"\.(now|today|utcnow)\(", path.read_text("utf-8")), path.name


@pytest.mark.parametrize("path", [*FLOORS, *sources("tests")], ids=name_of)
def test_a_file_is_short_enough_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    most = MOST_LINES_OF_A_TABLE if name_of(path) in TABLES else MOST_LINES
    assert len(text.splitlines()) <= most, f"{name_of(path)} is too long: split it"
    assert ast.get_docstring(ast.parse(text)), f"{name_of(path)} has no docstring"


def test_no_function_is_over_40_lines() -> None:
    for path in FLOORS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= 40, f"{name_of(path)}:{node.lineno} {node.name} has {length} lines"


def test_one_name_stands_in_four_places() -> None:
    kinds = set(
        re.findall(
            r'kind: Literal\["(\w+)"\]', "".join(one.read_text("utf-8") for one in files("forms/fields"))
        )
    )
    for kind in kinds:
        source = (ROOT / f"forms/fields/{kind}.py").read_text("utf-8")
        assert f'kind: Literal["{kind}"]' in source, f"forms/fields/{kind}.py does not declare its own name"
        assert (ROOT / f"site_templates/components/{kind}/{kind}.html").is_file(), f"no component for {kind}"
        assert (ROOT / f"tests/forms/fields/test_{kind}.py").is_file(), f"no test for {kind}"
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests/forms/fields").glob("test_*.py")}
    modules = {path.stem for path in files("forms/fields")}
    assert tested - {"init"} <= modules, "a test for a kind that does not exist"


def test_the_files_in_handlers_are_the_functions_of_the_template() -> None:
    template = (ROOT / "infra/template.yaml").read_text("utf-8")
    deployed = set(re.findall(r"Handler:\s*handlers[./](\w+)\.handler", template))
    assert {path.stem for path in files("handlers")} - {"__init__"} == deployed


@pytest.mark.parametrize("path", sources("tests/handlers/web"), ids=name_of)
def test_a_test_of_the_web_is_named_after_the_module_it_tests(path: Path) -> None:
    if path.name.startswith("test_"):
        beside = ROOT / path.relative_to(ROOT / "tests").parent
        modules = {one.stem for one in beside.glob("*.py")} - {"__init__"}
        subject = path.stem.removeprefix("test_")
        assert any(subject == one or subject.startswith(one + "_") for one in modules), name_of(path)


def test_what_drives_a_browser_is_marked_so_that_make_quick_leaves_it_out() -> None:
    driving = {"playwright", "playwright.sync_api", "tests.journeys.chromium"}
    found = [path for path in (ROOT / "tests").rglob("test_*.py") if imported(path) & driving]
    unmarked = [path.name for path in found if "pytest.mark.browser" not in path.read_text("utf-8")]
    assert found
    assert not unmarked, f"mark them `browser`: {unmarked}"


@pytest.mark.parametrize("path", sources("handlers/web"), ids=name_of)
def test_every_module_of_the_web_has_a_test_beside_it(path: Path) -> None:
    if path.name != "__init__.py" and path.parent.name != "models" and name_of(path) not in UNTESTED:
        beside = ROOT / "tests" / path.relative_to(ROOT).parent
        assert (beside / f"test_{path.stem}.py").is_file(), f"no test_{path.stem}.py for {name_of(path)}"


def test_the_readme_is_at_most_120_lines() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120


def test_comments_say_why_at_least_twice_in_a_hundred_lines() -> None:
    texts = [path.read_text("utf-8") for path in FLOORS]
    tokens = (token for text in texts for token in tokenize.generate_tokens(StringIO(text).readline))
    comments = sum(token.type == tokenize.COMMENT for token in tokens)
    lines = sum(len(text.splitlines()) for text in texts)
    assert comments / lines >= 0.02, f"{comments} comments in {lines} lines: say why"
