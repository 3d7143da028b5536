"""A file of a dossier, as it was when it was checked."""

from dataclasses import dataclass
from datetime import datetime

from handlers.dossier.history.event import EventData

# No document of an edition is called so: the ids of YAML begin with a letter.
RESULT = "_ket-qua"
"""What stands in place of a document where a file is the result itself."""


@dataclass(frozen=True)
class File:
    """A file the citizen sent for a document of the edition, or the unit as the result."""

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

    @classmethod
    def of(cls, data: EventData, at: datetime) -> "File":
        """The file an event tells of. Raises KeyError where it tells of none."""
        return cls(
            document=data["document"],
            key=data["key"],
            name=data["name"],
            size=data["size"],
            sha256=data["sha256"],
            at=at,
            type=data.get("type", ""),
            version=data.get("version", ""),
        )
