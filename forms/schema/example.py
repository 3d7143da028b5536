"""Sample answers beside a schema: what is sent, and whether it is to be accepted."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Key


class Example(BaseModel):
    """One case. It is judged on a day of the edition, its first if none is given."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    name: str = Key(min_length=1)
    """What the case is."""
    answers: dict[str, Any]
    """Field id → canonical value, as a program would send it."""
    accepted: bool
    """Whether it is to be accepted."""
    refused: tuple[str, ...] = ()
    """With accepted: false, the fields that have errors, in any order; if none is given, any will do."""
    day: date | None = None
    """The day it is judged on."""
    account: Literal["citizen", "organisation", "business"] = "citizen"
    """The kind of account that files."""

    @model_validator(mode="after")
    def _refused_belongs_to_a_refusal(self) -> "Example":
        if self.accepted and self.refused:
            raise ValueError("refused belongs to accepted: false")
        return self
