"""A folder of forms made of imported documents: procedures, their units, and the site they stand on."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from forms.imports.govschema import NotAForm, converted
from forms.source.cache import spread
from forms.source.sheet import read
from forms.source.writer import written

HEADING = """Imported from {source}. Field ids are the document's own.
Fee, time limit and legal basis are not in the document: add them where they are known.
It takes filings from {day}, the day of the import; the unit's number prefix is ours, not the authority's."""
UNIT_HEADING = (
    """The authority of imported forms. Its hours, address and telephone are not in the documents."""
)

SITE_HEADING = """What the site of these forms says of itself (docs/site.md)."""


@dataclass(frozen=True)
class Imported:
    """What became of one file: where its procedure was written, or why none was."""

    file: Path
    procedure: str = ""
    refused: str = ""


def imported(files: Iterable[Path], out: Path, first_day: date, country: str = "zz") -> list[Imported]:
    """Writes a procedure and a unit per document below `out`; other files there are left alone.

    A document imported again is written again; its unit keeps taking what it took before.
    """
    jobs = [(file, out, first_day) for file in files]
    done = list(spread(_one, jobs))
    for _, told in done:
        if told:
            _unit(out, told)
    _site(out, country)
    return [found for found, _ in done]


def _one(job: tuple[Path, Path, date]) -> tuple[Imported, Mapping[str, Any]]:
    file, out, first_day = job
    try:
        document = json.loads(file.read_bytes())
        if not isinstance(document, dict):
            raise NotAForm("it holds no object")
        body, office = converted(document, first_day)
    except (OSError, ValueError, KeyError, TypeError) as refused:
        return Imported(file, refused=_why(refused)), {}
    heading = HEADING.format(source=body["source"], day=first_day)
    _write(out / "procedures" / body["id"] / f"{first_day}.yaml", written(body, heading))
    return Imported(file, body["id"]), {"language": body["language"], **office}


def _why(refused: Exception) -> str:
    if isinstance(refused, json.JSONDecodeError):
        return f"line {refused.lineno} column {refused.colno}: no JSON: {refused.msg}"
    if isinstance(refused, KeyError):
        return f"{refused} is missing"
    return str(refused)


def _unit(out: Path, told: Mapping[str, Any]) -> None:
    office = {key: value for key, value in told.items() if key != "language"}
    path = out / "units" / f"{office['code'].lower()}.yaml"
    before: Any = read(path, path.name).data if path.is_file() else None
    known = before["units"][0]["accepts"] if isinstance(before, dict) else []
    office["accepts"] = sorted({*known, *office["accepts"]})
    _write(path, written({"language": told["language"], "units": [office]}, UNIT_HEADING))


def _site(out: Path, country: str) -> None:
    """A site file that names the country, where there is none yet."""
    if not (there := out / "site.yaml").exists():
        _write(there, written({"country": country, "languages": ["en"]}, SITE_HEADING))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
