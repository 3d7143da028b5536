"""The rooms of the house: what each holds, whom it may import. docs/architecture.md is printed from it.

Run `python -m tests.rooms > docs/architecture.md` after a change here or in the docstring of a room.
"""

import ast
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PURE = frozenset({"os", "time", "random", "secrets", "uuid", "socket", "subprocess", "pathlib", "tempfile"})
"""Modules of the standard library that ask the machine for something."""


@dataclass(frozen=True)
class Room:
    """One folder. `may` names the rooms its files import beside their own, `libraries` what PyPI brings.

    `alone` gives single files a library that no other file of the room may import.
    """

    place: str
    may: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    alone: dict[str, tuple[str, ...]] = field(default_factory=dict)
    never: frozenset[str] = frozenset()
    instances: bool = False
    """A folder whose files are instances of one idea may hold more than MOST_FILES."""


MOST_FILES = 14
TEXT, COUNTRY, CONDITIONS, FIELDS = "forms/text", "forms/country", "forms/conditions", "forms/fields"
SCHEMA, JUDGING, ROWS, PROOFS = "forms/schema", "forms/judging", "forms/rows", "forms/proofs"
COMPILED = "forms/compiled"
SOURCE, CORE, TABLE = "forms/source", "handlers/dossier", "handlers/dossier/table"
HISTORY = "handlers/dossier/history"
LOOK, VIEWS, OPEN = "site_templates", "site_templates/views", "site_templates/open_data"
ENGINE = "site_templates/engine"
CACHE, BUILDING = "forms/cache", "site_templates/building"
AWS, PARTNERS, TABLES, FILES = "handlers/aws", "handlers/partners", "handlers/tables", "handlers/files"
HTTP, FORM, SEEN = "handlers/web/http", "handlers/web/form", "handlers/web/dossier"
MODELS = "handlers/web/models"
ACCOUNT, FILING = "handlers/web/account", "handlers/web/filing"
TRACKING, DESK, WEB = "handlers/web/tracking", "handlers/web/desk", "handlers/web"
ASKED = (TEXT, COUNTRY, CONDITIONS, FIELDS, SCHEMA, COMPILED, JUDGING, ROWS)
"""The rooms of floor 1 that know no YAML: functions import them where they run."""

ROOMS = (
    Room("forms"),
    # Babel compiles words in the build and on a developer's machine; what is deployed reads the result.
    Room(TEXT, libraries=("pydantic", "pydantic_core"), alone={"compiling.py": ("babel",)}),
    Room(COUNTRY, (TEXT,), ("pydantic",)),
    *(Room(f"{COUNTRY}/{pack}", (TEXT, COUNTRY)) for pack in ("fr", "vn", "zz")),
    Room(CONDITIONS, (TEXT, COUNTRY), ("pydantic", "pydantic_core")),
    Room(FIELDS, (TEXT, COUNTRY, CONDITIONS), ("pydantic", "pydantic_core"), instances=True),
    Room(SCHEMA, (TEXT, COUNTRY, CONDITIONS, FIELDS), ("pydantic", "pydantic_core")),
    Room(COMPILED, (TEXT, COUNTRY, CONDITIONS, FIELDS, SCHEMA), ("pydantic",)),
    Room(JUDGING, (TEXT, COUNTRY, CONDITIONS, FIELDS, SCHEMA), ("pydantic",)),
    Room(ROWS, (TEXT, COUNTRY, CONDITIONS, FIELDS, SCHEMA, JUDGING), ("pydantic",)),
    Room(PROOFS, ASKED, ("pydantic",)),
    Room(
        SOURCE,
        (*ASKED, PROOFS),
        ("pydantic", "pydantic_core"),
        {"events.py": ("ruamel",), "sheet.py": ("ruamel",), "writer.py": ("ruamel",)},
    ),
    Room(CACHE, (*ASKED, PROOFS, SOURCE), ("pydantic",)),
    Room("forms/imports", (*ASKED, PROOFS, SOURCE, CACHE), ("pydantic",)),
    Room(VIEWS, ASKED),
    Room(OPEN, ASKED, ("markupsafe",)),
    Room(ENGINE, libraries=("jinja2", "markupsafe")),
    Room(
        LOOK,
        (*ASKED, PROOFS, SOURCE, VIEWS, OPEN, ENGINE),
        ("jinja2", "markupsafe"),
        # The build measures what a page weighs on the wire.
        {"reference.py": ("pydantic",), "site.py": ("brotli",)},
    ),
    Room(
        BUILDING,
        (*ASKED, PROOFS, SOURCE, CACHE, LOOK, VIEWS, OPEN),
        alone={"progress.py": ("rich",)},
    ),
    Room(TABLE, (TEXT,), never=PURE),
    Room(HISTORY, (*ASKED, TABLE), never=PURE),
    Room(CORE, (*ASKED, TABLE, HISTORY), never=PURE),
    # Rooms of their own, so that hostile files meet neither the web nor storage.
    Room(TABLES, (TEXT, ROWS), ("openpyxl", "defusedxml"), never=PURE),
    Room(FILES, never=PURE),
    Room(PARTNERS, libraries=("httpx", "joserfc")),
    Room(AWS, (*ASKED, CORE, TABLE, HISTORY, FILES), ("boto3", "botocore", "aws_lambda_powertools")),
    Room(MODELS, libraries=("pydantic", "typing_extensions")),
    Room(HTTP, (*ASKED, LOOK, VIEWS, CORE, HISTORY, AWS, PARTNERS, MODELS), ("starlette",)),
    Room(ACCOUNT, (*ASKED, VIEWS, AWS, PARTNERS, HTTP, MODELS), ("starlette", "pydantic")),
    Room(FORM, (*ASKED, VIEWS, TABLES, AWS, HTTP, MODELS), ("starlette",)),
    Room(
        SEEN,
        (*ASKED, VIEWS, CORE, TABLE, HISTORY, FILES, AWS, PARTNERS, HTTP, MODELS),
        ("starlette", "segno"),
    ),
    Room(FILING, (*ASKED, VIEWS, CORE, TABLE, HISTORY, AWS, HTTP, FORM, SEEN, MODELS), ("starlette",)),
    Room(TRACKING, (*ASKED, VIEWS, CORE, TABLE, HISTORY, AWS, HTTP, FORM, SEEN, MODELS), ("starlette",)),
    Room(DESK, (*ASKED, VIEWS, CORE, TABLE, HISTORY, AWS, HTTP, FORM, SEEN, MODELS), ("starlette",)),
    Room(WEB, (TABLE, MODELS, HTTP, ACCOUNT, FORM, FILING, SEEN, TRACKING, DESK), ("starlette", "pydantic")),
    Room(
        "handlers",
        (*ASKED, CORE, TABLE, HISTORY, AWS, PARTNERS, HTTP, WEB),
        ("mangum", "aws_lambda_powertools"),
    ),
    Room(
        "infra",
        (*ASKED, SOURCE, LOOK, BUILDING, VIEWS, CORE, HISTORY, AWS, HTTP, WEB, "handlers"),
        ("boto3", "botocore", "click", "uvicorn", "starlette", "ministack", "hypercorn", "httpx"),
    ),
)
BY_PLACE = {room.place: room for room in ROOMS}
"""From the bottom up: a room imports only rooms above it in this table, which a test proves."""


