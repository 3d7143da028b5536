"""After units were reorganised the page says who has the dossier now, and who had it until when."""

from dataclasses import replace
from datetime import date, datetime

from forms.schema.unit import Unit
from forms.text.language import Text
from handlers.dossier.dossier import Dossier
from handlers.dossier.transfer import target_of, transfer
from handlers.web.dossier.receipt import receipt_view
from handlers.web.http.services import Services
from handlers.web.tracking.holder import earlier_units
from handlers.web.tracking.status import status_view
from tests.handlers.dossier.test_transfer import ABOVE, HERE, ONE, TWO, units
from tests.handlers.dossier.world import filed, go
from tests.handlers.web.world import World
from tests.viet_nam import VIETNAM

NEW_YEAR = datetime(2027, 1, 4, 9, tzinfo=VIETNAM)


def office(*successors: str, now: datetime = NEW_YEAR, more: tuple[Unit, ...] = ()) -> Services:
    whole = World(now=now).office
    names = {HERE: "Xã Cũ", ONE: "Xã Một", TWO: "Xã Hai", ABOVE: "Thành phố"}
    told = [unit.model_copy(update={"name": Text(vi=names[unit.id], en="-")}) for unit in units(successors)]
    return replace(whole, catalogue=replace(whole.catalogue, units=(*told, *more)))


def moved(services: Services, dossier: Dossier) -> Dossier:
    target = target_of(dossier, services.catalogue, services.today)
    assert target is not None
    return transfer(dossier, target, services.now(), services.catalogue)


def test_the_page_names_the_new_unit_its_hours_and_who_had_it_before() -> None:
    services = office(ONE)
    shown = status_view(services, moved(services, filed()), "vi", owner=True)
    assert (shown.unit, shown.unit_before) == ("Xã Một", ("Đến 31/12/2026: Xã Cũ.", "Từ 01/01/2027: Xã Một."))
    assert "Hương Sơn" in shown.unit_contact
    assert "do sắp xếp đơn vị" in shown.history[0].what


def test_before_the_transfer_is_recorded_the_page_says_the_same() -> None:
    services = office(ONE)
    early, late = filed(), moved(services, filed())
    told = [status_view(services, one, "vi", owner=True) for one in (early, late)]
    assert {(one.unit, one.unit_contact, one.unit_before) for one in told} == {
        (told[1].unit, told[1].unit_contact, told[1].unit_before)
    }


def test_a_hop_that_nobody_saw_is_told_too() -> None:
    following = {"valid_from": date(2027, 7, 1), "name": Text(vi="Xã Ba", en="-")}
    third = units(())[1].model_copy(update=following | {"id": "10441-20270701"})
    services = office(ONE, now=datetime(2027, 8, 2, 9, tzinfo=VIETNAM), more=(third,))
    closed = {"valid_to": date(2027, 6, 30), "successors": (third.id,)}
    all_units = [u.model_copy(update=closed) if u.id == ONE else u for u in services.catalogue.units]
    services = replace(services, catalogue=replace(services.catalogue, units=tuple(all_units)))
    assert earlier_units(services, moved(services, filed()), "vi") == (
        "Đến 31/12/2026: Xã Cũ.",
        "Từ 01/01/2027 đến 30/06/2027: Xã Một.",
        "Từ 01/07/2027: Xã Ba.",
    )


def test_while_a_unit_is_being_chosen_the_page_says_between_which() -> None:
    services = office(ONE, TWO)
    shown = status_view(services, moved(services, filed()), "vi", owner=True)
    assert shown.unit == "Thành phố"
    assert "Thành phố đang chọn đơn vị tiếp nhận trong số: Xã Một, Xã Hai" in shown.unit_before[-1]


def test_a_finished_dossier_keeps_its_unit_and_names_who_can_be_asked_today() -> None:
    services = office(ONE)
    shown = status_view(services, go(filed(), "withdraw"), "vi", owner=True)
    assert shown.unit == "Xã Cũ"
    assert shown.unit_contact == "Đơn vị này hoạt động đến hết ngày 31/12/2026"
    assert shown.unit_before == (
        "Đến 31/12/2026: Xã Cũ.",
        "Từ 01/01/2027, công việc của đơn vị này thuộc: Xã Một.",
    )


def test_the_receipt_names_the_unit_as_it_was_without_sending_anybody_there() -> None:
    services = office(ONE)
    shown = receipt_view(services, moved(services, filed()), "vi")
    assert shown.unit == "Xã Cũ"
    assert shown.unit_contact == "Đơn vị này hoạt động đến hết ngày 31/12/2026"


def test_where_no_unit_closed_nothing_is_told_of_earlier_ones() -> None:
    services = World().office
    assert earlier_units(services, go(filed(), "claim", "forward"), "vi") == ()
