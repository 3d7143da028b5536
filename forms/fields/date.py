"""A date in three boxes, or what is known of it. Canonical: "1972-02-29", "1972-02" or "1938"."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.conditions import trial
from forms.fields.base import AnswerRefused, FieldModel, Moment, Value
from forms.fields.example import Example
from forms.text.characters import clean, plain_digits
from forms.text.formatting import day
from forms.text.language import Language

BOUND = r"^(today([+-]\d{1,5}[dy]?)?|\d{4}-\d{2}-\d{2})$"
"""A day, or a distance from the day of receipt in days (d, or nothing) or years (y)."""
ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
BOXES = {"day": ("day", "month", "year"), "month": ("month", "year"), "year": ("year",)}
"""What is asked for, by how precise a date is."""
# People type the whole date into the first box; refusing it would cost them three corrections.
WHOLE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})|(\d{2})(\d{2})(\d{4})")
MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
# Wide on purpose: a narrower bound is the schema's to set (`not_before`, `not_after`).
FIRST_YEAR, LAST_YEAR = 1900, 2200
AUTOCOMPLETE = {"day": "bday-day", "month": "bday-month", "year": "bday-year"}


def resolve_bound(written: str, today: date) -> date:
    """The day a written bound means on a day of receipt."""
    if not written.startswith("today"):
        return date.fromisoformat(written)
    distance = written.removeprefix("today") or "0"
    if not distance.endswith("y"):
        return today + timedelta(days=int(distance.removesuffix("d")))
    year = today.year + int(distance.removesuffix("y"))
    # 29 February minus a year is 28 February: replace alone would raise.
    return today.replace(year=year, day=min(today.day, monthrange(year, today.month)[1]))


class DateField(FieldModel):
    # A program may also send the parts as it would post them.
    JSON: ClassVar[tuple[type, ...]] = (str, dict)
    PARTS: ClassVar[tuple[str, ...]] = ("day", "month", "year")
    REASONS: ClassVar[tuple[str, ...]] = (
        "missing_day",
        "missing_month",
        "missing_year",
        "digits",
        "year",
        "month",
        "day",
        "no_such_day",
        "leap",
        "future",
        "too_early",
        "too_late",
        "closed",
    )
    SCRIPT: ClassVar[str] = "day(all)"
    DATED: ClassVar[bool] = True
    EXAMPLE: ClassVar[Example] = Example("2000-12-31", ("31/12/2000", "31.12.2000", "31122000", "2000-12-31"))

    kind: Literal["date"]
    precision: Literal["day", "month", "year"] = "day"
    """A month (of a year), or a year, is all that is asked for."""
    birth: bool = False
    """A date of birth: today at the latest."""
    year_alone: bool = False
    """The year may be given without day and month, and is kept so."""
    day_unknown: bool = False
    """Month and year may be given without a day, and are kept so: papers that never named the day."""
    not_before: str | None = Key(default=None, pattern=BOUND)
    """The first day taken: a day, or a distance from today (today+3, today-1y)."""
    not_after: str | None = Key(default=None, pattern=BOUND)
    """The last day taken."""
    reception: bool = False
    """An appointment: only a day on which units receive people."""

    @model_validator(mode="after")
    def _bounds_are_days(self) -> "DateField":
        for written in (self.not_before, self.not_after):
            if written is not None:
                try:
                    resolve_bound(written, date(2000, 1, 1))
                except (ValueError, OverflowError) as error:
                    raise ValueError(f"{written} is no day: {error}") from error
        return self

    def parse(self, raw: object, moment: Moment) -> str:
        day, month, year = self._numbers(*_parts(raw))
        if month is None:
            # A year alone is refused only where no day of it could be right.
            self._check_bounds(date(year, 1, 1), date(year, 12, 31), moment)
            return f"{year:04}"
        if day is None:
            first = _check_day(1, month, year)
            self._check_bounds(first, first.replace(day=monthrange(year, month)[1]), moment)
            return f"{year:04}-{month:02}"
        on = _check_day(day, month, year)
        self._check_bounds(on, on, moment)
        # Checked last: "closed on Sundays" helps nobody who typed a day of last year.
        if self.reception and not moment.is_reception_day(on):
            raise AnswerRefused("closed")
        return on.isoformat()

    def _numbers(self, *parts: str) -> tuple[int | None, int | None, int]:
        day, month, year = (plain_digits(part) for part in parts)
        for part, text in zip(self.PARTS, (day, month, year), strict=True):
            if text and not (text.isascii() and text.isdigit()):
                raise AnswerRefused("digits", part)
        if self.year_alone and len(day) == 4 and not month and not year:
            day, year = "", day  # whoever knows the year alone may well type it into the first box
        wanted = self._required_parts(day, month)
        for part, text in zip(self.PARTS, (day, month, year), strict=True):
            if not text and part in wanted:
                raise AnswerRefused(f"missing_{part}", part)
            if text and part not in self.boxes:
                raise AnswerRefused("type")
        if len(year) != 4 or not FIRST_YEAR <= int(year) <= LAST_YEAR:
            raise AnswerRefused("year", "year", first=FIRST_YEAR, last=LAST_YEAR)
        known = {"day": _small_number(day or "0"), "month": _small_number(month or "0")}
        return (
            known["day"] if "day" in wanted else None,
            known["month"] if "month" in wanted else None,
            int(year),
        )

    def _required_parts(self, day: str, month: str) -> tuple[str, ...]:
        """The parts that make the answer: all that is asked for, or what the schema lets do."""
        if self.precision == "day" and not day:
            if self.year_alone and not month:
                return BOXES["year"]
            if self.day_unknown and month:
                return BOXES["month"]
        return BOXES[self.precision]

    @property
    def boxes(self) -> tuple[str, ...]:
        """The boxes a page shows."""
        return BOXES[self.precision]

    @property
    def is_whole_day(self) -> bool:
        """Whether every answer is a day, never a month or a year alone."""
        return self.precision == "day" and not (self.year_alone or self.day_unknown)

    def _check_bounds(self, first: date, last: date, moment: Moment) -> None:
        """Refuses a day (or a year, from its first to its last day) wholly outside the bounds."""
        if self.birth and first > moment.today:
            raise AnswerRefused("future", "year" if first != last else "")
        if self.not_before is not None:
            earliest = resolve_bound(self.not_before, moment.today)
            if last < earliest:
                raise AnswerRefused("too_early", limit=day(earliest))
        if self.not_after is not None:
            latest = resolve_bound(self.not_after, moment.today)
            if first > latest:
                raise AnswerRefused("too_late", limit=day(latest))

    def posted_pairs(self, value: Value, name: str, moment: Moment) -> list[tuple[str, str]]:
        year, month, day = [*str(value).split("-"), "", ""][:3]
        parts = {"day": day, "month": month, "year": year}
        return [(f"{name}.{part}", parts[part]) for part in self.boxes]

    def pairs_of_cell(self, text: str, name: str) -> list[tuple[str, str]]:
        """The parts in their boxes; what cannot be parted stands in the first one, as if typed there."""
        parts = _split_date(clean(text))
        if not parts or set(parts) - set(self.boxes):
            return super().pairs_of_cell(text, name)
        return [(f"{name}.{box}", parts.get(box, "")) for box in self.boxes]

    def first_box(self, name: str) -> str:
        return f"{name}.{self.boxes[0]}"

    def has(self, part: str) -> bool:
        """None: posted in parts, it is kept in one piece."""
        return False

    def trial_values(self, wanted: Sequence[object]) -> Iterable[Value]:
        return trial.dates(wanted)

    def show(self, value: Value, language: Language, moment: Moment) -> str:
        return "/".join(reversed(str(value).split("-")))

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        token = self.autocomplete(AUTOCOMPLETE.get(part, "")) if self.birth else {}
        return {"inputmode": "numeric", **token}


def _parts(raw: object) -> tuple[str, str, str]:
    """Day, month and year as texts: of three boxes, of one box that holds all, or of a canonical value."""
    if isinstance(raw, str):
        iso = ISO.fullmatch(raw.strip())
        return (iso[3] or "", iso[2], iso[1]) if iso else ("", "", raw)
    if not isinstance(raw, Mapping) or set(raw) - set(DateField.PARTS):
        raise AnswerRefused("type")
    day, month, year = (raw.get(part, "") for part in DateField.PARTS)
    if not (isinstance(day, str) and isinstance(month, str) and isinstance(year, str)):
        raise AnswerRefused("type")
    whole = WHOLE.fullmatch(clean(day))
    if whole and not clean(month) and not clean(year):
        return tuple(part for part in whole.groups() if part)  # type: ignore[return-value]
    return day, month, year


def _split_date(text: str) -> dict[str, str]:
    """The parts of a date written in one piece: 14/3/1998, 14031998, 1998-03-14, 3/1998, 1998; or none."""
    if iso := ISO.fullmatch(text):
        return (
            {"day": iso[3], "month": iso[2], "year": iso[1]} if iso[3] else {"month": iso[2], "year": iso[1]}
        )
    if whole := WHOLE.fullmatch(text):
        return dict(zip(DateField.PARTS, (part for part in whole.groups() if part), strict=True))
    if month := MONTH.fullmatch(text):
        return {"month": month[1], "year": month[2]}
    return {"year": text} if re.fullmatch(r"\d{4}", text) else {}


def _small_number(text: str) -> int:
    """A day or month number; what has more than two digits is as wrong as 99."""
    return int(text) if len(text) < 3 else 99


def _check_day(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise AnswerRefused("month", "month")
    if not 1 <= day <= 31:
        raise AnswerRefused("day", "day")
    if day <= monthrange(year, month)[1]:
        return date(year, month, day)
    # A message of its own: "29/02 does not exist" is true only of that year.
    if (day, month) == (29, 2):
        raise AnswerRefused("leap", "day", year=year)
    raise AnswerRefused("no_such_day", "day", day=f"{day:02}", month=month, year=year)
