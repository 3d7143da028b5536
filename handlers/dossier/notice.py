"""What the citizen is told about an event: one sentence in each language, the officer's own words apart."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from forms.country.pack import Country
from forms.schema.time_limit import DAYS
from forms.text.formatting import day as written_day
from forms.text.language import Language, Text
from forms.text.words import ComposedText, Phrase
from handlers.dossier.code import group_code
from handlers.dossier.history.event import Event
from handlers.dossier.result import appointment_parts
from handlers.dossier.table.moves import FILINGS, MOVES
from handlers.dossier.table.reasons import REASONS
from handlers.dossier.table.ways import WAYS

NO_FILE = Phrase("dossier.notice.came.no_file")
DERIVED_FEE = Phrase("dossier.notice.derived_fee")
SEEN: Mapping[str, Text] = {
    "refuse": Phrase("dossier.notice.seen.refuse"),
    "ask_supplement": Phrase("dossier.notice.seen.ask_supplement"),
    "answer_supplement": Phrase("dossier.notice.seen.answer_supplement"),
    "remind_supplement": Phrase("dossier.notice.seen.remind_supplement"),
    "stop": Phrase("dossier.notice.seen.stop"),
    "apologise": Phrase("dossier.notice.seen.apologise"),
    "decide": Phrase("dossier.notice.seen.decide"),
    "withdraw": Phrase("dossier.notice.seen.withdraw"),
    "attach": Phrase("dossier.notice.seen.attach"),
    "add_result": Phrase("dossier.notice.seen.add_result"),
    "open_result": Phrase("dossier.notice.seen.open_result"),
    "renew_link": Phrase("dossier.notice.seen.renew_link"),
}
"""What an officer reads of moves whose own sentence speaks to the citizen."""


def history_sentence(event: Event, unit: Text, country: Country, *, desk: bool = False) -> Text:
    """The sentence for the citizen's history, or for the desk's. `unit` is the name of `event.unit`.

    It holds no free words and no personal data but the officer's name: anyone with the code may see it.
    """
    # To file is no move anybody is offered on a dossier, so the table does not list it.
    move = FILINGS.get(event.move) or MOVES[event.move]
    words = SEEN.get(move.id, move.sentence) if desk else move.sentence
    places = {name: ComposedText(partial(place, event, country)) for name, place in PLACES.items()}
    return words.format(unit=unit, n=len(event.data.get("items", ())), **places)


def written_words(event: Event) -> str:
    """What the officer or the citizen wrote beside it, as typed and each once; "" when nothing.

    Where another dossier is the reason, its code.
    """
    data = event.data
    items = (item.get("words") for item in data.get("items", ()))
    # Each once: an officer may have pasted the same words into several boxes.
    other = group_code(data["other"]) if "other" in data else ""
    written = (other, data.get("words"), data.get("override"), *items)
    return "\n".join(dict.fromkeys(str(words) for words in written if words))


def history_note(event: Event, country: Country, language: Language) -> str:
    """What stands below the sentence: what was derived again, then the words written beside it."""
    told = (derived_words(event, country, language), written_words(event))
    return "\n".join(one for one in told if one)


def derived_words(event: Event, country: Country, language: Language) -> str:
    """What corrected answers changed beside themselves, with the reason; "" where they changed nothing."""
    fee = event.data.get("fee")
    told = fee and DERIVED_FEE.format(
        amount=country.currency.sum_text(fee["amount"], language), reason=fee["explanation"][language]
    )
    return told[language] if told else ""


def _receive_text(event: Event, country: Country, language: Language) -> str:
    way = WAYS[event.data["receive"]]
    if event.move == "return":
        # Before results were files, one could be returned without: then no page says that it is here.
        came = way.came if not way.by_file or "sha256" in event.data else NO_FILE
        return came.format(tracking=event.data.get("tracking", ""))[language]
    return _handover_text(event, way.coming, language)


def _appointment_text(event: Event, country: Country, language: Language) -> str:
    return _handover_text(event, WAYS[event.data["receive"]].going, language)


def _handover_text(event: Event, words: Text, language: Language) -> str:
    """How a result that is ready comes into the citizen's hands."""
    if "appointment" not in WAYS[event.data["receive"]].at_decide:
        return words[language]
    day, time, place = appointment_parts(event.data["appointment"])
    return words.format(time=f"{time:%H:%M}", day=_day_text(day), place=place)[language]


def _day_text(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


PLACES: Mapping[str, Callable[[Event, Country, Language], str]] = {
    "actor": lambda event, _, language: event.actor.name,
    "officer": lambda event, _, language: str(event.data["officer"]["name"]),
    "reason": lambda event, _, language: REASONS[event.data["reason"]].label[language],
    "remedy": lambda event, _, language: REASONS[event.data["reason"]].remedy[language],
    "appeal": lambda _, country, language: country.appeal[language],
    "amount": lambda event, country, language: country.currency.sum_text(event.data["amount"], language),
    "number": lambda event, _, language: str(event.data["number"]),
    "until": lambda event, _, language: _day_text(date.fromisoformat(event.data["until"])),
    "days": lambda event, _, language: DAYS.format(n=event.data["limit"]["amount"])[language],
    "due": lambda event, _, language: written_day(event.clock.due),
    "was": lambda event, _, language: _day_text(date.fromisoformat(event.data["was"])),
    "receive": _receive_text,
    "handover": _appointment_text,
}
"""What fills each {place} of a move's sentence."""
