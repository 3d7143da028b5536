"""The desk on the morning after a unit closed, and the desk where somebody chooses who takes over."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from handlers.dossier.transfer import target_of, transfer
from handlers.web.http.services import Services
from tests.handlers.dossier.test_transfer import ABOVE, HERE, NOW, ONE, TWO, units
from tests.handlers.web.officers import CODE, HOME, Desk
from tests.handlers.web.world import OFFICER, World
from tests.viet_nam import VIETNAM

CITY = Identity("sub-4", "canbo4", full_name="Trần Thị Mơ", role="officer", unit=ABOVE)


@dataclass
class Reformed(World):
    """The same product after HERE has closed; ONE and TWO followed it."""

    now: datetime = NOW
    successors: tuple[str, ...] = (ONE, TWO)

    @property
    def office(self) -> Services:
        whole = super().office
        return replace(whole, catalogue=replace(whole.catalogue, units=units(self.successors)))


def moved(world: Reformed) -> Dossier:
    """A dossier of the closed unit, where it went."""
    world.accounts.appointed.append(CITY)
    before, catalogue = world.file(), world.office.catalogue
    target = target_of(before, catalogue, world.now.date())
    assert target is not None
    after = transfer(before, target, world.now, catalogue)
    world.dossiers.save(after, 1)
    return after


def test_an_officer_of_a_closed_unit_is_told_when_it_closed_and_who_took_over() -> None:
    world = Reformed(successors=(ONE,))
    world.file()
    for path in ("/api/can-bo", HOME):
        answer = world.client(OFFICER).get(path)
        assert answer.status_code == 403
        assert "hoạt động đến hết ngày 31/12/2026" in answer.text
        assert "được chuyển đến: Công an xã Hương Sơn" in answer.text
    told = world.client(OFFICER, json=True).post(f"{HOME}/claim", json={"token": 0})
    assert (told.status_code, told.json()["type"]) == (403, "urn:motcua:problem:unit-closed")
    assert world.dossiers.kept[CODE].version == 1


def test_on_its_last_day_the_unit_still_has_its_desk() -> None:
    world = Reformed(now=datetime(2026, 12, 31, 16, tzinfo=VIETNAM))
    world.file()
    assert world.client(OFFICER).get(HOME).status_code == 200


def test_what_waits_for_a_choice_has_a_tab_where_choices_come_to() -> None:
    world = Reformed()
    moved(world)
    inbox = world.client(CITY, json=True).get("/api/can-bo?tab=triage").json()
    assert [row["code"] for row in inbox["dossiers"]] == ["ABCD-EFGH-JKMN-P"]
    assert inbox["counts"]["triage"] == 1
    assert inbox["dossiers"][0]["flags"] == ["Chờ chọn đơn vị"]
    assert "Chờ chọn đơn vị" in world.client(CITY).get("/api/can-bo").text


def test_no_other_desk_has_that_tab() -> None:
    assert "triage" not in World().client(OFFICER, json=True).get("/api/can-bo").json()["counts"]


def test_a_choice_that_is_late_says_so_in_the_list_and_on_the_dossier() -> None:
    world = Reformed()
    moved(world)
    world.now += timedelta(days=2)
    for path in ("/api/can-bo?tab=triage", HOME):
        assert "Quá hạn chọn đơn vị" in world.client(CITY).get(path).text


def test_the_successors_are_the_choice_and_choosing_one_brings_it_there() -> None:
    world = Reformed()
    moved(world)
    desk = Desk(world, CITY)
    assert desk.act("claim").status_code == 303
    page = desk.client.get(HOME).text
    offered = page.partition('name="unit"')[2].partition("</select>")[0]
    assert ONE in offered
    assert TWO in offered
    assert HERE not in offered
    assert desk.act("forward", unit=HERE, reason="unit_changed").status_code == 422
    assert desk.act("forward", unit=TWO, reason="unit_changed").status_code == 303
    assert (desk.dossier.summary.unit, desk.dossier.summary.triage) == (TWO, None)
