"""How the core says no: each refusal carries the sentence a person reads, in both languages."""

from collections.abc import Mapping
from datetime import datetime

from forms.language import Text
from handlers.dossier.event import Actor


class NotAllowed(Exception):
    """The move is not open to this actor, or not in this state. `reason` says why; nothing changed."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Incomplete(Exception):
    """Data of the move is missing or wrong: key → what to do about it. Nothing changed."""

    def __init__(self, missing: Mapping[str, Text]) -> None:
        super().__init__("; ".join(f"{key}: {text.en}" for key, text in missing.items()))
        self.missing = missing


class Held(Exception):
    """Another officer, or another window of the same one, works on the dossier. Nothing changed."""

    def __init__(self, by: Actor, since: datetime) -> None:
        super().__init__(f"held by {by.id} since {since.isoformat()}")
        self.by, self.since = by, since
