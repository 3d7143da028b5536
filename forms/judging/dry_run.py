"""Answers tried on a form, judged by the code that judges a citizen's post: one verdict a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from forms.fields.base import Moment
from forms.judging.answers import judge_answers
from forms.schema.procedure import Procedure
from forms.text.language import Language
from forms.text.wellformed import parse_json_strictly
from forms.text.words import Phrase

NO_JSON = Phrase("judging.dry_run.no_json")
# Notepad and Excel write it in front of UTF-8; it is no part of the first line's JSON.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class AnswerError(TypedDict):
    """What an answer is refused for; `field` is "" where it is the whole form."""

    field: str
    reason: str
    message: str


class Verdict(TypedDict):
    """What a citizen who posted these answers would be told."""

    accepted: bool
    errors: list[AnswerError]
    warnings: list[str]


class LineVerdict(Verdict):
    """The verdict on one line of a file, counted from 1."""

    line: int


def verdict_lines(
    procedure: Procedure, lines: Iterable[bytes], moment: Moment, language: Language
) -> Iterator[bytes]:
    """The verdicts as lines of JSON in UTF-8, whatever the terminal takes."""
    for one in verdicts(procedure, lines, moment, language):
        yield json.dumps(one, ensure_ascii=False).encode()


def verdicts(
    procedure: Procedure, lines: Iterable[bytes], moment: Moment, language: Language
) -> Iterator[LineVerdict]:
    """One verdict for each line of JSON that says something, in input order; `line` counts from 1."""
    for n, line in enumerate(lines, 1):
        said = line.removeprefix(BYTE_ORDER_MARK) if n == 1 else line
        if said.strip():
            yield {"line": n, **verdict(procedure, _parse_line(said), moment, language)}


def verdict(
    procedure: Procedure, answers: Mapping[str, object] | None, moment: Moment, language: Language
) -> Verdict:
    """The verdict on canonical answers by field id; None stands for what was no JSON object."""
    if answers is None:
        error: AnswerError = {"field": "", "reason": "json", "message": NO_JSON[language]}
        return {"accepted": False, "errors": [error], "warnings": []}
    bound = judge_answers(procedure, answers, moment)
    errors: list[AnswerError] = [
        {"field": error.field, "reason": error.reason, "message": error.message[language]}
        for error in bound.errors
    ]
    # An exit is judged only for right answers: a wrong one must be corrected first.
    left = None if errors else procedure.exit_reason(bound.values, moment)
    if left is not None:
        errors.append({"field": "", "reason": "exit", "message": left[language]})
    return {
        "accepted": not errors,
        "errors": errors,
        "warnings": [warning.message[language] for warning in bound.warnings],
    }


def _parse_line(line: bytes) -> dict[str, object] | None:
    try:
        found = parse_json_strictly(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
