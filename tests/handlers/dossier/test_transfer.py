"""When a unit closes, its dossiers go to who follows, to whom their place names, or to somebody's choice."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from forms.schema.catalogue import Catalogue
from forms.schema.unit import Unit
from handlers.dossier.dossier import Dossier, from_dict, to_dict
from handlers.dossier.table.steps import CLOSED, STEPS
from handlers.dossier.transfer import NoTarget, Target, target_of, transfer
from tests.handlers.dossier.test_rules import PATHS
from tests.handlers.dossier.world import CALENDAR, MORNING, STRANGER, filed, go, procedure, refused, unit
from tests.viet_nam import IN_VN, VIETNAM

HERE, ONE, TWO, ABOVE = "10489-20250701", "10441-20270101", "10465-20270101", "01-20250701"
LAST, AFTER = date(2026, 12, 31), date(2027, 1, 4)
NOW = datetime(2027, 1, 4, 0, 5, tzinfo=VIETNAM)


def units(successors: tuple[str, ...], **changes: Any) -> tuple[Unit, ...]:
    """HERE closes on LAST; ONE, TWO and ABOVE are open."""
    closed = {"valid_to": LAST, "successors": successors, "parent": ABOVE, "covers": ("10489",)}
    opened = {"valid_from": date(2027, 1, 1), "accepts": ("dang-ky-tam-tru",), "parent": ABOVE}
    return (
        unit(HERE).model_copy(update=closed | changes),
        unit(ONE).model_copy(update=opened),
        unit(TWO).model_copy(update=opened),
        unit(ABOVE).model_copy(update={"parent": ABOVE}),
    )


def catalogue(successors: tuple[str, ...], **changes: Any) -> Catalogue:
    return Catalogue((procedure(),), units(successors, **changes), (), CALENDAR, site=IN_VN)


def living_somewhere(commune: str) -> tuple[Dossier, Any]:
    """A dossier with an address, filed while HERE was open, and the field that asked for it."""
    field = {"kind": "address", "id": "noi_o", "label": {"vi": "Nơi ở", "en": "Home"}, "area": "x"}
    section = {"id": "s", "title": {"vi": "S", "en": "S"}, "fields": (field,)}
    page = {"id": "p", "title": {"vi": "P", "en": "P"}, "sections": (section,)}
    asks = procedure(pages=(page,), routing={"rule": "unit_of", "field": "noi_o", "level": "commune"})
    answers = {"noi_o": {"commune": commune, "detail": "Số 1"}}
    return replace(filed(), answers=answers, edition=asks.digest), asks


def test_while_its_unit_is_open_a_dossier_stays() -> None:
    assert target_of(filed(), catalogue((ONE,)), LAST) is None


def test_one_successor_takes_the_dossier_from_the_first_day() -> None:
    assert target_of(filed(), catalogue((ONE,)), date(2027, 1, 1)) == Target(ONE, "successor")


def test_of_several_the_one_that_takes_the_procedure_gets_it() -> None:
    # The unit above takes no procedure at all.
    assert target_of(filed(), catalogue((ONE, ABOVE)), AFTER) == Target(ONE, "successor")


def test_of_several_without_a_word_of_the_place_the_unit_above_is_to_choose() -> None:
    assert target_of(filed(), catalogue((ONE, TWO)), AFTER) == Target(ABOVE, "triage", (ONE, TWO))


def test_the_place_decides_between_several_where_it_can() -> None:
    dossier, asks = living_somewhere("10465")
    # The unit of 10465, which TWO alone followed: the dossier was with another one that closed.
    was_there = unit("10465-20250701").model_copy(
        update={"covers": ("10465",), "valid_to": LAST, "successors": (TWO,)}
    )
    world = replace(catalogue((ONE, TWO)), editions=(asks,))
    world = replace(world, units=(*world.units, was_there))
    assert target_of(dossier, world, AFTER) == Target(TWO, "place")


def test_a_place_that_was_itself_split_decides_nothing() -> None:
    dossier, asks = living_somewhere("10489")
    world = replace(catalogue((ONE, TWO)), editions=(asks,))
    assert target_of(dossier, world, AFTER) == Target(ABOVE, "triage", (ONE, TWO))


def test_without_a_successor_the_unit_above_has_it() -> None:
    assert target_of(filed(), catalogue(()), AFTER) == Target(ABOVE, "triage")


def test_with_nobody_to_follow_and_nobody_above_it_is_said() -> None:
    with pytest.raises(NoTarget, match=r"10489-20250701 has no open successor and no open unit above it"):
        target_of(filed(), catalogue((), parent="none"), AFTER)


@pytest.mark.parametrize("step", STEPS)
def test_only_the_unit_changes_in_every_open_step(step: str) -> None:
    before = go(filed(), *PATHS[step], at=MORNING)
    world = catalogue((ONE,))
    target = target_of(before, world, AFTER)
    if step in CLOSED:
        assert target is None
        return
    assert target is not None
    after = transfer(before, target, NOW, world)
    was, now = before.summary, after.summary
    assert (now.unit, now.officer, now.lease_until) == (ONE, None, None)
    kept = ("step", "clock", "number", "ledger", "documents", "supplement", "appointment", "answers")
    assert {name: getattr(now, name) for name in kept} == {name: getattr(was, name) for name in kept}
    assert after.events[:-1] == before.events
    assert after.code == before.code
    assert from_dict(to_dict(after)) == after


def test_the_same_transfer_again_changes_nothing() -> None:
    world = catalogue((ONE, TWO))
    target = Target(ABOVE, "triage", (ONE, TWO))
    once = transfer(filed(), target, NOW, world)
    assert transfer(once, target, NOW, world) is once


def test_the_officer_of_the_closed_unit_can_do_nothing_more() -> None:
    gone = transfer(go(filed(), "claim", at=MORNING), Target(ONE, "successor"), NOW, catalogue((ONE,)))
    assert "đơn vị" in refused(gone, "receive", at=NOW)


def test_a_choice_stands_open_until_somebody_forwards() -> None:
    world = catalogue((ONE, TWO))
    waiting = transfer(filed(), Target(ABOVE, "triage", (ONE, TWO)), NOW, world)
    assert waiting.summary.triage is not None
    assert waiting.summary.triage.candidates == (ONE, TWO)
    officer = replace(STRANGER, unit=ABOVE)
    chosen = go(waiting, "claim", by=officer)
    chosen = go(chosen, "forward", by=officer, unit=TWO, reason="unit_changed")
    assert (chosen.summary.unit, chosen.summary.triage) == (TWO, None)


@pytest.mark.parametrize(("day", "late"), [(date(2027, 1, 5), False), (date(2027, 1, 6), True)])
def test_a_choice_is_late_once_a_whole_working_day_has_passed(day: date, late: bool) -> None:
    waiting = transfer(filed(), Target(ABOVE, "triage", (ONE, TWO)), NOW, catalogue((ONE, TWO)))
    assert waiting.summary.triage is not None
    assert waiting.summary.triage.is_late(day, CALENDAR) is late


def test_a_decided_dossier_is_forwarded_only_to_choose_its_unit() -> None:
    decided = go(filed(), *PATHS["decided"], at=MORNING)
    assert "đơn vị đã giải quyết trả kết quả" in refused(decided, "forward")
    waiting = transfer(decided, Target(ABOVE, "triage", (ONE, TWO)), NOW, catalogue((ONE, TWO)))
    officer = replace(STRANGER, unit=ABOVE)
    sent = go(go(waiting, "claim", by=officer), "forward", by=officer, unit=ONE, reason="unit_changed")
    assert (sent.summary.step, sent.summary.unit) == ("decided", ONE)
