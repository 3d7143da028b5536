"""The clock of a place: rules of the time zone database frozen when built, so that no machine is asked twice.

Every time a dossier holds carries the offset its place had then: its day is plain to read, and hours added to
it are hours, in the night of a change too.
"""

import functools
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from io import BytesIO
from zoneinfo import ZoneInfo


# The rules travel in the catalogue: a function has no zone database, and those of two machines may
# differ.
def frozen_zone(name: str, frozen: str) -> tzinfo:
    """The time zone of what `freeze_zone` made."""
    return ZoneInfo.from_file(BytesIO(b64decode(frozen)), key=name)


def freeze_zone(rules: bytes) -> str:
    """The rules of a zone (TZif, RFC 9636) as text."""
    return b64encode(rules).decode("ascii")


def local_time(at: datetime, zone: tzinfo) -> datetime:
    """A moment as the clocks of a place show it, with the offset they have then."""
    there = at.astimezone(zone)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()), fold=0)


def clock_time(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment at which the clocks of a place show a time of a day."""
    there = datetime.combine(day, at, zone)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def shifted_clock(
    as_of: str, zone: tzinfo, now: Callable[[tzinfo], datetime] = datetime.now
) -> Callable[[], datetime]:
    """The time in a zone; with an ISO `as_of`, from the first asking on that day at the present hour."""

    # Whole days only: hours stay real, so that office hours can be tested (decision 0004). Not counted from
    # here: a function may be kept asleep for days between this and its first request.
    @functools.cache
    def shift() -> timedelta:
        return date.fromisoformat(as_of) - local_time(now(UTC), zone).date() if as_of else timedelta()

    return lambda: local_time(now(zone) + shift(), zone)
