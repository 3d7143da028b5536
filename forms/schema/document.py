"""The papers of a file: when each is asked for, and what may be sent for it."""

import re

from pydantic import Field as Key

from forms.conditions.condition import Condition
from forms.fields.attachment import EVERY, MOST_BYTES, FileType, Limits
from forms.schema.fee import Id
from forms.schema.part import Part
from forms.text.language import Text


def kebab(name: str) -> str:
    """A field's id as the id of a paper: photoOfFace, photo_of_face → photo-of-face."""
    # GovSchema writes camelCase, our own schemas snake_case; papers are kept under one spelling.
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
    return re.sub(r"[^a-z0-9]+", "-", parted).strip("-")


class DocumentRule(Part):
    """A paper of the file, and when it is asked for."""

    id: Id
    name: Text
    note: Text | None = None
    required: bool = True
    """Whether it must be sent at all."""
    unless_retrievable: bool = False
    """Asked for only if the authority cannot look it up: the upload is optional, originals on request."""
    when: Condition | None = None
    file_types: tuple[FileType, ...] = Key(default=EVERY, min_length=1)
    """Which kinds of file are taken."""
    max_bytes: int = Key(default=MOST_BYTES, ge=1024, le=MOST_BYTES)
    """How large one file may be."""

    @property
    def limits(self) -> Limits:
        """What its files may be."""
        return Limits(self.file_types, self.max_bytes)

    @property
    def is_demanded(self) -> bool:
        """Whether it must be sent where its condition holds: nobody can look it up instead."""
        return self.required and not self.unless_retrievable
