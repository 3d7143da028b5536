"""The status page: unit, officer, step, due date, what is ahead, what to do."""

from datetime import timedelta

import pytest

from forms.text.formatting import mask_name
from tests.handlers.web.citizens import NUMBER, PROCESSING, WHO, Counter


def test_the_status_names_unit_officer_step_due_date_and_how_it_was_counted() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), *PROCESSING)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}")
    for told in (
        NUMBER,
        "Công an xã Hương Sơn",
        "Lê Văn Tám",
        "Đang xử lý",
        "thứ Hai 27/07/2026",
        WHO.full_name,
    ):
        assert told in page.text
    assert "ngày làm việc thứ 3" in page.text
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}").json()
    assert (told["step"]["id"], told["step"]["national"], told["due"]) == ("processing", 4, "2026-07-27")
    assert len(told["history"]) == 4


def test_the_officers_work_telephone_is_shown_and_missed_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter()
    path = f"/api/ho-so/{counter.moved(counter.filed(), *PROCESSING).code}"
    found = {"username": "canbo1", "work_phone": "024 1234 5678"}
    monkeypatch.setattr(counter.accounts, "officer", lambda username: found)
    assert "Lê Văn Tám · 024 1234 5678" in counter.client(WHO).get(path).text
    monkeypatch.setattr(counter.accounts, "officer", lambda username: 1 / 0)
    page = counter.client(WHO).get(path)
    assert page.status_code == 200
    assert "Lê Văn Tám" in page.text


def test_a_late_dossier_says_so() -> None:
    counter = Counter()
    dossier = counter.filed()
    counter.now += timedelta(days=7)
    assert "Quá hạn" in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text


def test_a_refusal_gives_remedy_and_appeal() -> None:
    counter = Counter()
    refuse = ("refuse", {"reason": "not_competent"})
    dossier = counter.moved(counter.filed(), ("claim", {}), refuse)
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert "chọn đúng nơi đề nghị giải quyết" in page
    assert "khiếu nại" in page


@pytest.mark.parametrize(
    ("name", "mask"), [("Nguyễn Thị Ánh", "N*** T*** Á***"), ("Y Ƀlôk", "Y*** Ƀ***"), ("", "")]
)
def test_a_mask_leaves_the_initials(name: str, mask: str) -> None:
    assert mask_name(name) == mask
