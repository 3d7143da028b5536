"""A province with its communes in one text: a page needs one of 34, and a function must start quickly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Key

# Only cities carry their kind in the name; provinces are listed by their bare name.
CITY = "Thành phố "
CODE = r"^[0-9A-Za-z]{1,12}$"
"""Of a province or a commune; how many digits it has is for the country to say."""


class Province(BaseModel):
    """A province or a city under the central government."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    code: str = Key(pattern=CODE)
    name: str = Key(min_length=1)
    # One text, not 3,321 records: a function that starts reads it in under 1 ms (decision 0008).
    lines: str = Key(min_length=1)
    """A line per commune, in Vietnamese order: the code, a space, the name."""

    @classmethod
    def of_communes(cls, code: str, name: str, communes: Sequence[tuple[str, str]]) -> "Province":
        """The province of these pairs of code and name."""
        return cls(code=code, name=name, lines="\n".join(" ".join(one) for one in communes))

    @cached_property
    def communes(self) -> Mapping[str, str]:
        """Commune code → commune name, taken apart when first asked for."""
        pairs = (line.partition(" ") for line in self.lines.split("\n"))
        return {code: name for code, _, name in pairs}

    @property
    def short_name(self) -> str:
        """The name as it is looked up in a list: one types "hà n" for Hà Nội."""
        return self.name.removeprefix(CITY)

    @cached_property
    def _digest(self) -> str:
        return sha256(f"{self.name}\n{self.lines}".encode()).hexdigest()

    def __repr_args__(self) -> list[tuple[str | None, str]]:
        # Builds hash the repr of all that reaches a page, once for every form.
        return [("code", self.code), ("digest", self._digest)]


@dataclass(frozen=True)
class NationwideList:
    """All provinces, as they were called from a day on."""

    since: date
    provinces: Mapping[str, Province]
    """Province code → province."""
