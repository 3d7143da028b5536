"""What every written piece of a procedure shares, and what procedures and units both say."""

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key

from forms.country.reception import WrittenWeek
from forms.text.language import Text

NOTHING = Text()

UnitLevel = Annotated[str, Key(pattern=r"^[a-z]+$")]
"""A level of units, as the country of the site has them: commune, district, province, national."""


class Part(BaseModel):
    """What every piece of a procedure shares: strict types, no unknown keys, never changed."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True, populate_by_name=False
    )


class ValidPeriod(BaseModel):
    """What units and areas share: strict types, and the days between which they exist."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    valid_from: date
    valid_to: date | None = None
    """The last day of existence; None while it exists."""

    def in_force_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Receiver(ValidPeriod):
    """When a unit, or every unit of a pattern, receives people and filings."""

    reception: WrittenWeek | None = None
    """Days → half-days: `mon-fri: [morning, afternoon]`. Left out where it is not known: then filings count
    as received at the usual half-days of the country, and no page claims any."""
    hours: Text = NOTHING
    """Free words in its place, where half-days do not say it; nothing is counted by them."""

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        # Two statements of one fact would come to contradict each other.
        if self.reception and self.hours.plain():
            raise ValueError("write reception or hours, not both: pages say reception in words of their own")
        return self
