"""How amounts, days, times and hidden names are written: 7.000 ₫, 27/07/2026, 19:42 21/07/2026, N*** T***."""

from datetime import date, datetime

from forms.language import Language, Text
from site_templates.render import day as day
from site_templates.render import money as money

# Not "miễn phí": what stands beside it mostly says why one is exempt (miễn lệ phí).
FREE = Text(vi="Không phải nộp", en="Nothing to pay")
WEEKDAYS = (
    Text(vi="thứ Hai", en="Monday"),
    Text(vi="thứ Ba", en="Tuesday"),
    Text(vi="thứ Tư", en="Wednesday"),
    Text(vi="thứ Năm", en="Thursday"),
    Text(vi="thứ Sáu", en="Friday"),
    Text(vi="thứ Bảy", en="Saturday"),
    Text(vi="Chủ nhật", en="Sunday"),
)


def charge(amount: int, language: Language) -> str:
    """An amount that may be nothing."""
    return money(amount) if amount else FREE[language]


def weekday(value: date, language: Language) -> str:
    """The day with its name: "thứ Hai 27/07/2026"."""
    return f"{WEEKDAYS[value.weekday()][language]} {day(value)}"


def minute(value: datetime) -> str:
    """A time and its day; the value must already be in Viet Nam time."""
    return value.strftime("%H:%M %d/%m/%Y")


def masked(name: str) -> str:
    """A name of which only the initials show, whatever its length: "Nguyễn Thị Ánh" → "N*** T*** Á***"."""
    return " ".join(f"{word[0]}***" for word in name.split())
