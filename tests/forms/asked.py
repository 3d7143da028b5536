"""For every kind of question: keys a schema may give it, and an answer it takes, as hypothesis draws them.

Of a kind that is not drawn here the answer is that of its own example, so that a new kind needs no entry.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from forms.fields import KINDS
from forms.fields.group import GroupField
from forms.text.characters import clean
from forms.text.numbers import to_json_number
from tests.forms.typed import (
    BETWEEN,
    DATES,
    EMAILS,
    PAPERS,
    PASSPORTS,
    PHONES,
    THREE,
    VALUES,
    WHOLE,
    WORDS,
    digits,
    lines,
    texts,
)
from tests.forms.world import AREAS, PROVINCES, TODAY, UNITS, written

Keys = dict[str, Any]
Answered = tuple[Keys, Any]
"""Keys of a field, and a canonical answer to it."""

IN_ROWS = sorted(kind for kind, one in KINDS.items() if one.ASKS and one.IN_ROWS and not one.OF_FORM)
"""What a row may hold."""
OF_A_PERSON = [kind for kind in IN_ROWS if not issubclass(KINDS[kind], GroupField)]
SOME_OF_A_PERSON = st.lists(st.sampled_from(OF_A_PERSON), min_size=1, max_size=3)
SOME_IN_ROWS = st.lists(st.sampled_from(IN_ROWS), min_size=1, max_size=3)


def _one_of(draw: st.DrawFn, some: Sequence[Any]) -> Any:
    return some[draw(st.integers(0, len(some) - 1))]


def _text(draw: st.DrawFn) -> Answered:
    long = draw(st.booleans())
    return {"long": long}, "\n".join(draw(lines(3 if long else 1)))


def _name(draw: st.DrawFn) -> Answered:
    words = draw(WORDS)
    return {}, clean(draw(BETWEEN).join(words))


def _whole(draw: st.DrawFn) -> Answered:
    least, value, most = sorted(draw(THREE))
    return _one_of(draw, [{}, {"minimum": least, "maximum": most}]), value


def _decimal(draw: st.DrawFn) -> Answered:
    places = draw(st.integers(0, 10))
    value = to_json_number(Decimal(draw(WHOLE)).scaleb(-places))
    return _one_of(draw, [{}, {"decimals": 10}]), value


def _money(draw: st.DrawFn) -> Answered:
    return {}, draw(st.integers(0, 10**15 - 1))


def _date(draw: st.DrawFn) -> Answered:
    day = f"{draw(DATES)}"
    known = _one_of(draw, [4, 7, 10])
    birth: Keys = {"birth": True} if day < f"{TODAY}" else {}
    lax = {4: {"year_alone": True}, 7: {"day_unknown": True}, 10: {}}[known]
    strict = {4: {"precision": "year"}, 7: {"precision": "month"}, 10: {}}[known]
    return {**_one_of(draw, [lax, strict]), **birth}, day[:known]


def _time(draw: st.DrawFn) -> Answered:
    return {}, f"{draw(st.times()):%H:%M}"


def _options(draw: st.DrawFn) -> tuple[list[str], Keys]:
    values = draw(VALUES)
    return values, {"options": [{"value": one, "label": {"vi": one, "en": one}} for one in values]}


def _choice(draw: st.DrawFn) -> Answered:
    values, keys = _options(draw)
    return keys, _one_of(draw, values)


def _several(draw: st.DrawFn) -> Answered:
    values, keys = _options(draw)
    ticked = [one for one in values if draw(st.booleans())]
    return keys, ticked or values[:1]


def _yes_no(draw: st.DrawFn) -> Answered:
    value = draw(st.booleans())
    return _one_of(draw, [{}, {"only": value}]), value


def _citizen_id(draw: st.DrawFn) -> Answered:
    length = _one_of(draw, [9, 12])
    return {"accepts_old": length == 9}, draw(digits(length))


def _old_id(draw: st.DrawFn) -> Answered:
    return {}, draw(digits(9))


def _passport(draw: st.DrawFn) -> Answered:
    return {}, draw(PASSPORTS)


def _phone(draw: st.DrawFn) -> Answered:
    return {}, "+84" + draw(PHONES)


def _email(draw: st.DrawFn) -> Answered:
    return {}, draw(EMAILS)


def _address(draw: st.DrawFn) -> Answered:
    detail = draw(texts())
    if draw(st.booleans()):
        province = _one_of(draw, sorted(PROVINCES))
        commune = _one_of(draw, sorted(PROVINCES[province].communes))
        value = {"province": province, "commune": commune, "detail": detail}
        return {"area": "", "nationwide": "viet-nam"}, value
    return {}, {"commune": _one_of(draw, sorted(AREAS["ha-noi"])), "detail": detail}


def _unit(draw: st.DrawFn) -> Answered:
    return {}, _one_of(draw, sorted(UNITS))


def _document(draw: st.DrawFn) -> Answered:
    return {}, draw(PAPERS)


def _ways(draw: st.DrawFn, every: Sequence[str]) -> tuple[list[str], str]:
    ways = [way for way in every if draw(st.booleans())] or [every[0]]
    return ways, _one_of(draw, ways)


def _receive(draw: st.DrawFn) -> Answered:
    ways, way = _ways(draw, ("desk", "post", "electronic"))
    return {"ways": ways}, {"way": way} | ({"address": draw(texts())} if way == "post" else {})


def _payment_method(draw: st.DrawFn) -> Answered:
    ways, way = _ways(draw, ("desk", "transfer", "online"))
    return {"ways": ways}, way


def _consent(draw: st.DrawFn) -> Answered:
    ways, way = _ways(draw, ("signature", "vneid", "paper"))
    number = draw(digits(12))
    value = {"name": _name(draw)[1], "id_number": number, "how": way}
    if draw(st.booleans()):
        return {"ways": ways, "roles": []}, value
    roles, keys = _options(draw)
    return {"ways": ways, "roles": keys["options"]}, {**value, "role": _one_of(draw, roles)}


def _person(draw: st.DrawFn) -> Answered:
    kinds = draw(SOME_OF_A_PERSON)
    fields: list[Keys] = []
    value: dict[str, Any] = {}
    for n, kind in enumerate(kinds):
        keys, told = draw(ANSWERS[kind])
        fields.append(written(kind, f"muc_{n}", **{**keys, "required": n == 0}))
        if n == 0 or draw(st.booleans()):
            value[f"muc_{n}"] = told
    return {"fields": fields}, value


def _people(draw: st.DrawFn) -> Answered:
    kinds = draw(SOME_IN_ROWS)
    fields: list[Keys] = []
    rows: list[dict[str, Any]] = [{} for _ in range(draw(st.integers(1, 3)))]
    for n, kind in enumerate(kinds):
        keys, value = draw(ANSWERS[kind])
        fields.append(written(kind, f"cot_{n}", **{**keys, "required": n == 0}))
        for row in rows:
            if n == 0 or draw(st.booleans()):
                row[f"cot_{n}"] = value
    return {"fields": fields}, rows


def _drawn(one: Callable[[st.DrawFn], Answered]) -> st.SearchStrategy[Answered]:
    return st.composite(one)()


DRAWN: Mapping[str, st.SearchStrategy[Answered]] = {
    "address": _drawn(_address),
    "choice": _drawn(_choice),
    "citizen_id": _drawn(_citizen_id),
    "consent": _drawn(_consent),
    "date": _drawn(_date),
    "decimal": _drawn(_decimal),
    "declaration": st.just(({}, True)),
    "document": _drawn(_document),
    "email": _drawn(_email),
    "money": _drawn(_money),
    "name": _drawn(_name),
    "old_id": _drawn(_old_id),
    "passport": _drawn(_passport),
    "payment_method": _drawn(_payment_method),
    "people": _drawn(_people),
    "person": _drawn(_person),
    "phone": _drawn(_phone),
    "receive": _drawn(_receive),
    "several": _drawn(_several),
    "text": _drawn(_text),
    "time": _drawn(_time),
    "unit": _drawn(_unit),
    "whole_number": _drawn(_whole),
    "yes_no": _drawn(_yes_no),
}
ANSWERS: Mapping[str, st.SearchStrategy[Answered]] = {
    kind: DRAWN.get(kind, st.just((dict(one.EXAMPLE.keys), one.EXAMPLE.value)))
    for kind, one in KINDS.items()
    if one.ASKS
}
