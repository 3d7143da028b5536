"""What an administrator is told about a file: where exactly, what was found, what is allowed."""

import difflib
import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Loc = tuple[int | str, ...]


Schema = Mapping[str, Any]
"""A JSON Schema, as pydantic prints it."""


@dataclass(frozen=True)
class Spot:
    """Where something is written (line and column from 1, width in characters), and the text of a scalar."""

    line: int
    column: int
    width: int
    text: str = ""


@dataclass(frozen=True)
class Complaint:
    """One finding; str() is what a person reads."""

    path: str
    line: int
    column: int
    width: int
    code: str
    message: str
    hint: str = ""
    source_line: str = ""

    def concise(self) -> str:
        """One line, for editors that jump to file:line:column."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"

    def as_json(self) -> dict[str, str | int]:
        """The finding for a program, as JSON takes it."""
        return {
            "file": self.path,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "message": self.message,
            "advice": self.hint,
        }

    def __str__(self) -> str:
        margin = " " * max(5, len(str(self.line)))
        caret = " " * (self.column - 1) + "^" * self.width
        hint = f"  {self.hint}" if self.hint else ""
        return f"{self.concise()}\n{self.line:5} | {self.source_line}\n{margin} | {caret}{hint}"


class BrokenForms(Exception):
    """The files of the catalogue are wrong; every finding, in file order."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(sorted(complaints, key=lambda one: (one.path, one.line, one.column)))
        super().__init__("\n".join(map(str, self.complaints)))


@dataclass(frozen=True)
class Places:
    """Where the pieces of a file are written: its lines, and the spot of every key and every value."""

    lines: Sequence[str] = ()
    keys: dict[Loc, Spot] = field(default_factory=dict)
    values: dict[Loc, Spot] = field(default_factory=dict)


@dataclass
class Sheet:
    """One file as read: its plain data, what is wrong with it, and where each piece of it is written."""

    path: str
    find_places: Callable[[], Places] = Places
    """Called when the first place is asked for: most files are right, and nobody asks."""
    data: Any = None
    complaints: list[Complaint] = field(default_factory=list)

    @cached_property
    def places(self) -> Places:
        return self.find_places()

    def complain(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        lines = self.places.lines
        text = lines[spot.line - 1] if spot.line <= len(lines) else ""
        at = (self.path, spot.line, spot.column, spot.width)
        self.complaints.append(Complaint(*at, code, message, hint, text))

    def report(self, loc: Loc, code: str, message: str, hint: str = "") -> None:
        """Complain of what is written at a place, naming it."""
        label = self.label(loc)
        self.complain(self.spot(loc), code, f"{label}: {message}" if label else message, hint)

    def place(self, loc: Loc) -> Loc:
        """The deepest written place a pydantic location reaches, without its union tags."""
        return deepest_place(loc, self.places.values)

    def first_key(self, here: Loc) -> Spot:
        """The first key of a block, or the place itself where it is no block."""
        inner = (spot for loc, spot in self.places.keys.items() if loc[:-1] == here)
        return next(inner, self.places.values[here])

    def spot(self, loc: Loc) -> Spot:
        """The key at a place, or its value where it is an item, or whatever is written nearest around it."""
        while loc and loc not in self.places.values:
            loc = loc[:-1]
        return self.places.keys.get(loc) or self.places.values[loc]

    def label(self, here: Loc) -> str:
        """How a place is called in a complaint: from the innermost list item on, by the item's id."""
        index = max((i for i, part in enumerate(here) if isinstance(part, int)), default=None)
        if index is None:
            return ".".join(map(str, here))
        name = self.places.values.get((*here[: index + 1], "id"))
        head = name.text if name and name.text else f"{here[index - 1]}[{here[index]}]"
        return ".".join([head, *map(str, here[index + 1 :])])


def deepest_place(loc: Loc, written: Container[Loc]) -> Loc:
    """The deepest of the written places that a pydantic location reaches, without its union tags."""
    reached: list[Loc] = [()]
    for part in loc:
        reached += [(*here, part) for here in reached if (*here, part) in written]
    # The longest path wins, unless another one ends in the very key of the error.
    return max(reached, key=lambda here: (here[-1:] == loc[-1:], len(here)))


def format_complaints(complaints: Sequence[Complaint], style: str) -> str:
    """Findings in full, concise (a line each) or json, as `check` prints them."""
    if style == "json":
        return json.dumps([one.as_json() for one in complaints], ensure_ascii=False, indent=1)
    count = f"{len(complaints)} finding{'s' if len(complaints) > 1 else ''}"
    return "\n".join([*(one.concise() if style == "concise" else str(one) for one in complaints), count])


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean "x"?`, or all that is allowed when nothing is near."""
    names = sorted(set(known))
    if found := difflib.get_close_matches(word, names, 1):
        return f'did you mean "{found[0]}"?'
    return f"one of: {', '.join(names)}" if names else ""


def keys_at(schema: Schema, data: Any, loc: Loc) -> list[str]:
    """The keys a JSON Schema allows at a place of the data, of the alternatives the data there can mean."""
    places = _flatten_schemas(schema, [schema], data)
    for part in loc:
        data = data[part]
        places = _flatten_schemas(
            schema, [step for place in places for step in _schema_steps(place, part)], data
        )
    return sorted({key for place in places for key in place.get("properties", {})})


def _flatten_schemas(root: Schema, places: Iterable[Schema], data: object) -> list[Schema]:
    """The schemas without references around them, of alternatives those that fit the data best."""
    flat: list[Schema] = []
    for place in places:
        while "$ref" in place:
            place = root["$defs"][place["$ref"].rsplit("/", 1)[1]]
        others = _flatten_schemas(root, [*place.get("anyOf", ()), *place.get("oneOf", ())], data)
        flat += [place, *_fitting_schemas(others, data)]
    return flat


def _fitting_schemas(places: list[Schema], data: object) -> list[Schema]:
    """The alternatives no constant of which (a kind) contradicts the data; of those, the complete ones."""
    if not isinstance(data, dict):
        return places
    named = [
        place
        for place in places
        if all(data.get(k) == v["const"] for k, v in place.get("properties", {}).items() if "const" in v)
    ]
    complete = [place for place in named if set(place.get("required", ())) <= set(data)]
    return [place for place in complete if "required" in place] or named


def _schema_steps(place: Schema, part: int | str) -> list[Schema]:
    if isinstance(part, int):
        return [place["items"]] if isinstance(place.get("items"), dict) else []
    properties = place.get("properties", {})
    return [properties[part]] if part in properties else []
