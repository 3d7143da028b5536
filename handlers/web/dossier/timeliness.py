"""By when a filing was to be notified, row by row, and whether it came in time; a late one is taken."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, cast

from forms.fields.people import PeopleField
from forms.schema.arrival import Told
from forms.schema.procedure import Procedure
from forms.text.formatting import day
from forms.text.language import Language, Text
from handlers.dossier.dossier import Dossier
from site_templates.views import Line

LATE_FLAG = "late_notice"
"""What the desk is to notice of a filing that came after a deadline."""
LABEL = Text(vi="Hạn thông báo", en="Notice due by")
UNTIL = Text(vi="{time} ngày {day}", en="{time} on {day}")
OVER = Text(
    vi="Đã quá hạn này. Bạn vẫn nộp được; cán bộ sẽ thấy là thông báo sau hạn.",
    en="This time has passed. You can still file; the officer will see that notice came late.",
)
FILED_LATE = Text(vi="Nộp sau hạn này", en="Filed after this time")


def late(procedure: Procedure, answers: Mapping[str, Any], at: datetime, zone: tzinfo) -> bool:
    """Whether a filing at a moment is after any of its deadlines: the law says "before 23:00"."""
    return any(at >= one.at for one in _deadlines(procedure, answers, zone))


def lines(
    procedure: Procedure,
    answers: Mapping[str, Any],
    at: datetime,
    zone: tzinfo,
    language: Language,
    *,
    filed: bool,
) -> tuple[Line, ...]:
    """One line for each deadline, with the rows it holds for and whether a filing at a moment is after it."""
    over = (FILED_LATE if filed else OVER)[language]
    return tuple(
        Line(LABEL[language], _until(procedure, one, language), note=over if at >= one.at else "")
        for one in _deadlines(procedure, answers, zone)
    )


def standing(procedure: Procedure, dossier: Dossier, zone: tzinfo, language: Language) -> tuple[Line, ...]:
    """The same of a dossier, by its answers as they stand and the moment it was filed."""
    return lines(procedure, dossier.summary.answers, dossier.filed_at, zone, language, filed=True)


def told(
    procedure: Procedure, answers: Mapping[str, Any], at: datetime, zone: tzinfo
) -> list[dict[str, Any]]:
    """The deadlines as JSON: the moment, the rows it holds for (from 0), whether a filing is after it."""
    return [
        {"at": one.at.isoformat(timespec="minutes"), "rows": list(one.rows), "late": at >= one.at}
        for one in _deadlines(procedure, answers, zone)
    ]


def _deadlines(procedure: Procedure, answers: Mapping[str, Any], zone: tzinfo) -> tuple[Told, ...]:
    return procedure.arrival.deadlines(answers, zone) if procedure.arrival else ()


def _until(procedure: Procedure, one: Told, language: Language) -> str:
    said = UNTIL[language].format(time=f"{one.at:%H:%M}", day=day(one.at))
    if not one.rows or procedure.arrival is None:
        return said
    field = cast(PeopleField, procedure.field(procedure.arrival.rows))
    return f"{said} ({field.call(one.numbered)[language].lower()})"
