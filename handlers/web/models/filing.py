"""From choosing a procedure to filing a dossier."""

from collections.abc import Mapping
from typing import Annotated, NotRequired

from pydantic import ConfigDict, Field, with_config
from pydantic.config import JsonDict

from handlers.web.models.dossier import Deadline, UnitName
from handlers.web.models.model import Day, Model


class Procedure(Model):
    """One procedure of the catalogue."""

    id: str
    code: str
    """Its national code."""
    name: str
    path: str
    """The page about it."""


class Found(Model):
    """What was searched for and found."""

    query: str
    count: int
    procedures: list[Procedure]


class Question(Model):
    """One question of a form; of a group and of a list, those inside it."""

    id: str
    kind: str
    """The field kind: name, date, address …"""
    label: str
    required: bool
    fields: NotRequired[list["Question"]]


class Form(Model):
    """The form of a procedure: the edition to file under, the questions, what the account answers."""

    procedure: str
    name: str
    edition: str
    """Digest of the edition; send it back with the answers."""
    fields: list[Question]
    answers: Mapping[str, object]
    """What the account knows, by field; canonical values."""
    locked: list[str]
    """Fields that only the account answers; leave them out or send the same."""


class Filing(Model):
    """A filing, or the answers to a request for a supplement."""

    edition: NotRequired[str]
    """Digest of the edition, as the form tells it."""
    answers: NotRequired[Mapping[str, object]]
    """Canonical values by field id."""
    again: NotRequired[Annotated[int, Field(ge=0, le=99)]]
    """How often exactly the same was filed before on purpose; left out, a retry finds its own dossier."""


# The box of a list that takes rows from a file. Answered by the form with the rows in it.
ROWS: JsonDict = {"type": "string", "contentMediaType": "application/octet-stream"}
WITH_FILES: JsonDict = {"patternProperties": {r"^_file\.[a-z][a-zA-Z0-9_]*$": ROWS}}


@with_config(ConfigDict(use_attribute_docstrings=True, json_schema_extra=WITH_FILES))
class FilingWithRows(Filing):
    """A form as a browser posts it, with a file of rows (CSV or XLSX) under "_file.<id of the list>"."""


class FeeOfFiling(Model):
    """What would be due."""

    amount: int
    """In the smallest unit of the currency, a whole number."""
    explanation: str


class FilingCheck(Model):
    """What filing these answers would lead to; nothing is filed yet."""

    procedure: str
    edition: str
    answers: Mapping[str, object]
    """The answers as read, canonical."""
    unit: UnitName
    fee: FeeOfFiling
    due: Day | None
    """None where the procedure is settled at once."""
    due_text: str
    due_note: str
    """Which time limit applies, and from when it counts, where the procedure has several or counts from an
    appointment; else empty."""
    notify_by: list[Deadline]
    warnings: list[str]
    """What looks wrong and may be right."""
