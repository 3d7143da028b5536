"""What a people list says about files its rows can be imported from: the headings of their columns."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Tag


class Headings(BaseModel):
    """Further headings, beside label and id, under which a file may hold the answers to a question."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    aliases: dict[str, tuple[str, ...]]
    """Field of a row → headings."""


def _tag_of(written: object) -> str:
    return "headings" if isinstance(written, dict | Headings) else "plain"


Intake = Annotated[
    Annotated[Literal[True], Tag("plain")] | Annotated[Headings, Tag("headings")], Discriminator(_tag_of)
]
"""`true`, or further headings."""
