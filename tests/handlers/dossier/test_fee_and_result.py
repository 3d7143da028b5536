"""The fee on its way through the steps, and the three ways a result is handed over."""

from datetime import date

from tests.handlers.dossier.world import CITIZEN, DAY, FILED, MORNING, SYSTEM, filed, go, missing, refused


def test_a_new_dossier_is_with_its_unit_and_owes_its_fee() -> None:
    new = filed()
    summary = new.summary
    assert (summary.step, summary.national, summary.unit, new.unit) == (
        "submitted",
        1,
        "10489-20250701",
        summary.unit,
    )
    assert (summary.ledger.state, summary.ledger.due) == ("due", 7000)
    assert (summary.due, summary.received_on, summary.number) == (date(2026, 7, 27), None, "")
    assert (new.version, new.filed_at, new.receive) == (1, FILED, "post")
    assert new.fee == {
        "amount": 7000,
        "rule": "online",
        "explanation": {"vi": "Nộp trực tuyến", "en": "Online"},
        "count": 1,
        "when": "on_submit",
        "how": "transfer",
    }


def test_a_level_three_fee_is_paid_at_the_desk() -> None:
    assert filed(level=3).fee["how"] == "desk"


def test_a_level_three_dossier_ends_at_the_desk_with_an_appointment() -> None:
    ready = go(filed(receive="desk"), "claim", "receive", "process", "decide", at=MORNING)
    assert ready.summary.appointment == {"day": "2026-07-23", "time": "09:00", "place": "Bộ phận một cửa"}
    done = go(ready, "settle", "return", at=MORNING + DAY)
    assert (done.summary.collected_by, done.summary.tracking) == (CITIZEN.name, "")


def test_an_electronic_result_needs_neither() -> None:
    done = go(filed(0, "electronic"), "claim", "receive", "process", "decide", "add_result", "return")
    assert (done.summary.appointment, done.summary.tracking, done.summary.collected_by) == (None, "", "")


def test_a_refusal_keeps_its_reason_and_cancels_the_fee() -> None:
    over = go(filed(), "claim", "refuse").summary
    assert (over.step, over.reason, over.ledger.state, over.clock.state) == (
        "refused",
        "not_eligible",
        "cancelled",
        "ended",
    )


def test_the_fee_pauses_the_clock_until_it_is_settled() -> None:
    waiting = go(filed(), "claim", "receive", "require_fee")
    assert (waiting.summary.step, waiting.summary.clock.state) == ("fee_due", "paused")
    paid = go(waiting, "settle", by=SYSTEM)
    assert (paid.summary.step, paid.summary.ledger.state) == ("processing", "paid")


def test_a_payment_in_another_step_keeps_the_step() -> None:
    assert go(filed(), "settle").summary.step == "submitted"
    assert go(filed(), "claim", "receive", "stop", "settle").summary.step == "stopped"


def test_the_same_payment_reported_again_changes_nothing_even_when_all_is_over() -> None:
    paid = go(filed(), "settle")
    assert go(paid, "settle", by=SYSTEM) is paid
    done = go(paid, "claim", "receive", "process", "decide", "return")
    assert go(done, "settle", by=SYSTEM) is done


def test_a_wrong_payment_is_refused_and_changes_nothing() -> None:
    assert refused(filed(), "settle", amount=6999) == "Số tiền phải đúng bằng lệ phí phải nộp"
    assert refused(go(filed(), "settle"), "settle", reference="FT2") == "Hồ sơ không còn lệ phí phải nộp"
    assert refused(filed(0), "settle") == "Hồ sơ không còn lệ phí phải nộp"
    found = missing(filed(), "settle", amount=True, source="bitcoin", reference=" ")
    assert set(found) == {"amount", "source", "reference"}


def test_no_fee_is_asked_for_where_none_is_owed() -> None:
    received = go(filed(0), "claim", "receive")
    assert refused(received, "require_fee") == "Hồ sơ không còn lệ phí phải nộp"


def test_no_result_is_returned_while_the_fee_is_owed() -> None:
    ready = go(filed(), "claim", "receive", "process", "decide")
    assert refused(ready, "return") == "Chưa trả kết quả được vì lệ phí chưa nộp; hãy ghi nhận lệ phí trước"
    assert go(ready, "settle", "return").summary.step == "returned"


def test_a_decision_needs_a_result_and_at_the_desk_an_appointment() -> None:
    working = go(filed(receive="desk"), "claim", "receive", "process", at=MORNING)
    found = missing(
        working, "decide", result="", appointment={"day": "2026-07-01", "time": "25:00", "place": ""}
    )
    assert set(found) == {"result", "appointment.day", "appointment.time", "appointment.place"}


def test_a_return_needs_the_collector_or_a_tracking_number_whose_check_digit_is_right() -> None:
    desk = go(filed(0, "desk"), "claim", "receive", "process", "decide")
    assert missing(desk, "return", collected_by="") == {"collected_by": "Nhập họ tên người nhận kết quả"}
    post = go(filed(0, "post"), "claim", "receive", "process", "decide")
    assert "chữ số cuối" in missing(post, "return", tracking="EB473124828VN")["tracking"]
    assert go(post, "return", tracking="eb 473124829 vn").summary.tracking == "EB473124829VN"
