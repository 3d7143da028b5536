"""An arrival still to come is a warning at its box, never an error; before filing it is said in short."""

from typing import Any

import pytest

from forms.conditions.moment import Moment
from forms.fields.base import FormPost
from forms.judging.answers import judge_answers, judge_post
from forms.judging.foresight import arrival_summaries
from forms.schema.arrival import Arrival
from forms.schema.procedure import Procedure
from tests.forms.schema.test_arrival import guest, moment
from tests.forms.world import procedure, written

DAY = written("date", "den", label={"vi": "Ngày đến", "en": "Arrival"})
TIME = written("time", "gio", label={"vi": "Giờ đến", "en": "Time of arrival"}, required=False)
NOW = moment("2026-02-21T22:15")
LATER = "còn chưa tới (23:40 21/02/2026). Nếu đúng là chưa đến thì giữ nguyên; nếu nhập nhầm thì sửa lại"


def form(*fields: dict[str, Any], rows: str = "") -> Procedure:
    told = Arrival(rows=rows, day="den", time="gio", notify_by="23:00", late_notify_by="08:00")
    return procedure(*fields).model_copy(update={"arrival": told})


def hotel() -> Procedure:
    return form(written("people", "khach", fields=[DAY, TIME]), rows="khach")


def warned(one: Procedure, values: object, when: Moment = NOW) -> list[tuple[str, str]]:
    bound = judge_answers(one, values, when)
    assert bound.errors == ()
    return [(doubt.target, doubt.message["vi"]) for doubt in bound.warnings]


def test_the_time_of_each_row_still_to_come_is_doubted_and_kept() -> None:
    rows = [guest("20:30"), guest("23:40"), guest("23:40")]
    assert warned(hotel(), {"khach": rows}) == [
        ("khach.1.gio", f"Khách 2: “Giờ đến” {LATER}"),
        ("khach.2.gio", f"Khách 3: “Giờ đến” {LATER}"),
    ]
    assert judge_answers(hotel(), {"khach": rows}, NOW).values["khach"] == rows


def test_a_row_is_named_as_it_stands_on_the_page_though_blank_rows_stand_before_it() -> None:
    posted = {"khach.3.den.day": "21", "khach.3.den.month": "2", "khach.3.den.year": "2026"}
    blank = {"khach.0.gio": "", "khach.2.gio": ""}
    bound = judge_post(hotel(), FormPost({**blank, **posted, "khach.3.gio": "23:40"}.items()), NOW)
    [doubt] = bound.warnings_of("khach.3.gio")
    assert doubt.message["vi"] == f"Khách 3: “Giờ đến” {LATER}"


def test_without_a_time_it_is_the_day_that_is_doubted() -> None:
    [(target, words)] = warned(hotel(), {"khach": [guest(None, "2026-02-22")]})
    assert (target, words.partition(".")[0]) == (
        "khach.0.den.day",
        "Khách 1: “Ngày đến” còn chưa tới (22/02/2026)",
    )


def test_one_person_is_doubted_without_the_name_of_a_row() -> None:
    assert warned(form(DAY, TIME), guest("23:40")) == [("gio", f"“Giờ đến” {LATER}")]


@pytest.mark.parametrize("when", [moment("2026-02-21T23:40"), Moment(NOW.today, {}, {})])
def test_who_has_come_or_may_have_come_is_not_doubted(when: Moment) -> None:
    assert warned(hotel(), {"khach": [guest("23:40")]}, when) == []


def test_rows_of_one_time_are_said_in_one_sentence() -> None:
    rows = [guest("20:30"), guest("23:40"), guest("23:40"), guest("23:50")]
    said = [text["en"] for text in arrival_summaries(hotel(), {"khach": rows}, NOW)]
    assert [one.partition(".")[0] for one in said] == [
        "Guest 2–3: “Time of arrival” is in the future (23:40 21/02/2026)",
        "Guest 4: “Time of arrival” is in the future (23:50 21/02/2026)",
    ]
    assert [text["vi"] for text in arrival_summaries(form(DAY, TIME), guest("23:40"), NOW)] == [
        f"“Giờ đến” {LATER}"
    ]


def test_a_form_without_arrivals_foresees_nothing() -> None:
    assert warned(procedure(DAY, TIME), guest("23:40")) == []
    assert list(arrival_summaries(procedure(DAY, TIME), guest("23:40"), NOW)) == []
