"""A time of day in one box, typed as people write it (22:15, 22h15, 8 giờ 30). Canonical: "22:15"."""

import re
from typing import ClassVar, Literal
from unicodedata import normalize

from forms.fields.base import AnswerRefused, FieldModel, Moment, text_answer
from forms.fields.example import Example

TIME_PATTERN = re.compile(
    r"(\d{1,2})(?:\s*(?:[:.,hg]|giờ|gio)\s*(\d{1,2})?\s*(?:phút|phut|p|m)?)?|(\d{2})(\d{2})", re.IGNORECASE
)


class TimeField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("format", "hour", "minute")
    SCRIPT: ClassVar[str] = r"exact(all,/^\d\d:\d\d$/)"
    EXAMPLE: ClassVar[Example] = Example("20:30", ("20:30", "20h30", "20 giờ 30"))

    kind: Literal["time"]

    def parse(self, raw: object, moment: Moment) -> str:
        # NFKC makes full-width digits and the colon of Asian keyboards plain.
        written = TIME_PATTERN.fullmatch(normalize("NFKC", text_answer(raw)))
        if not written:
            raise AnswerRefused("format")
        hour, minute = int(written[1] or written[3]), int(written[2] or written[4] or 0)
        if hour > 23:
            raise AnswerRefused("hour")
        if minute > 59:
            raise AnswerRefused("minute")
        return f"{hour:02}:{minute:02}"
