"""What the pages of a filing say of its time limit: which branch applies, and from when it counts."""

from datetime import date
from typing import Any

from forms.schema.procedure import Procedure, TimeLimit
from forms.schema.time_limit import Appointment
from tests.handlers.dossier.world import text
from tests.handlers.web.cards import BOOKED, card
from tests.handlers.web.citizens import PATH, POST, WHO, Counter, hidden

BRANCHES: tuple[dict[str, Any], ...] = (
    {
        "id": "sang",
        "amount": 5,
        "label": text("nếu đến buổi sáng"),
        "when": {"field": "buoi_hen", "equals": "sang"},
    },
    {"id": "chieu", "amount": 7, "label": text("nếu đến buổi chiều")},
)


def booking(**limit: Any) -> Procedure:
    """A card for which one comes at an appointment, from which the time limit counts."""
    halves = {"sang": "morning", "chieu": "afternoon"}
    told = {"amount": 7, "unit": "working_days", "start": "appointment", **limit}
    return card().model_copy(
        update={
            "appointment": Appointment.model_validate(
                {"day": "ngay_hen", "half_day": "buoi_hen", "half_days": halves}
            ),
            "time_limit": TimeLimit.model_validate(told),
        }
    )


def post(counter: Counter, step: str, **changes: str) -> Any:
    told = {**POST, **BOOKED, "_edition": counter.edition, "_do": step, **changes}
    return counter.client(WHO).post(PATH, data=told)


def test_a_card_is_due_after_its_appointment_and_every_page_says_from_when_it_counts() -> None:
    counter = Counter(editions=(booking(),))
    page = post(counter, "check")
    # The appointment is on Thursday 30/7/2026; the seventh working day after it is 10/8.
    assert "thứ Hai 10/08/2026" in page.text
    assert "7 ngày làm việc, tính từ ngày hẹn" in page.text
    answer = counter.client(WHO).post(PATH, data={**hidden(page), "_do": "submit"})
    assert answer.status_code == 303
    [dossier] = counter.dossiers.kept.values()
    assert (dossier.summary.clock.start, dossier.summary.due) == (date(2026, 7, 30), date(2026, 8, 10))
    for path in ("/bien-nhan", ""):
        shown = counter.client(WHO).get(f"/api/ho-so/{dossier.code}{path}").text
        assert "thứ Hai 10/08/2026" in shown
        assert "7 ngày làm việc, tính từ ngày hẹn" in shown


def test_the_branch_of_the_answers_is_promised_kept_and_shown() -> None:
    counter = Counter(editions=(booking(start="receipt", branches=BRANCHES),))
    morning, afternoon = post(counter, "check"), post(counter, "check", buoi_hen="chieu")
    assert "5 ngày làm việc nếu đến buổi sáng" in morning.text
    assert "7 ngày làm việc nếu đến buổi chiều" in afternoon.text
    assert counter.client(WHO).post(PATH, data={**hidden(morning), "_do": "submit"}).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    assert (dossier.limit["amount"], dossier.limit["branch"]) == (5, "sang")
    receipt = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/bien-nhan").text
    assert "5 ngày làm việc nếu đến buổi sáng" in receipt


def test_a_saturday_afternoon_is_refused_at_its_box_and_nothing_typed_is_lost() -> None:
    counter = Counter(editions=(booking(),))
    page = post(counter, "submit", **{"ngay_hen.day": "1", "ngay_hen.month": "8"}, buoi_hen="chieu")
    assert page.status_code == 422
    assert "Cơ quan chỉ tiếp nhận sáng thứ Bảy" in page.text
    assert 'value="Thôn Đục Khê"' in page.text
