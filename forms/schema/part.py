"""What every written piece of a procedure shares."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """What every piece of a procedure shares: strict types, no unknown keys, never changed."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=False)
