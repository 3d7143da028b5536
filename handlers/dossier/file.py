"""A file of a dossier, as it was when it was checked."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class File:
    """A file the citizen sent for a document of the edition."""

    document: str
    key: str
    name: str
    size: int
    """Bytes."""
    sha256: str
    at: datetime
    type: str = ""
    """The media type its bytes were found to have."""
    version: str = ""
    """The stored version that was checked: what is uploaded under the key later is not this file."""


# Everything but the time: that is the time of the event.
FILE_ATTRIBUTES = ("document", "key", "name", "size", "sha256", "type", "version")
