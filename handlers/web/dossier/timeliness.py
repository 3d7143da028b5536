"""The deadline of a notice, row by row, and whether it came in time; a late one is still accepted."""

from datetime import datetime, tzinfo
from typing import cast

from forms.fields.base import Values
from forms.fields.people import PeopleField
from forms.schema.arrival import TimedRows
from forms.schema.procedure import Procedure
from forms.text.formatting import day
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier
from handlers.web.models.dossier import Deadline
from site_templates.views import Line

# The desk is told, nothing is refused: the law wants a late notice rather than none.
LATE_FLAG = "late_notice"
"""What the desk is to notice of a filing that came after a deadline."""
LABEL = Phrase("web.dossier.timeliness.label")
UNTIL = Phrase("web.dossier.timeliness.until")
OVER = Phrase("web.dossier.timeliness.over")
FILED_LATE = Phrase("web.dossier.timeliness.filed_late")


def is_late(procedure: Procedure, answers: Values, at: datetime, zone: tzinfo) -> bool:
    """Whether a filing at a moment is after any of its deadlines: the law says "before 23:00"."""
    return any(at >= one.at for one in _deadlines(procedure, answers, zone))


def deadline_lines(
    procedure: Procedure,
    answers: Values,
    at: datetime,
    zone: tzinfo,
    language: Language,
    *,
    filed: bool,
) -> tuple[Line, ...]:
    """One line for each deadline, with the rows it holds for and whether a filing at a moment is after it."""
    over = (FILED_LATE if filed else OVER)[language]
    return tuple(
        Line(LABEL[language], _deadline_text(procedure, one, language), note=over if at >= one.at else "")
        for one in _deadlines(procedure, answers, zone)
    )


def dossier_deadline_lines(
    procedure: Procedure, dossier: Dossier, zone: tzinfo, language: Language
) -> tuple[Line, ...]:
    """The same of a dossier, by its answers as they stand and the moment it was filed."""
    return deadline_lines(procedure, dossier.summary.answers, dossier.filed_at, zone, language, filed=True)


def deadlines_as_json(procedure: Procedure, answers: Values, at: datetime, zone: tzinfo) -> list[Deadline]:
    """The deadlines as JSON: the moment, the rows it holds for (from 0), whether a filing is after it."""
    return [
        Deadline(at=one.at.isoformat(timespec="minutes"), rows=list(one.rows), late=at >= one.at)
        for one in _deadlines(procedure, answers, zone)
    ]


def _deadlines(procedure: Procedure, answers: Values, zone: tzinfo) -> tuple[TimedRows, ...]:
    return procedure.arrival.deadlines(answers, zone) if procedure.arrival else ()


def _deadline_text(procedure: Procedure, one: TimedRows, language: Language) -> str:
    said = UNTIL[language].format(time=f"{one.at:%H:%M}", day=day(one.at))
    if not one.rows or procedure.arrival is None:
        return said
    field = cast(PeopleField, procedure.field(procedure.arrival.rows))
    return f"{said} ({field.row_title(one.row_numbers_text)[language].lower()})"
