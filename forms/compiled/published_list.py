"""What was ever published, by name: kept apart from the contents, so that the loss of one is noticed."""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HOW_MANY = 5
"""Names that a message gives; more would hide what to do."""


class DamagedEdition(Exception):
    """A content published earlier is not there, or not what its name says; the message names it."""


class MissingPublished(DamagedEdition):
    """Contents on the list are gone."""


def contents_folder(beside: Path) -> Path:
    """Where contents are kept of what is built into a folder: not inside `dist`, which people delete."""
    return (beside.parent if beside.name == "dist" else beside) / "published"


@dataclass(frozen=True)
class PublishedList:
    """The list beside a folder of contents: a name and its first day on each line, never taken out."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.tsv")

    def days(self) -> Mapping[str, str]:
        """Name → the day it was first published."""
        try:
            lines = self.file.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return {}
        return dict(line.split("\t") for line in lines if "\t" in line)

    def check(self, there: Collection[str]) -> None:
        """Pass where every name on the list is there. Raises MissingPublished, which says what to do."""
        gone = [name for name in self.days() if name not in there]
        if gone:
            named = ", ".join(gone[:HOW_MANY]) + (
                f" and {len(gone) - HOW_MANY} more" * (len(gone) > HOW_MANY)
            )
            raise MissingPublished(
                f"{self.folder} has lost what was published: {named}. Dossiers need it for years. Put the "
                "folder back, or restore it from what is deployed: build.py restore --from CATALOGUE "
                f"--published {self.folder} (a folder catalogue/ or the deployed zip; nothing was changed)."
            )

    def add(self, names: Iterable[str], day: date) -> None:
        """Put new names at the end."""
        known = self.days()
        new = [name for name in names if name not in known]
        if not new:
            return
        text = "".join(
            f"{name}\t{first}\n" for name, first in [*known.items(), *((n, f"{day}") for n in new)]
        )
        unfinished = self.file.with_suffix(f".{os.getpid()}")
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, "utf-8")
        unfinished.replace(self.file)
