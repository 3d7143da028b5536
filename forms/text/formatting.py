"""How amounts, days, times and hidden names are written: 7.000 ₫, 27/07/2026, 19:42 21/07/2026, N***."""

from datetime import date, datetime, time

from forms.text.currency import Currency
from forms.text.language import Language
from forms.text.words import Phrase

# Not "miễn phí": what stands beside it mostly says why one is exempt (miễn lệ phí).
FREE = Phrase("text.formatting.free")
WEEKDAYS = (
    Phrase("text.formatting.weekdays.0"),
    Phrase("text.formatting.weekdays.1"),
    Phrase("text.formatting.weekdays.2"),
    Phrase("text.formatting.weekdays.3"),
    Phrase("text.formatting.weekdays.4"),
    Phrase("text.formatting.weekdays.5"),
    Phrase("text.formatting.weekdays.6"),
)
UNKNOWN = Phrase("text.formatting.unknown")
AT_ONCE = Phrase("text.formatting.at_once")


def day(value: date) -> str:
    """A day: 27/07/2026."""
    return f"{value:%d/%m/%Y}"


def hour(value: datetime | time) -> str:
    """A time of day: 19:42."""
    return f"{value:%H:%M}"


def charge(amount: int, currency: Currency, language: Language) -> str:
    """An amount that may be nothing."""
    return currency.sum_text(amount, language) if amount else FREE[language]


def weekday(value: date, language: Language) -> str:
    """The day with its name: "thứ Hai 27/07/2026"."""
    return f"{WEEKDAYS[value.weekday()][language]} {day(value)}"


def due_text(due: date | None, limit: str, language: Language) -> str:
    """The day a result is due; without one, what the kind of time limit says of it."""
    if due is not None and limit == "working_days":
        return weekday(due, language)
    return (AT_ONCE if limit == "immediate" else UNKNOWN)[language]


def minute(value: datetime) -> str:
    """A time and its day, as the clock of the value's own offset shows them."""
    return f"{hour(value)} {day(value)}"


def mask_name(name: str) -> str:
    """A name of which only the initials show, whatever its length: "Nguyễn Thị Ánh" → "N*** T*** Á***"."""
    return " ".join(f"{word[0]}***" for word in name.split())
