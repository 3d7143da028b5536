"""Long lists are shown in lines: only rows that are answered and right, and every answer travels along."""

from dataclasses import replace

import pytest

from forms.fields.base import FormPost
from forms.fields.people import PeopleField
from forms.judging.answers import BoundForm, bind_post, judge_answers, judge_post
from forms.rows.collapse import MOST_EXPANDED, CollapsedRow, collapse_rows
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


def posted(count: int, **typed: str) -> FormPost:
    pairs = {
        f"khach.{n}.{box}": said for n in range(count) for box, said in (("ten", NAMES[n]), ("so", f"{n}"))
    }
    return FormPost((pairs | {name.replace("__", "."): text for name, text in typed.items()}).items())


def lines(bound: BoundForm) -> dict[int, CollapsedRow]:
    assert isinstance(FIELD, PeopleField)
    return dict(collapse_rows(FIELD, bound, "vi"))


def test_a_short_list_is_shown_with_all_its_boxes() -> None:
    assert lines(bind_post(FORM, moment(), posted(MOST_EXPANDED))) == {}
    assert len(lines(bind_post(FORM, moment(), posted(MOST_EXPANDED + 1)))) == MOST_EXPANDED + 1


def test_a_line_says_what_the_row_says_and_carries_it_along_as_typed() -> None:
    bound = bind_post(FORM, moment(), posted(11, khach__3__ten="  Lê   An ", khach__3__ghi=""))
    assert lines(bound)[3] == CollapsedRow("Lê An · 3", (("khach.3.ten", "  Lê   An "), ("khach.3.so", "3")))


@pytest.mark.parametrize("reader", [bind_post, judge_post])
def test_a_row_that_is_wrong_or_empty_stays_open(reader: object) -> None:
    sent = posted(12, khach__2__ten="4", khach__5__so="", khach__7__so="6")
    bound = judge_post(FORM, sent, moment()) if reader is judge_post else bind_post(FORM, moment(), sent)
    assert set(range(12)) - set(lines(bound)) == {2, 5, 7}
    more = posted(11, khach__11__ten="")
    assert set(lines(bind_post(FORM, moment(), more))) == set(range(11))


def test_the_row_the_page_leads_to_is_open_however_right() -> None:
    for focus in ("khach.4", "khach.4.so"):
        bound = replace(bind_post(FORM, moment(), posted(11)), focus=focus)
        assert set(range(11)) - set(lines(bound)) == {4}


def test_a_list_that_is_too_long_is_shown_with_all_its_boxes() -> None:
    short = procedure(written("people", "khach", maximum=10, fields=[written("name", "ten")]))
    field = short.field("khach")
    assert isinstance(field, PeopleField)
    sent = FormPost((f"khach.{n}.ten", NAMES[n]) for n in range(12))
    assert collapse_rows(field, bind_post(short, moment(), sent), "vi") == {}


def test_what_is_doubted_of_a_row_is_told_beside_its_line() -> None:
    inn = hotel()
    bound = judge_answers(inn, {"khach": [guest("20:30")] * 10 + [guest("23:40")]}, NOW)
    field = inn.field("khach")
    assert isinstance(field, PeopleField)
    told = collapse_rows(field, bound, "vi")
    assert [line.warnings for line in told.values()] == [()] * 10 + [(f"Khách 11: “Giờ đến” {LATER}",)]
