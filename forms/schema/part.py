"""What every written piece of a procedure shares, and what procedures and units both say."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Key

UnitLevel = Annotated[str, Key(pattern=r"^[a-z]+$")]
"""A level of units, as the country of the site has them: commune, district, province, national."""


class Part(BaseModel):
    """What every piece of a procedure shares: strict types, no unknown keys, never changed."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", defer_build=True, populate_by_name=False
    )
