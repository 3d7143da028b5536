"""When people are received and filings count as received: the half-days of a week, in words too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic import Field as Key

from forms.text.formatting import WEEKDAYS, hour
from forms.text.language import Language, Text
from forms.text.words import ComposedText, Phrase

HalfDay = Literal["morning", "afternoon"]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = f"({'|'.join(DAYS)})"
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
NOON = time(12)

SPAN = Phrase("country.reception.span")
OFFICE = Phrase("country.reception.office")
HALF = {"morning": Phrase("country.reception.morning"), "afternoon": Phrase("country.reception.afternoon")}
HALVES = {
    "morning": Phrase("country.reception.mornings"),
    "afternoon": Phrase("country.reception.afternoons"),
}
TIMES = Phrase("country.reception.times")
AND = Phrase("country.reception.and")
EXCEPT = Phrase("country.reception.except")


def _in_order(week: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The week as written, where it can be meant. Raises ValueError."""
    if backward := [written for written in week if not _days(written)]:
        raise ValueError(f"{backward[0]}: a week begins on Monday")
    days = [day for written in week for day in _days(written)]
    if len(set(days)) < len(days):
        raise ValueError("a day stands in it twice")
    for day, sessions in week.items():
        times = [bound for one in sessions if "-" in one for bound in one.split("-")]
        if times != sorted(times) or len(set(sessions)) < len(sessions):
            raise ValueError(f"{day}: the half-days do not follow one another")
    return week


_Days = Annotated[str, Key(pattern=f"^{_DAY}(-{_DAY})?$")]
_Written = Annotated[str, Key(pattern=f"^(morning|afternoon|{_TIME}-{_TIME})$")]
WrittenWeek = Annotated[
    dict[_Days, Annotated[tuple[_Written, ...], Key(min_length=1)]],
    Key(min_length=1),
    AfterValidator(_in_order),
]
"""Days → half-days, as a unit writes them: `mon-fri: [morning, "13:30-17:00"]`. Where only the half-day is
named, its times are the country's, and no page states them."""
NarrowedWeek = Annotated[
    dict[_Days, Annotated[tuple[HalfDay, ...], Key(min_length=1)]],
    Key(min_length=1),
    AfterValidator(_in_order),
]
"""Days → the half-days of them on which one procedure is received, where a unit receives then at all."""


@dataclass(frozen=True, order=True)
class Session:
    """One half-day of reception: from `opens` until before `closes`."""

    opens: time
    closes: time
    stated: bool = True
    """Whether the unit named these times, or only the half-day."""

    @property
    def half(self) -> HalfDay:
        return "morning" if self.opens < NOON else "afternoon"

    def holds(self, at: time) -> bool:
        return self.opens <= at < self.closes

    def __str__(self) -> str:
        return f"{hour(self.opens)}–{hour(self.closes)}"


Sessions = tuple[Session, ...]
"""The half-days of one day, in order."""


@dataclass(frozen=True)
class Reception:
    """The sessions of each day of a week, Monday first."""

    week: tuple[Sessions, ...]

    @property
    def workday(self) -> Sessions:
        """The sessions of a weekend day that is worked instead of a weekday: those of the fullest weekday."""
        return max(self.week[:5], key=len)

    @property
    def is_never(self) -> bool:
        return not any(self.week)

    def narrow_to(self, written: Mapping[str, Sequence[HalfDay]] | None) -> "Reception":
        """It, or what is left of it for a procedure that is received on fewer half-days.

        Where nothing would be left, nothing is taken away: a filing must be received some day (`check` finds
        such a pair of unit and procedure).
        """
        if written is None:
            return self
        kept = dict(_by_day(written))
        left = Reception(
            tuple(tuple(one for one in day if one.half in kept.get(n, ())) for n, day in enumerate(self.week))
        )
        return self if left.is_never else left

    def is_within(self, written: Mapping[str, Sequence[HalfDay]]) -> bool:
        """Whether it knows no other half-days than these."""
        kept = dict(_by_day(written))
        return all(one.half in kept.get(n, ()) for n, day in enumerate(self.week) for one in day)

    def text(self) -> Text:
        """When it is, to stand within a sentence; times only where they were stated."""
        return ComposedText(self._say)

    def _say(self, language: Language) -> str:
        office: list[str] = []
        timed: list[str] = []
        for first, last, day in self._spans():
            if all(one.stated for one in day):
                said = TIMES.format(days=_span(first, last)[language], times=times_text(day))
                timed.append(said[language])
            else:
                office.append(_halves(first, last, day)[language])
        told = [OFFICE.format(days=_join_parts(office, language))[language]] if office else []
        return EXCEPT.format(hours="; ".join((*told, *timed)))[language]

    def _spans(self) -> Iterator[tuple[int, int, Sessions]]:
        """Days that follow one another with the same sessions: first, last, sessions."""
        first = 0
        for n in range(1, 8):
            if n == 7 or self.week[n] != self.week[first]:
                if self.week[first]:
                    yield first, n - 1, self.week[first]
                first = n


def times_text(day: Sessions) -> str:
    """The sessions of a day: "07:30–12:00, 13:00–17:00"."""
    return ", ".join(map(str, day))


def read_week(written: Mapping[str, Sequence[str]], usual: Reception) -> Reception:
    """The reception a unit has written; half-days without times have those of the country's workday."""
    halves: dict[str, Session] = {one.half: replace(one, stated=False) for one in usual.workday}
    found = {
        n: tuple(halves[one] if one in halves else _session_of(one, stated=True) for one in day)
        for n, day in _by_day(written)
    }
    return Reception(tuple(found.get(n, ()) for n in range(7)))


def office_week(workday: str, saturday: str = "") -> Reception:
    """Reception on weekdays, and perhaps on Saturdays: "07:30-12:00 13:00-17:00"; its times are assumed."""
    days = (*[workday] * 5, saturday, "")
    return Reception(tuple(tuple(_session_of(one, stated=False) for one in day.split()) for day in days))


def _session_of(times: str, *, stated: bool) -> Session:
    opens, closes = times.split("-")
    return Session(time.fromisoformat(opens), time.fromisoformat(closes), stated)


def _by_day(written: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    for days, sessions in written.items():
        yield from ((n, sessions) for n in map(DAYS.index, _days(days)))


def _days(written: str) -> tuple[str, ...]:
    """The days of "mon", or of "mon-fri"; none where the last comes before the first."""
    first, _, last = written.partition("-")
    return DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]


def _span(first: int, last: int) -> Text:
    if first == last:
        return WEEKDAYS[first]
    return SPAN.format(first=WEEKDAYS[first], last=WEEKDAYS[last])


def _halves(first: int, last: int, day: Sessions) -> Text:
    """Days on which only half-days are named: whole days, or "Saturday morning"."""
    if len(day) != 1:
        return _span(first, last)
    words = HALF if first == last else HALVES
    return words[day[0].half].format(days=_span(first, last))


def _join_parts(parts: Sequence[str], language: Language) -> str:
    """The parts as a list in a sentence: "a, b and c"."""
    *before, last = parts
    return AND.format(first=", ".join(before), last=last)[language] if before else last
