"""Long lists are shown in lines: only rows that are answered and right, and every answer travels along."""

from dataclasses import replace

import pytest

from forms.fields.base import Posted
from forms.fields.people import PeopleField
from forms.judging.answers import Bound, accept, blank, read
from forms.rows.collapse import FEW, Line, folded
from tests.forms.judging.test_foresight import LATER, NOW, hotel
from tests.forms.schema.test_arrival import guest
from tests.forms.world import moment, procedure, written

LIST = written(
    "people",
    "khach",
    unique=["so"],
    fields=[written("name", "ten"), written("text", "so"), written("text", "ghi", required=False)],
)
FORM = procedure(LIST)
FIELD = FORM.field("khach")
NAMES = "ABCDEFGHIJKLMNOP"


def posted(count: int, **typed: str) -> Posted:
    pairs = {
        f"khach.{n}.{box}": said for n in range(count) for box, said in (("ten", NAMES[n]), ("so", f"{n}"))
    }
    return Posted((pairs | {name.replace("__", "."): text for name, text in typed.items()}).items())


def lines(bound: Bound) -> dict[int, Line]:
    assert isinstance(FIELD, PeopleField)
    return dict(folded(FIELD, bound, "vi"))


def test_a_short_list_is_shown_with_all_its_boxes() -> None:
    assert lines(blank(FORM, moment(), posted(FEW))) == {}
    assert len(lines(blank(FORM, moment(), posted(FEW + 1)))) == FEW + 1


def test_a_line_says_what_the_row_says_and_carries_it_along_as_typed() -> None:
    bound = blank(FORM, moment(), posted(11, khach__3__ten="  Lê   An ", khach__3__ghi=""))
    assert lines(bound)[3] == Line("Lê An · 3", (("khach.3.ten", "  Lê   An "), ("khach.3.so", "3")))


@pytest.mark.parametrize("reader", [blank, read])
def test_a_row_that_is_wrong_or_empty_stays_open(reader: object) -> None:
    sent = posted(12, khach__2__ten="4", khach__5__so="", khach__7__so="6")
    bound = read(FORM, sent, moment()) if reader is read else blank(FORM, moment(), sent)
    assert set(range(12)) - set(lines(bound)) == {2, 5, 7}
    more = posted(11, khach__11__ten="")
    assert set(lines(blank(FORM, moment(), more))) == set(range(11))


def test_the_row_the_page_leads_to_is_open_however_right() -> None:
    for focus in ("khach.4", "khach.4.so"):
        bound = replace(blank(FORM, moment(), posted(11)), focus=focus)
        assert set(range(11)) - set(lines(bound)) == {4}


def test_a_list_that_is_too_long_is_shown_with_all_its_boxes() -> None:
    short = procedure(written("people", "khach", maximum=10, fields=[written("name", "ten")]))
    field = short.field("khach")
    assert isinstance(field, PeopleField)
    sent = Posted((f"khach.{n}.ten", NAMES[n]) for n in range(12))
    assert folded(field, blank(short, moment(), sent), "vi") == {}


def test_what_is_doubted_of_a_row_is_told_beside_its_line() -> None:
    inn = hotel()
    bound = accept(inn, {"khach": [guest("20:30")] * 10 + [guest("23:40")]}, NOW)
    field = inn.field("khach")
    assert isinstance(field, PeopleField)
    told = folded(field, bound, "vi")
    assert [line.doubts for line in told.values()] == [()] * 10 + [(f"Khách 11: Giờ đến {LATER}",)]
