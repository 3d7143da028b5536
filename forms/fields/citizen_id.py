"""The citizen's number: 12 digits without a check digit; what looks odd is a warning, never an error.

Decree 137/2015/NĐ-CP, Art. 13: three digits of the place of birth registration, one of century and gender,
two of the year of birth, six at random.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, Value, text_answer
from forms.text.characters import plain_digits

# Codes of 2015, which stay in issued numbers: the mergers of 2025 renumbered nobody.
PROVINCES = frozenset(
    re.findall(
        r"\d{3}",
        "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 "
        "034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 "
        "067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096",
    )
)
"""The 63 historic codes, which no merger changes. Codes from 100 are countries and are not judged."""
# Both spellings: schemas of ours say nam and nu, imported ones male and female.
GENDERS = {"nam": 0, "male": 0, "nu": 1, "female": 1}


class CitizenIdField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("digits", "length", "length_old")
    WARNINGS: ClassVar[tuple[str, ...]] = ("prefix", "gender", "year")
    ZEROS: ClassVar[bool] = True

    kind: Literal["citizen_id"]
    accepts_old: bool = False
    """Also the 9 digits of the old identity card (CMND)."""
    birth_date: str | None = None
    """The field that asks when the same person was born, to compare with."""
    gender: str | None = None
    """The field that asks the same person's gender, to compare with."""

    def parse(self, raw: object, moment: Moment) -> str:
        number = plain_digits(text_answer(raw))
        if not (number.isascii() and number.isdigit()):
            raise AnswerRefused("digits")
        # The 9 digits of a CMND say nothing about gender or century.
        if len(number) != 12 and not (self.accepts_old and len(number) == 9):
            raise AnswerRefused("length_old" if self.accepts_old else "length", count=len(number))
        return number

    def find_warnings(
        self, value: Value, values: Mapping[str, Value], moment: Moment
    ) -> Iterable[AnswerRefused]:
        return _number_warnings(value, values.get(self.birth_date or ""), values.get(self.gender or ""))

    def references(self) -> set[str]:
        return super().references() | {name for name in (self.birth_date, self.gender) if name}

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"inputmode": "numeric", "spellcheck": "false"}


def _number_warnings(number: str, born: object, gender: object) -> Iterator[AnswerRefused]:
    if len(number) != 12:
        return
    if number < "100" and number[:3] not in PROVINCES:
        yield AnswerRefused("prefix", found=number[:3])
    if isinstance(gender, str) and GENDERS.get(gender, int(number[3]) % 2) != int(number[3]) % 2:
        yield AnswerRefused("gender")
    # The fourth digit counts centuries in pairs: 0 and 1 are the 1900s, 2 and 3 the 2000s.
    said = 1900 + int(number[3]) // 2 * 100 + int(number[4:6])
    if isinstance(born, str) and born[:4] != str(said):
        yield AnswerRefused("year", said=said, born=born[:4])
