"""Answers tried on a form, judged by the code that judges a citizen's post: one verdict a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forms.answers import accept
from forms.fields.base import Moment
from forms.language import Language, Text
from forms.procedure import Procedure

NO_JSON = Text(vi="Dòng này phải là một đối tượng JSON", en="This line must be a JSON object")


def verdicts(
    procedure: Procedure, lines: Iterable[str], moment: Moment, language: Language
) -> Iterator[dict[str, Any]]:
    """One verdict for each line of JSON that says something, in input order; `line` counts from 1."""
    for n, line in enumerate(lines, 1):
        if line.strip():
            yield {"line": n, **verdict(procedure, _read(line), moment, language)}


def verdict(
    procedure: Procedure, answers: Mapping[str, Any] | None, moment: Moment, language: Language
) -> dict[str, Any]:
    """`accepted`, `errors` [{field, reason, message}] and `warnings` of canonical answers by field id."""
    if answers is None:
        error = {"field": "", "reason": "json", "message": NO_JSON[language]}
        return {"accepted": False, "errors": [error], "warnings": []}
    bound = accept(procedure, answers, moment)
    errors = [
        {"field": error.field, "reason": error.reason, "message": error.message[language]}
        for error in bound.errors
    ]
    return {
        "accepted": not errors,
        "errors": errors,
        "warnings": [warning[language] for warning in bound.warnings],
    }


def _read(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
