"""A citizen's move that is kept is answered as done, whatever becomes of the view made after it."""

import pytest

from handlers.web.tracking import answers
from tests.handlers.web.breaking import break_view, logged, told_as_kept
from tests.handlers.web.citizens import WHO, Counter, asked, with_lease


def test_a_withdrawal_is_kept_though_its_view_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    counter = Counter()
    code = counter.filed().code
    at = f"/api/ho-so/{code}"
    break_view(monkeypatch, answers, "status_view", "status_as_json")
    told_as_kept(counter.client(WHO, json=True).post(f"{at}/rut", json={}), code, at)
    assert counter.dossiers.kept[code].summary.step == "withdrawn"
    assert logged(caplog) == [("saved.view_failed", "NoView")]
    pressed = counter.client(WHO).post(f"{at}/rut")
    assert (pressed.status_code, pressed.headers["location"]) == (303, at)


@pytest.mark.parametrize("json", [False, True])
def test_a_supplement_is_kept_though_its_view_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, json: bool
) -> None:
    counter = Counter()
    with_lease(counter, asked(counter), "new")
    [code] = counter.dossiers.kept
    at = f"/api/ho-so/{code}"
    break_view(monkeypatch, answers, "status_view", "status_as_json")
    client = counter.client(WHO, json=json)
    if json:
        answer = client.post(f"{at}/bo-sung", json={"answers": {"dien_thoai": "0987654321"}})
        told_as_kept(answer, code, at)
    else:
        answer = client.post(f"{at}/bo-sung", data={"dien_thoai": "0987654321"})
        assert (answer.status_code, answer.headers["location"]) == (303, at)
    kept = counter.dossiers.kept[code].summary
    assert kept.supplement is not None
    assert kept.supplement.answered_at is not None
    assert kept.answers["dien_thoai"] == "+84987654321"
