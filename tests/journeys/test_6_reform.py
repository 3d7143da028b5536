"""Filed on 5/5/2022, opened on 1/8/2025: the communes are others, and every dossier is on an open desk."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser as Process

from handlers.aws.sessions import Identity
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Dossier
from handlers.units import Outcome, Register, move_all
from tests.forms.shipped import shipped
from tests.handlers.test_units import FakeQueues
from tests.handlers.web.world import CITIZEN, World
from tests.journeys.chromium import chromium
from tests.journeys.serving import Served, filed_in, served_by, window
from tests.viet_nam import VIETNAM

pytestmark = pytest.mark.browser
FILED, TODAY = datetime(2022, 5, 5, 9, tzinfo=VIETNAM), datetime(2025, 8, 1, 9, tzinfo=VIETNAM)
PHUC_SON, CITY, TRAN_PHU = "10459-20250701", "01-20250701", "10081-20250701"
OFFICER = Identity("sub-6", "canbo6", full_name="Lê Văn Tám", role="officer", unit=PHUC_SON)
CITY_OFFICER = Identity("sub-4", "canbo4", full_name="Trần Thị Mơ", role="officer", unit=CITY)
OLD_OFFICER = Identity("sub-5", "canbo5", full_name="Đỗ Thu Hà", role="officer", unit="10456-20210701")
FORM = "dang-ky-tam-tru"


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.fixture
def reformed(tmp_path: Path) -> Iterator[tuple[Served, dict[str, Dossier]]]:
    """The product of 1/8/2025 over what was filed in 2022, after the function for closed units has run."""
    catalogue, world = shipped(), World(now=TODAY)
    dossiers = {
        code: world.dossiers.create(filed_in(catalogue, FORM, code, FILED)) for code in ("10456", "10444")
    }
    register = Register(catalogue, world.dossiers, cast(Any, FakeQueues()), lambda: TODAY)
    assert move_all(register) == Outcome(moved=2)
    world.accounts.appointed += [OFFICER, CITY_OFFICER, OLD_OFFICER]
    with served_by(world, catalogue, tmp_path) as running:
        yield running, dossiers


def test_one_successor_has_it_two_are_chosen_from_and_the_citizen_reads_who(
    process: Process, reformed: tuple[Served, dict[str, Dossier]]
) -> None:
    running, dossiers = reformed
    merged, split = (dossiers[code] for code in ("10456", "10444"))
    with window(process, running, OFFICER) as desk:
        desk.open("/api/can-bo")
        assert group_code(merged.code) in desk.text
    with window(process, running, CITY_OFFICER) as desk:
        desk.open("/api/can-bo?tab=triage")
        assert group_code(split.code) in desk.text
        desk.open(f"/api/can-bo/ho-so/{split.code}")
        desk.press("Nhận xử lý")
        desk.press("Chuyển đơn vị khác", {"unit": TRAN_PHU, "reason": "unit_changed"})
    assert running.world.dossiers.kept[split.code].summary.unit == TRAN_PHU
    with window(process, running, CITIZEN) as citizen:
        citizen.open(f"/api/ho-so/{merged.code}")
        for told in (
            "Công an xã Phúc Sơn",
            "Đến 31/12/2024: Công an xã Mỹ Thành.",
            "Từ 01/01/2025 đến 30/06/2025: Công an xã Mỹ Xuyên.",
            "Từ 01/07/2025: Công an xã Phúc Sơn.",
        ):
            assert told in citizen.text, citizen.text
        citizen.open(f"/api/ho-so/{merged.code}/bien-nhan")
        assert "Công an xã Mỹ Thành" in citizen.text
        assert "hoạt động đến hết ngày 31/12/2024" in citizen.text
    with window(process, running, OLD_OFFICER) as gone:
        gone.open("/api/can-bo")
        assert "Đơn vị của bạn đã kết thúc hoạt động" in gone.text
        assert "Công an xã Phúc Sơn" in gone.text


def test_it_is_the_same_on_every_day_between() -> None:
    catalogue = shipped()
    dossier = filed_in(catalogue, FORM, "10456", FILED)
    where = {
        day: [unit.id for unit in catalogue.register.successors(dossier.summary.unit, day)]
        for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    }
    assert [*where.values()] == [["10456-20210701"], ["10459-20250101"], ["10459-20250101"], [PHUC_SON]]
