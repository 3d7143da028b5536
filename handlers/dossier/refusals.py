"""How the core says no, and what to do about each key a move lacks, in words a person reads."""

from collections.abc import Mapping
from datetime import datetime

from forms.text.language import Text
from forms.text.words import Phrase
from handlers.dossier.event import Actor
from handlers.dossier.fee_ledger import UNKNOWN_SOURCE


class NotAllowed(Exception):
    """The move is not open to this actor, or not in this state. `reason` says why; nothing changed."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason["en"])
        self.reason = reason


class Incomplete(Exception):
    """Data of the move is missing or wrong: key → what to do about it. Nothing changed."""

    def __init__(self, missing: Mapping[str, Text]) -> None:
        super().__init__("; ".join(f"{key}: {text['en']}" for key, text in missing.items()))
        self.missing = missing


class Held(Exception):
    """Another officer, or another window of the same one, works on the dossier. Nothing changed."""

    def __init__(self, by: Actor, since: datetime) -> None:
        super().__init__(f"held by {by.id} since {since.isoformat()}")
        self.by, self.since = by, since


ASKED: Mapping[str, Text] = {
    "number": Phrase("dossier.refusals.asked.number"),
    "reason": Phrase("dossier.refusals.asked.reason"),
    "unit": Phrase("dossier.refusals.asked.unit"),
    "officer": Phrase("dossier.refusals.asked.officer"),
    "items": Phrase("dossier.refusals.asked.items"),
    "until": Phrase("dossier.refusals.asked.until"),
    "override": Phrase("dossier.refusals.asked.override"),
    "answers": Phrase("dossier.refusals.asked.answers"),
    "reference": Phrase("dossier.refusals.asked.reference"),
    "amount": Phrase("dossier.refusals.asked.amount"),
    "source": UNKNOWN_SOURCE,
    "result": Phrase("dossier.refusals.asked.result"),
    "appointment": Phrase("dossier.refusals.asked.appointment"),
    "collected_by": Phrase("dossier.refusals.asked.collected_by"),
    "tracking": Phrase("dossier.refusals.asked.tracking"),
    "document": Phrase("dossier.refusals.asked.document"),
    "key": Phrase("dossier.refusals.asked.key"),
    "name": Phrase("dossier.refusals.asked.name"),
    "size": Phrase("dossier.refusals.asked.size"),
    **dict.fromkeys(
        ("sha256", "type", "version"),
        Phrase("dossier.refusals.asked.unchecked"),
    ),
    "words": Phrase("dossier.refusals.asked.words"),
}
"""What to do about each key of a move's data."""
SAME_ITEM = Phrase("dossier.refusals.same_item")
UNASKED = Phrase("dossier.refusals.unasked")
