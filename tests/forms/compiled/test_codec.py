"""Models as JSON and back: equal without being judged again, and no class but our own."""

import json
from datetime import date

import pytest
from pydantic import BaseModel

from forms.compiled.codec import Unreadable, decode, encode
from forms.country.calendar import FrozenCalendar
from forms.fields import KINDS
from forms.text.language import Text
from tests.forms.shipped import shipped
from tests.forms.world import field


class Stranger(BaseModel):
    """A model that is not of the forms package."""

    name: str = ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_of_every_kind_comes_back_equal(kind: str) -> None:
    one = field(kind, visible_when={"not": {"all": [{"field": "khac", "in": ["a", 2, True]}]}})
    again = decode(encode(one))
    assert type(again) is type(one)
    assert again == one


@pytest.mark.parametrize("one", shipped().editions, ids=lambda one: f"{one.id}@{one.effective_from}")
def test_every_edition_comes_back_equal_and_prints_the_same(one: BaseModel) -> None:
    again = decode(encode(one))
    assert again == one
    assert isinstance(again, BaseModel)
    assert again.model_dump_json() == one.model_dump_json()


def test_units_areas_and_days_come_back_equal() -> None:
    days = FrozenCalendar(years=(2026, 2027), off={date(2026, 1, 1): Text(vi="Tết", en="New Year")})
    told = (shipped().units, shipped().areas, days, shipped().site, None)
    assert decode(encode(told)) == told


def test_what_looks_like_a_mark_of_ours_comes_back_as_it_was() -> None:
    told = {"": "date", "of": "2026-01-01", "x": ("", 1, 1.5, True, None)}
    assert decode(encode(told)) == told


@pytest.mark.parametrize(
    "value", [["a"], {"a"}, b"a", object(), Stranger()], ids=lambda one: type(one).__name__
)
def test_what_could_not_come_back_as_it_was_is_not_written(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be kept in a catalogue"):
        encode({"told": (value,)})


@pytest.mark.parametrize(
    "named",
    [
        "os.system",
        "Stranger",
        f"{Stranger.__module__}.Stranger",
        "schema.catalogue.Catalogue",
        "text.words.Phrase",
        "pydantic.main.BaseModel",
        "",
        7,
        None,
        ["date"],
        {"": "Text"},
    ],
)
def test_a_class_that_is_no_model_of_ours_is_refused(named: object) -> None:
    with pytest.raises(Unreadable, match="is no class of ours"):
        decode(json.dumps([{"": named, "name": "a"}]).encode())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"": "schema.fee.Colour"}', "is no class of ours"),
        ('{"": "schema.procedure.TimeLimit", "unit": "immediate", "days": 3}', "TimeLimit has no days"),
        ('{"": "schema.procedure.TimeLimit", "amount": 3}', "TimeLimit lacks unit"),
        ('{"": "Text", "vi": 3}', "is no class of ours"),
        ('{"": "date", "of": "2026-13-01"}', "no JSON of ours"),
        ('{"": "map", "of": [["a"]]}', "no JSON of ours"),
        ('{"a": 1', "no JSON of ours"),
        ("[" * 100_000, "no JSON of ours"),
    ],
)
def test_what_was_never_written_is_refused_in_one_sentence(written: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        decode(written.encode())


def test_what_is_left_out_is_what_a_field_has_by_default() -> None:
    limit = decode(b'{"": "schema.procedure.TimeLimit", "unit": "immediate"}')
    assert encode(limit) == b'{"":"schema.procedure.TimeLimit","unit":"immediate"}'
    assert vars(limit) == {"amount": 0, "unit": "immediate", "start": "receipt", "branches": ()}
