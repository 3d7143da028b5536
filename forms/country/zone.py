"""The clock of a place: rules of the time zone database frozen when built, so that no machine is asked twice.

Every time a dossier holds carries the offset its place had then: its day is plain to read, and hours added to
it are hours, in the night of a change too.
"""

from base64 import b64decode, b64encode
from datetime import date, datetime, time, timedelta, timezone, tzinfo
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
