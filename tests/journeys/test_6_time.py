"""Days pass: a supplement nobody answers is refused by time, and a late result is apologised for."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Process

from forms.text.formatting import day
from handlers.aws.sessions import Identity
from handlers.dossier.code import group_code
from handlers.dossier.dossier import Dossier
from handlers.remind import remind
from tests.forms.shipped import shipped
from tests.handlers.web.world import CITIZEN, World
from tests.journeys.chromium import Window, chromium
from tests.journeys.serving import Served, filed_in, served_by, window
from tests.viet_nam import VIETNAM

pytestmark = pytest.mark.browser
FILED = datetime(2026, 8, 3, 9, tzinfo=VIETNAM)
FORM, PHUC_SON = "dang-ky-tam-tru", "10459-20250701"
OFFICER = Identity("sub-6", "canbo6", full_name="Lê Văn Tám", role="officer", unit=PHUC_SON)
WORK = ("Nhận xử lý", "Tiếp nhận", "Bắt đầu giải quyết")
ASKED: dict[str, str | list[str]] = {
    "fields": ["noi_dung_de_nghi"],
    "fields_reason": "answer_incomplete",
    "until": "2026-08-14",
}
"""Until a Friday; the Monday after it is the day of grace."""
SEND, SORRY = "Gửi bổ sung", "Xin lỗi và hẹn lại ngày trả"


@pytest.fixture(scope="module")
def process() -> Iterator[Process]:
    with chromium() as running:
        yield running


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[tuple[Served, Dossier]]:
    """The product on the day on which somebody filed."""
    catalogue, world = shipped(), World(now=FILED)
    dossier = world.dossiers.create(
        filed_in(catalogue, FORM, "10459", FILED, noi_dung_de_nghi="Đăng ký tạm trú")
    )
    world.accounts.appointed += [OFFICER]
    with served_by(world, catalogue, tmp_path) as running:
        yield running, dossier


def at_desk(desk: Window, code: str, *acts: str) -> None:
    desk.open(f"/api/can-bo/ho-so/{code}")
    for act in acts:
        desk.press(act)


def come(running: Served, moment: str) -> int:
    """Another time has come, and the timekeeper has run; how many dossiers it changed."""
    running.world.now = datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)
    changed, left = remind(running.world.dossiers, running.world.now, running.office.catalogue.calendar)
    assert left == 0
    return changed


def buttons(of: Window) -> list[str]:
    return [text.strip() for text in of.page.locator("main button").all_inner_texts()]


def test_a_supplement_is_reminded_of_taken_in_its_day_of_grace_and_then_refused_by_time(
    process: Process, filed: tuple[Served, Dossier]
) -> None:
    running, dossier = filed
    mine = f"/api/ho-so/{dossier.code}"
    with window(process, running, OFFICER) as desk, window(process, running, CITIZEN) as citizen:
        at_desk(desk, dossier.code, *WORK)
        desk.press("Yêu cầu bổ sung", ASKED)
        citizen.open(mine)
        assert "14/08/2026" in citizen.text
        assert "Sắp hết hạn bổ sung" not in citizen.text
        assert come(running, "2026-08-11 08:00") == 1
        citizen.open(mine)
        assert "Sắp hết hạn bổ sung: bạn có thể gửi bổ sung đến hết ngày" in citizen.text
        assert come(running, "2026-08-17 23:50") == 0
        citizen.open(mine)
        for told in ("Hạn bổ sung 14/08/2026 đã qua", "vẫn có thể gửi bổ sung đến hết ngày 17/08/2026"):
            assert told in citizen.text, citizen.text
        assert SEND in buttons(citizen)
        # Midnight passes over the open page, before the timekeeper runs: time alone decides.
        running.world.now += timedelta(minutes=11)
        citizen.press(SEND, {"noi_dung_de_nghi": "Đăng ký tạm trú cho hai người"})
        assert citizen.status == 409
        assert "Đã hết thời gian bổ sung: ngày cuối cùng nhận là 17/08/2026" in citizen.text
        assert come(running, "2026-08-18 00:05") == 1
        citizen.open(mine)
        for told in (
            "Không được tiếp nhận",
            "quá hạn bổ sung mà chưa nhận được bổ sung",
            "Hãy nộp hồ sơ mới với đủ các mục đã được yêu cầu bổ sung.",
            "Bạn có quyền khiếu nại",
        ):
            assert told in citizen.text, citizen.text
        assert buttons(citizen) == [], "a dossier that has ended offers a move"
        at_desk(desk, dossier.code)
        assert "Hồ sơ này không còn việc gì để làm." in desk.text
    assert running.world.dossiers.kept[dossier.code].events[-1].actor.role == "system"
    assert come(running, "2026-08-19 08:00") == 0


def test_a_late_result_is_apologised_for_with_a_new_date_and_both_dates_are_told_and_printed(
    process: Process, filed: tuple[Served, Dossier]
) -> None:
    running, dossier = filed
    was = dossier.summary.due
    calendar = running.office.catalogue.calendar
    until, why = calendar.due_date(was, 5), "Chờ kết quả xác minh chỗ ở"
    with window(process, running, OFFICER) as desk, window(process, running, CITIZEN) as citizen:
        at_desk(desk, dossier.code, *WORK)
        come(running, f"{calendar.next_working_day(was)} 09:00")
        desk.open("/api/can-bo?tab=overdue")
        assert group_code(dossier.code) in desk.text
        at_desk(desk, dossier.code)
        assert SORRY in buttons(desk)[0], "the apology is not the first act of a late dossier"
        desk.press(SORRY, {"until": until.isoformat(), "words": ""})
        assert desk.status == 422, "an apology without a reason was taken"
        desk.press(SORRY, {"until": until.isoformat(), "words": why})
        assert desk.status == 200, desk.text
        desk.open("/api/can-bo?tab=overdue")
        assert group_code(dossier.code) not in desk.text
        citizen.open(f"/api/ho-so/{dossier.code}")
        assert "Đơn vị xin lỗi vì chậm trả kết quả" in citizen.text
        is_told(citizen, was, until)
        citizen.follow("Văn bản xin lỗi và hẹn lại ngày trả")
        citizen.page.emulate_media(media="print")
        is_told(citizen, was, until)
        for told in ("Mẫu số 04 (TT 03/2025/TT-VPCP)", why, "Công an xã Phúc Sơn", CITIZEN.full_name):
            assert told in citizen.text, citizen.text
        chrome = citizen.page.locator("header.top, .noprint").all()
        assert chrome
        assert [one.evaluate("one => one.outerHTML")[:120] for one in chrome if one.is_visible()] == []


def is_told(by: Window, *days: date) -> None:
    for one in days:
        assert day(one) in by.text, f"{one}: {by.text}"
