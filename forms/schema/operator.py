"""Who runs a site and whom to write to, as operator.yaml states it; what is not stated is not claimed."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, field_validator
from pydantic import Field as Key

from forms.text.language import STATED, Language, Text
from forms.text.words import languages as spoken

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
    languages: tuple[Language, ...] = Key(default=STATED, min_length=1)
    """What the site is read in, the first where nothing was chosen; each has words in forms/words."""
    name: Text | None = None
    """The authority that takes what is filed here; left out, the site says that it is a demonstration."""
    accessibility: Accessibility | None = None
    security: Security | None = None

    def root(self, language: Language) -> str:
        """Where the pages of a language stand: those of the first at the top, of another below its tag."""
        return "" if language == self.languages[0] else f"/{language}"

    def folder(self, language: Language) -> str:
        """Where the files of a language stand below the site: "" or "en/"."""
        return f"{self.root(language)}/".removeprefix("/")

    @field_validator("languages")
    @classmethod
    def _each_once_and_spoken(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        if len(set(languages)) < len(languages):
            raise ValueError("a language stands twice")
        for one in languages:
            if one not in spoken():
                raise ValueError(f'"{one}" has no words in forms/words, which has {", ".join(spoken())}')
        return languages


NOBODY = Operator()
