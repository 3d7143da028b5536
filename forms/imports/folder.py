"""A folder of forms made from imported documents: procedures, their units, and the site they belong to."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forms.cache.parallel import map_in_parallel
from forms.imports.govschema import NotAForm, convert
from forms.imports.questions import Foreign
from forms.source.sheet import read_sheet
from forms.source.writer import write_yaml
from forms.text.language import Language
from forms.text.words import languages

HEADING = """Imported from {source}. Field ids are the document's own.
Fee, time limit and legal basis are not in the document: add them where they are known.
It takes filings from {day}, the day of the import; the unit's number prefix is ours, not the authority's."""
UNIT_HEADING = (
    """The authority of imported forms. Its hours, address and telephone are not in the documents."""
)

SITE_HEADING = """What the site of these forms says of itself (docs/site.md)."""


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file: where its procedure was written, or why none was."""

    file: Path
    procedure: str = ""
    refused: str = ""


def import_documents(
    files: Iterable[Path], out: Path, first_day: date, country: str = "zz", language: Language = ""
) -> list[FileOutcome]:
    """Writes a procedure and a unit per document below `out`; other files there are left alone.

    A document imported again is written again; its unit keeps what it accepted before.
    A new site.yaml names the country and the language: that of most of the forms, unless one is given.
    """
    # Plain tuples: they are pickled for other processes, which closures cannot be.
    jobs = [(file, out, first_day) for file in files]
    done = list(map_in_parallel(_import_one, jobs, light=True))
    for _, told in done:
        if told:
            _write_unit(out, told)
    _site(out, country, language or site_language(str(told["language"]) for _, told in done if told))
    return [found for found, _ in done]


def _import_one(job: tuple[Path, Path, date]) -> tuple[FileOutcome, Foreign]:
    file, out, first_day = job
    try:
        document = json.loads(file.read_bytes())
        if not isinstance(document, dict):
            raise NotAForm("it holds no object")
        body, unit = convert(document, first_day)
    except (OSError, ValueError, KeyError, TypeError) as refused:
        return FileOutcome(file, refused=_refusal_reason(refused)), {}
    heading = HEADING.format(source=body["source"], day=first_day)
    _write(out / "procedures" / body["id"] / f"{first_day}.yaml", write_yaml(body, heading))
    return FileOutcome(file, body["id"]), {"language": body["language"], **unit}


def _refusal_reason(refused: Exception) -> str:
    if isinstance(refused, json.JSONDecodeError):
        return f"line {refused.lineno} column {refused.colno}: no JSON: {refused.msg}"
    if isinstance(refused, KeyError):
        return f"{refused} is missing"
    return str(refused)


def _write_unit(out: Path, told: Foreign) -> None:
    unit = {key: value for key, value in told.items() if key != "language"}
    path = out / "units" / f"{unit['code'].lower()}.yaml"
    before: object = read_sheet(path, path.name).data if path.is_file() else None
    # An authority has many documents; importing one must not make its unit drop the others.
    known = before["units"][0]["accepts"] if isinstance(before, dict) else []
    unit["accepts"] = sorted({*known, *unit["accepts"]})
    _write(path, write_yaml({"language": told["language"], "units": [unit]}, UNIT_HEADING))


def site_language(forms: Iterable[Language]) -> Language:
    """The language of most forms, of those the product has words in; English where it has none of them."""
    # One language only: each of these forms has words in one, so a second would show nothing new.
    spoken = Counter(one for one in forms if one in languages())
    return max(sorted(spoken), key=spoken.__getitem__, default="en")


def _site(out: Path, country: str, language: Language) -> None:
    """A site file that names the country and the language, where there is none yet."""
    if not (there := out / "site.yaml").exists():
        _write(there, write_yaml({"country": country, "languages": [language]}, SITE_HEADING))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