def room_of(path: Path) -> str:
    """The room of a file: its folder below the root."""
    return path.relative_to(ROOT).parent.as_posix()


def files(place: str) -> list[Path]:
    """The Python files of a room, without those of the rooms below it."""
    return sorted((ROOT / place).glob("*.py"))


def says(place: str) -> str:
    """What a room is for, as its own first sentence has it."""
    told = ast.get_docstring(ast.parse((ROOT / place / "__init__.py").read_text("utf-8"))) or ""
    return told.partition("\n")[0]


def page() -> str:
    """docs/architecture.md."""
    return "\n".join(("# The house", "", INTRODUCTION, "", *_tree(), "", *_table(), ""))


INTRODUCTION = """\
*forms says what may be asked; site_templates says how it looks; handlers says what happens next; infra says
where it runs; build.py joins the first two.* Printed by `python -m tests.rooms`, from the table that
`tests/test_layout.py` holds the code to; not edited by hand.

## Rooms

From the bottom up. A room imports only what stands above it in this table, and of that only what its row of
the second table names."""


def _tree() -> list[str]:
    rows = [f"| `{one.place}/` | {_modules(one.place)} | {says(one.place)} |" for one in ROOMS]
    return ["| room | modules | what it holds |", "| --- | ---: | --- |", *rows]


def _modules(place: str) -> int:
    """Without a bare `__init__.py`; that of a country's pack holds its code."""
    bare = len(ast.parse((ROOT / place / "__init__.py").read_text("utf-8")).body) == 1
    return len(files(place)) - bare


def _table() -> list[str]:
    head = [
        "## Who may import whom",
        "",
        "The standard library is free, save where the last column says otherwise.",
        "",
        "| room | may import of ours | libraries | never |",
        "| --- | --- | --- | --- |",
    ]
    return head + [
        f"| `{room.place}` | {_rooms(room)} | {_libraries(room)} | {_never(room)} |" for room in ROOMS
    ]


def _rooms(room: Room) -> str:
    return ", ".join(f"`{place}`" for place in room.may)


def _libraries(room: Room) -> str:
    alone = (f"{name}: {', '.join(libraries)}" for name, libraries in room.alone.items())
    return "; ".join(part for part in (", ".join(room.libraries), *alone) if part)


def _never(room: Room) -> str:
    return ", ".join(sorted(room.never))


if __name__ == "__main__":
    print(page(), end="")
