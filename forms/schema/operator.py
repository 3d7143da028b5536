"""Who runs a site and whom to write to, as operator.yaml states it; what is not stated is not claimed."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Key

from forms.text.language import Text

Address = Annotated[str, Key(pattern=r"^(https://[^\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+\d+)$")]
"""A URI a report can be sent to (RFC 9116 §2.5.3)."""


class OperatorPart(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Security(OperatorPart):
    """What /.well-known/security.txt says (RFC 9116)."""

    contact: tuple[Address, ...] = Key(min_length=1)
    """In the order of preference."""
    expires: date
    """From this day on nobody should trust it any more; less than a year ahead is recommended."""
    policy: str = Key(default="", pattern=r"^(https://[^\s]+)?$")


class Accessibility(OperatorPart):
    """What the accessibility statement says besides what is the same on every site."""

    stated: date
    """The day of the statement."""
    contact: Text | None = None
    """Whom to tell about a barrier, and how: an address, a telephone number, an office."""


class Operator(OperatorPart):
    name: Text | None = None
    """The authority that takes what is filed here; left out, the site says that it is a demonstration."""
    accessibility: Accessibility | None = None
    security: Security | None = None


NOBODY = Operator()
