"""The citizen's number: 12 digits without a check digit; what looks odd is a warning, never an error.

Decree 137/2015/NĐ-CP, Art. 13: three digits of the place of birth registration, one of century and gender,
two of the year of birth, six at random.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.country.pack import Misread, Number
from forms.text.words import Phrase

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
PREFIX = Phrase("country.vn.identity.province")
FOURTH = Phrase("country.vn.identity.fourth")


@dataclass(frozen=True)
class CitizenNumber(Number):
    """The number on the identity card of today."""

    def doubts(self, digits: str, born: object, gender: object) -> Iterator[Misread]:
        # The 9 digits of a CMND say nothing about gender or century.
        if len(digits) != self.length:
            return
        if digits < "100" and digits[:3] not in PROVINCES:
            yield Misread("prefix", found=digits[:3], what=PREFIX)
        if isinstance(gender, str) and GENDERS.get(gender, int(digits[3]) % 2) != int(digits[3]) % 2:
            yield Misread("gender", where=FOURTH)
        # The fourth digit counts centuries in pairs: 0 and 1 are the 1900s, 2 and 3 the 2000s.
        said = 1900 + int(digits[3]) // 2 * 100 + int(digits[4:6])
        if isinstance(born, str) and born[:4] != str(said):
            yield Misread("year", said=said, born=born[:4])


OLD = Number(9, "012345678")
"""The number of an old identity card (CMND). Decree 05/1999/NĐ-CP Art. 1: 9 digits; cards of 12 digits carry
the citizen's number."""
IDENTITY = CitizenNumber(
    12,
    "001085012345",
    older=OLD,
    older_name=Phrase("country.vn.identity.older"),
    hint=Phrase("country.vn.identity.hint"),
)
