"""The apology on paper: only where one was made, with both dates, the reason and who made it."""

from tests.handlers.web.citizens import OTHER, PROCESSING, WHO, Counter
from tests.handlers.web.world import OFFICER, STRANGER

WHY = "Chờ kết quả xác minh chỗ ở"
SORRY = ("apologise", {"until": "2026-08-12", "words": WHY})


def test_there_is_no_apology_before_one_was_made() -> None:
    counter = Counter()
    dossier = counter.moved(counter.filed(), *PROCESSING)
    path = f"/api/ho-so/{dossier.code}"
    assert counter.client(WHO).get(f"{path}/xin-loi").status_code == 404
    page = counter.client(WHO).get(path).text
    assert "xin-loi" not in page
    assert "xin lỗi" not in page


def test_an_apology_tells_the_citizen_both_dates_and_can_be_printed_with_its_reason() -> None:
    counter = Counter()
    before = counter.moved(counter.filed(), *PROCESSING)
    was = f"{before.summary.due:%d/%m/%Y}"
    dossier = counter.moved(before, SORRY)
    path = f"/api/ho-so/{dossier.code}"
    page = counter.client(WHO).get(path).text
    assert f"hạn trước là {was}, hạn mới là thứ Tư 12/08/2026" in page
    assert f"{path}/xin-loi" in page
    for who in (WHO, OFFICER):
        slip = counter.client(who, json=True).get(f"{path}/xin-loi").json()
        said = {line["label"]: line["value"] for part in slip["groups"] for line in part["lines"]}
        assert was in said["Thời gian hẹn trả trước đây"]
        assert "12/08/2026" in said["Thời gian hẹn trả mới"]
        assert said["Lý do chưa trả kết quả đúng hạn"] == WHY
        assert said["Kính gửi"] == dossier.applicant
        assert (slip["title"], slip["form"]) == (
            "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
            "Mẫu số 04 (TT 03/2025/TT-VPCP)",
        )
    for who in (OTHER, STRANGER):
        assert counter.client(who).get(f"{path}/xin-loi").status_code == 404
