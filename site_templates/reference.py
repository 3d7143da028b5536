"""The reference of the schema language, written from the models that judge a schema: docs/schema.md."""

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from forms.conditions.condition import SUBJECTS, Period
from forms.conditions.rules import Compare, Rule
from forms.fields import KINDS
from forms.fields.base import FieldModel
from forms.fields.choice import Option
from forms.schema.arrival import Arrival
from forms.schema.document import DocumentRule
from forms.schema.example import Example
from forms.schema.fee import FeeRule, FeeTable
from forms.schema.procedure import Exit, Page, Procedure, Routing, Section, TimeLimit
from forms.schema.site import Accessibility, Colours, Contact, Help, Home, Security, SiteFile
from forms.schema.time_limit import Appointment, Branch
from forms.source.sheet import read_sheet
from forms.source.writer import write_yaml

COMPONENTS = Path(__file__).parent / "components"
HEAD = """\
# The schema language

Written by `build.py reference > docs/schema.md` from the models that judge a schema.
A text is `{vi: …, en: …}`: words by language, in any that the site is read in; what is missing is read in the
first that has it. A condition is described below. A key in **bold** cannot be left out.
"""
PARTS: tuple[type[BaseModel], ...] = (Procedure, Routing, TimeLimit, Branch, Appointment, Arrival)
PARTS += (DocumentRule, FeeTable, FeeRule, Page, Exit, Section, Rule, Compare, Example, Option)
SITE: tuple[type[BaseModel], ...] = (SiteFile, Home, Help, Contact, Colours, Accessibility, Security)
# These keys mean the same everywhere; repeating that in each model would be noise.
COMMON = {
    "id": "How it is called: small letters, digits, hyphens.",
    "name": "What it is called.",
    "title": "The heading.",
    "intro": "A paragraph below the heading.",
    "note": "What to heed about it.",
    "when": "The cases it is for; all of them, if left out.",
}
"""What needs no saying in the code."""
PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", dict: "mapping"}


def reference() -> str:
    """The whole page, in Markdown."""
    shared = set(FieldModel.model_fields)
    lines = [HEAD, "## A procedure and its pieces\n"]
    for model in PARTS:
        lines += _section(model.__name__, _first_sentence(model), _table(model, set()))
    lines += ["## site.yaml: what a site says of itself\n"]
    for model in SITE:
        lines += _section(model.__name__, _first_sentence(model), _table(model, set()))
    lines += ["## Conditions\n"]
    for subject, node in SUBJECTS.items():
        lines += _section(f"`{subject}`", _first_sentence(node), _table(node, set()))
    lines += _section("Period", _first_sentence(Period), _table(Period, set()))
    lines += [
        "## Fields\n",
        *_section("Every kind", _first_sentence(FieldModel), _table(FieldModel, {"kind"})),
    ]
    for kind, field in KINDS.items():
        about = (sys.modules[field.__module__].__doc__ or "").strip().split("\n")[0]
        lines += _section(f"`{kind}`", about, _table(field, shared - _own_keys(field)), _kind(kind, field))
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, about: str, table: Iterable[str], more: Iterable[str] = ()) -> list[str]:
    return [f"### {title}\n", f"{about}\n", *table, *more]


def _kind(kind: str, field: type[FieldModel]) -> Iterator[str]:
    if field.ASKS:
        yield f"`messages` may replace: {', '.join(f'`{reason}`' for reason in field.reasons())}.\n"
    example = read_sheet(COMPONENTS / kind / f"{kind}.yaml", kind).data["examples"][0]["field"]
    yield f"```yaml\n{write_yaml({'fields': [example]})}```\n"


def _table(model: type[BaseModel], without: set[str]) -> Iterator[str]:
    rows = [row for name, row in _rows(model) if name not in without]
    if rows:
        yield "\n".join(["| key | takes | if left out | meaning |", "|---|---|---|---|", *rows]) + "\n"


def _rows(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    said = meanings(model)
    model.model_rebuild()  # what its keys take is known only when it is completed
    for name, key in model.model_fields.items():
        called = key.alias or name
        shown = f"**`{called}`**" if key.is_required() else f"`{called}`"
        default = "" if key.is_required() else _default(key.default)
        meaning = said.get(name) or COMMON.get(name, "")
        yield name, f"| {shown} | {_type_text(key.annotation)} | {default} | {meaning} |"


def _own_keys(field: type[FieldModel]) -> set[str]:
    """The shared keys that a kind says anew, apart from its name."""
    return {name for name in field.__annotations__ if name in FieldModel.model_fields} - {"kind"}


def _default(value: object) -> str:
    if value in (None, (), {}, ""):
        return ""
    if isinstance(value, BaseModel):
        return "not stated"
    return f"`{', '.join(map(str, value)) if isinstance(value, tuple) else str(value).lower()}`"


def _type_text(annotation: Any) -> str:
    """What a key takes, in words."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return "condition" if "FieldIs" in str(annotation) else _type_text(inside[0])
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inside)
    if origin in (Union, UnionType):
        if all(isinstance(each, type) and issubclass(each, FieldModel) for each in inside):
            return "field"
        found = dict.fromkeys(_type_text(each) for each in inside if each is not NoneType)
        return "condition" if any("FieldIs" in str(each) for each in inside) else " or ".join(found)
    if origin is tuple:
        return f"list of {_type_text(inside[0])}"
    if origin is dict:
        return f"mapping of {_type_text(inside[1])}"
    return PLAIN.get(annotation, "field" if "AnyField" in str(annotation) else _name(annotation))


def _name(annotation: Any) -> str:
    return {"Text": "text by language", "date": "date", "FieldModel": "field"}.get(
        annotation.__name__, f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    )


def _first_sentence(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


@cache
def meanings(model: type[BaseModel]) -> dict[str, str]:
    """What is said below each key in the code, the nearest class first."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if one.__module__.startswith("forms."):
            (node,) = ast.parse(inspect.getsource(one)).body
            body = node.body if isinstance(node, ast.ClassDef) else []
            for key, text in pairwise(body):
                if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name):
                    found |= {key.target.id: told} if (told := _text(text)) else {}
    return found


def _text(node: ast.stmt) -> str:
    told = node.value.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) else ""
    return " ".join(told.split()) if isinstance(told, str) else ""
