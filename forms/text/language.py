"""The two languages a person reads here, and a text in both."""

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Text(BaseModel):
    """One text in every language; Vietnamese is the binding one."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    vi: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.vi

    @classmethod
    def of(cls, say: Callable[[Language], str]) -> "Text":
        """What is said in each language."""
        return cls(vi=say("vi"), en=say("en"))

    def format(self, **values: object) -> "Text":
        """The same text with its {placeholders} filled."""
        return Text(vi=self.vi.format(**values), en=self.en.format(**values))
