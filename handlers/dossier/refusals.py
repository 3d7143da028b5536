"""The refusals of the core, and what to do about each key of a move's data that is missing."""

from collections.abc import Mapping
from datetime import datetime

from forms.text.formatting import minute
from forms.text.language import Text
from forms.text.refusal import Refusal
from forms.text.words import ComposedText, Phrase
from handlers.dossier.history.event import Actor
from handlers.dossier.history.fee_ledger import UNKNOWN_SOURCE

HELD = Phrase("web.desk.decisions.held")
HELD_ANEW = Phrase("web.desk.decisions.held_anew")


class MoveNotAllowed(Refusal):
    """The move is not open to this actor, or not in this state."""

    def __init__(self, words: Text) -> None:
        super().__init__(words, "not_allowed")


class IncompleteData(Refusal):
    """Data of the move is missing or wrong: key → what to do about it."""

    def __init__(self, missing: Mapping[str, Text]) -> None:
        words = ComposedText(lambda lang: "; ".join(f"{key}: {text[lang]}" for key, text in missing.items()))
        super().__init__(words, "incomplete")
        self.missing = missing


class HeldByOther(Refusal):
    """Another officer, or another window of the same one, works on the dossier."""

    def __init__(self, by: Actor, since: datetime, asking: Actor) -> None:
        words = HELD_ANEW if by.id == asking.id else HELD
        super().__init__(words.format(name=by.name, since=minute(since)), "held")
        # Words name a person; what an exception says of itself may come into a log.
        self.args = (f"held by {by.id} since {since.isoformat()}",)
        self.by, self.since = by, since


MISSING_DATA: Mapping[str, Text] = {
    "number": Phrase("dossier.refusals.asked.number"),
    "reason": Phrase("dossier.refusals.asked.reason"),
    "other": Phrase("dossier.refusals.asked.other"),
    "unit": Phrase("dossier.refusals.asked.unit"),
    "candidates": Phrase("dossier.refusals.asked.candidates"),
    "officer": Phrase("dossier.refusals.asked.officer"),
    "items": Phrase("dossier.refusals.asked.items"),
    "limit": Phrase("dossier.refusals.asked.limit"),
    "until": Phrase("dossier.refusals.asked.until"),
    "days": Phrase("dossier.refusals.asked.until"),
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
    "consent": Phrase("dossier.refusals.asked.consent"),
    "way": Phrase("dossier.refusals.asked.way"),
    **dict.fromkeys(("verified", "text_version"), Phrase("dossier.refusals.asked.verified")),
}
"""What to do about each key of a move's data."""
GO_PAST = Phrase("dossier.refusals.go_past")
"""What to do about `override` where a decision goes past something open."""
NO_WORKING_DAY = Phrase("dossier.refusals.no_working_day")
TOO_FAR = Phrase("dossier.refusals.too_far")
SAME_ITEM = Phrase("dossier.refusals.same_item")
UNASKED = Phrase("dossier.refusals.unasked")
