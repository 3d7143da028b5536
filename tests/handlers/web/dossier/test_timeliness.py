"""By when guests are to be told, on each page of the way, and what is said of a notice that comes late."""

from dataclasses import replace

import pytest

from handlers.web.dossier import timeliness
from tests.forms.judging.test_foresight import DAY, TIME, form
from tests.forms.world import procedure
from tests.handlers.web.citizens import HOTEL, hidden
from tests.handlers.web.fakes import OFFICER
from tests.handlers.web.guests import (
    CASE,
    EVENING,
    HOST,
    PATH,
    as_csv,
    boxes,
    checked,
    filed,
    guest,
    guests,
    inn,
    sent,
    summary,
)
from tests.viet_nam import VIETNAM


def test_the_check_page_says_by_when_each_guest_is_to_be_told_and_who_is_still_to_come() -> None:
    at = inn()
    page = checked(at, sent(b"", boxes(sent(as_csv(guests()))), do="drop:khach")).text
    assert summary(page, "Hạn thông báo") == [
        "23:00 ngày 21/02/2026 (khách 1–17)",
        "08:00 ngày 22/02/2026 (khách 18–22)",
    ]
    assert "Khách 18–22: “Giờ đến” còn chưa tới (23:40 21/02/2026)." in page
    assert page.count("còn chưa tới") == 1
    assert 'name="khach.17.gio_den.explanation"' not in page
    assert "Khách 23" not in page


def test_the_form_shows_who_is_still_to_come_beside_the_time() -> None:
    left = sent(b"", boxes(sent(as_csv(guests()))), do="drop:khach")
    wrong = sent(b"", boxes(left), do="check")
    assert wrong.status_code == 422
    for n in range(22):
        assert (f"Khách {n + 1}: “Giờ đến” còn chưa tới" in wrong.text) is (n >= 17)


def test_the_receipt_comes_at_once_with_no_fee_and_no_slip() -> None:
    at = inn()
    dossier = filed(at, checked(at, sent(as_csv([guest(1), guest(19)]))))
    client, path = at.client(HOTEL), f"/api/ho-so/{dossier.code}"
    page = client.get(f"{path}/bien-nhan").text
    assert summary(page, "Hẹn trả kết quả") == ["Ngay khi nhận"]
    assert dossier.fee["amount"] == CASE["expect"]["fee"]
    assert client.get(f"{path}/phieu-hen").status_code == 404
    due = ["23:00 ngày 21/02/2026 (khách 1)", "08:00 ngày 22/02/2026 (khách 2)"]
    assert summary(page, "Hạn thông báo") == summary(client.get(path).text, "Hạn thông báo") == due
    english = ["23:00 on 21/02/2026 (guest 1)", "08:00 on 22/02/2026 (guest 2)"]
    assert summary(client.get(f"{path}?lang=en").text, "Notice due by") == english
    assert dossier.summary.flags == ()


@pytest.mark.parametrize(("minute", "late"), [(59, False), (0, True)])
def test_a_late_notice_is_taken_and_told_to_citizen_and_desk(minute: int, late: bool) -> None:
    at = inn()
    at.now = EVENING.replace(hour=22 + late, minute=minute)
    page = checked(at, sent(as_csv([guest(1), guest(19)])))
    warning = "Đã quá hạn này. Bạn vẫn nộp được; cán bộ sẽ thấy là thông báo sau hạn."
    assert page.text.count(warning) == late
    dossier = filed(at, page)
    assert dossier.summary.flags == (("late_notice",) if late else ())
    officer = replace(OFFICER, unit=dossier.summary.unit)
    seen = at.client(officer).get(f"/api/can-bo/ho-so/{dossier.code}").text
    assert ("Thông báo sau hạn" in seen) is late
    status = at.client(HOTEL).get(f"/api/ho-so/{dossier.code}").text
    receipt = at.client(HOTEL).get(f"/api/ho-so/{dossier.code}/bien-nhan").text
    assert [text.count("Nộp sau hạn này") for text in (receipt, status, seen)] == [late] * 3


def test_a_program_reads_the_deadlines_as_moments() -> None:
    at = inn()
    at.now = EVENING.replace(hour=23, minute=10)
    page = sent(as_csv([guest(1), guest(19)]))
    typed = {**boxes(page), **HOST, "_edition": hidden(page)["_edition"], "_do": "check"}
    program = at.client(HOTEL, json=True)
    dossier = filed(at, checked(at, page))
    officer = at.client(replace(OFFICER, unit=dossier.summary.unit), json=True)
    for answer in (
        program.post(PATH, data=typed),
        program.get(f"/api/ho-so/{dossier.code}/bien-nhan"),
        officer.get(f"/api/can-bo/ho-so/{dossier.code}"),
    ):
        assert answer.json()["notify_by"] == [
            {"at": "2026-02-21T23:00+07:00", "rows": [0], "late": True},
            {"at": "2026-02-22T08:00+07:00", "rows": [1], "late": False},
        ]


def test_a_stranger_is_not_told_how_many_came() -> None:
    at = inn()
    dossier = filed(at, checked(at, sent(as_csv([guest(1)]))))
    asked = {"code": dossier.code, "factor": dossier.factors[0]}
    seen = at.client().post("/api/tra-cuu", data=asked)
    assert seen.status_code == 200
    assert "Công an xã Hương Sơn" in seen.text
    assert "Hạn thông báo" not in seen.text


def test_of_one_person_no_row_is_named_and_of_other_procedures_nothing_is_said() -> None:
    one = form(DAY, TIME)
    [line] = timeliness.deadline_lines(
        one, {"den": "2026-02-21", "gio": "23:00"}, EVENING, VIETNAM, "en", filed=True
    )
    assert (line.value, line.note) == ("08:00 on 22/02/2026", "")
    assert (
        timeliness.deadline_lines(
            procedure(DAY, TIME), {"den": "2026-02-20"}, EVENING, VIETNAM, "en", filed=True
        )
        == ()
    )
