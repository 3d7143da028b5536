"""What is given with a move before anybody has judged it: the plain text of a key, and how one is refused."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from forms.country.calendar import Calendar
from handlers.dossier.history.record import Dossier
from handlers.dossier.refusals import MISSING_DATA, IncompleteData

LONGEST = 2000
"""Characters of an officer's free words."""


@dataclass(frozen=True)
class MoveInput:
    """The data of one move, with the dossier it is for and the moment it is made."""

    dossier: Dossier
    data: Mapping[str, object]
    now: datetime
    calendar: Calendar


def refusal(key: str) -> IncompleteData:
    """What to do about a key that is missing or wrong."""
    return IncompleteData({key: MISSING_DATA[key]})


def read_text(given: MoveInput, key: str, move: str) -> str:
    """The text of a key, in NFC. Raises IncompleteData for what says nothing, or too much."""
    value = given.data.get(key)
    text = unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else ""
    kinds = {unicodedata.category(sign) for sign in text if sign not in "\r\n\t"}
    # A zero-width space and its like make a text that looks empty and is not: it says nothing.
    if not any(kind[0] in "LMNPS" for kind in kinds):
        raise refusal(key)
    if len(text) > LONGEST or kinds & {"Cc", "Cs", "Co"}:
        raise IncompleteData({key: MISSING_DATA["words"]})
    return text
