"""What the citizen is told of an event: one sentence in both languages, and the officer's own words apart."""

from collections.abc import Callable, Mapping
from datetime import date

from forms.country.pack import Country
from forms.text.language import LANGUAGES, Language, Text
from handlers.dossier.event import Event
from handlers.dossier.result import appointed
from handlers.dossier.table.moves import MOVES, SUBMIT
from handlers.dossier.table.reasons import REASONS

COLLECT = Text(
    vi="Mời bạn đến nhận lúc {time} ngày {day} tại {place}.", en="Collect it at {time} on {day} at {place}."
)
WILL_COME = {
    "post": Text(vi="Kết quả sẽ được gửi qua bưu điện.", en="It will be posted to you."),
    "electronic": Text(vi="Bạn nhận kết quả bản điện tử.", en="You receive it electronically."),
}
CAME = {
    "desk": Text(vi="trả tại quầy", en="handed over at the desk"),
    "post": Text(vi="gửi qua bưu điện, mã bưu gửi {tracking}", en="posted under tracking number {tracking}"),
    "electronic": Text(vi="gửi bản điện tử", en="sent electronically"),
}
SLOT = Text(
    vi="Hẹn trả lúc {time} ngày {day} tại {place}.", en="To be collected at {time} on {day} at {place}."
)
WILL_GO = {
    "post": Text(vi="Kết quả sẽ được gửi qua bưu điện.", en="The result will be posted."),
    "electronic": Text(vi="Kết quả được trả bản điện tử.", en="The result is given electronically."),
}
SEEN: Mapping[str, Text] = {
    "refuse": Text(vi="Hồ sơ bị từ chối: {reason}.", en="The dossier was refused: {reason}."),
    "ask_supplement": Text(
        vi="Đơn vị yêu cầu bổ sung {count} mục, hạn đến hết ngày {until}.",
        en="The unit asked for {count} item(s) to be corrected or added by the end of {until}.",
    ),
    "answer_supplement": Text(
        vi="Công dân đã gửi bổ sung; thời gian giải quyết được tính tiếp.",
        en="The citizen sent the supplement; the time limit runs on.",
    ),
    "stop": Text(vi="Việc giải quyết tạm dừng: {reason}.", en="Work on the dossier stopped: {reason}."),
    "decide": Text(vi="Đã có kết quả giải quyết. {handover}", en="The result is ready. {handover}"),
    "withdraw": Text(vi="Công dân đã rút hồ sơ.", en="The citizen withdrew the dossier."),
    "attach": Text(vi="Đã nhận một giấy tờ của công dân.", en="A document of the citizen's has arrived."),
}
"""What an officer reads of moves whose own sentence speaks to the citizen."""


def told(event: Event, unit: Text, country: Country, *, desk: bool = False) -> Text:
    """The sentence for the citizen's history, or for the desk's. `unit` is the name of `event.unit`.

    It holds no free words and no personal data but the officer's name: anyone with the code may see it.
    """
    move = SUBMIT if event.move == SUBMIT.id else MOVES[event.move]
    words = SEEN.get(move.id, move.told) if desk else move.told
    said = {language: _said(event, unit, words[language], country, language) for language in LANGUAGES}
    return Text(vi=said["vi"], en=said["en"])


def note(event: Event) -> str:
    """What the officer or the citizen wrote beside it, as typed and each once; "" when nothing."""
    data = event.data
    items = (item.get("words") for item in data.get("items", ()))
    written = (data.get("words"), data.get("override"), *items)
    return "\n".join(dict.fromkeys(str(words) for words in written if words))


def _said(event: Event, unit: Text, pattern: str, country: Country, language: Language) -> str:
    called = {name: place for name, place in PLACES.items() if f"{{{name}}}" in pattern}
    places = {name: place(event, language, country) for name, place in called.items()}
    return pattern.format(unit=unit[language], **places)


def _receive(event: Event, language: Language, country: Country) -> str:
    data = event.data
    if event.move == "return":
        return CAME[data["receive"]].format(tracking=data.get("tracking", ""))[language]
    return _ready(event, COLLECT, WILL_COME, language)


def _handover(event: Event, language: Language, country: Country) -> str:
    return _ready(event, SLOT, WILL_GO, language)


def _ready(event: Event, slot: Text, sent: Mapping[str, Text], language: Language) -> str:
    """How a result that is ready comes into the citizen's hands."""
    if event.data["receive"] in sent:
        return sent[event.data["receive"]][language]
    day, time, place = appointed(event.data["appointment"])
    return slot.format(time=f"{time:%H:%M}", day=_day(day), place=place)[language]


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


PLACES: Mapping[str, Callable[[Event, Language, Country], str]] = {
    "actor": lambda event, language, _: event.actor.name,
    "officer": lambda event, language, _: str(event.data["officer"]["name"]),
    "reason": lambda event, language, _: REASONS[event.data["reason"]].label[language],
    "remedy": lambda event, language, _: REASONS[event.data["reason"]].remedy[language],
    "appeal": lambda _, language, country: country.appeal[language],
    "amount": lambda event, language, country: country.currency.written(event.data["amount"], language),
    "number": lambda event, language, _: str(event.data["number"]),
    "count": lambda event, language, _: str(len(event.data["items"])),
    "until": lambda event, language, _: _day(date.fromisoformat(event.data["until"])),
    "receive": _receive,
    "handover": _handover,
}
"""What fills each {place} of a move's sentence."""
