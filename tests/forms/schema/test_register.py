"""The work of a closed unit leads to open units, hop by hop, and never round in circles."""

from datetime import date

import pytest

from forms.schema.register import open_successors, unit_above
from forms.schema.unit import Unit
from tests.handlers.dossier.world import unit


def one(id: str, first: str, last: str = "", successors: tuple[str, ...] = (), parent: str = "p") -> Unit:
    days = {"valid_from": date.fromisoformat(first), "valid_to": date.fromisoformat(last) if last else None}
    return unit(id).model_copy(update=days | {"successors": successors, "parent": parent})


OLD = one("10456-20210701", "2021-07-01", "2024-12-31", ("10459-20250101",), "282-20210701")
MIDDLE = one("10459-20250101", "2025-01-01", "2025-06-30", ("10459-20250701",))
NEW = one("10459-20250701", "2025-07-01")
SPLIT = one("10444-20250101", "2025-01-01", "2025-06-30", ("10081-20250701", "10459-20250701"))
OTHER = one("10081-20250701", "2025-07-01")
DISTRICT = one("282-20210701", "2021-07-01", "2025-02-28", ("01-20250301",), "01-20210701")
CITY = one("01-20250301", "2025-03-01", "", (), "01-20250301")
ALL = {unit.id: unit for unit in (OLD, MIDDLE, NEW, SPLIT, OTHER, DISTRICT, CITY)}


@pytest.mark.parametrize(
    ("day", "who"),
    [("2024-12-31", OLD), ("2025-01-01", MIDDLE), ("2025-06-30", MIDDLE), ("2025-07-01", NEW)],
)
def test_each_day_the_work_is_with_the_unit_that_is_open_then(day: str, who: Unit) -> None:
    assert open_successors(ALL, OLD.id, date.fromisoformat(day)) == (who,)


def test_a_split_leads_to_all_who_followed() -> None:
    assert open_successors(ALL, SPLIT.id, date(2025, 8, 1)) == (OTHER, NEW)


def test_a_unit_that_has_not_begun_hands_nothing_on() -> None:
    assert open_successors({NEW.id: NEW}, NEW.id, date(2025, 6, 30)) == ()


def test_a_circle_and_a_name_nobody_has_lead_nowhere() -> None:
    day = date(2026, 1, 1)
    units = {
        "a-20210701": one("a-20210701", "2021-07-01", "2024-12-31", ("b-20210701", "gone-20250101")),
        "b-20210701": one("b-20210701", "2021-07-01", "2024-12-31", ("a-20210701",)),
    }
    assert open_successors(units, "a-20210701", day) == ()
    assert open_successors(units, "never-20250101", day) == ()


def test_the_unit_above_is_the_parent_or_what_followed_it() -> None:
    assert unit_above(ALL, OLD.id, date(2025, 1, 1)) == DISTRICT
    assert unit_above(ALL, OLD.id, date(2025, 8, 1)) == CITY


def test_where_the_parent_ended_without_a_follower_it_is_a_level_higher() -> None:
    ended = DISTRICT.model_copy(update={"successors": (), "parent": CITY.id})
    assert unit_above(ALL | {ended.id: ended}, OLD.id, date(2025, 8, 1)) == CITY


def test_above_a_unit_that_is_its_own_parent_there_is_nobody() -> None:
    closed = CITY.model_copy(update={"valid_to": date(2025, 6, 30)})
    assert unit_above({closed.id: closed}, closed.id, date(2025, 8, 1)) is None
