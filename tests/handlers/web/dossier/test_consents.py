"""Who else agrees, and what became of it: on the receipt, the status page and the desk, never as given."""

from typing import Any

import pytest

from handlers.dossier.dossier import Dossier
from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import FIELDS, PROCESSING, WHO, Counter, look_up, post, registration
from tests.handlers.web.world import OFFICER

OWNER = "Nguyễn Văn Khoái"
ROLES = ({"value": "chu", "label": text("Chủ sở hữu")},)
CONSENT = {"kind": "consent", "id": "dong_y", "label": text("Ý kiến"), "roles": ROLES}
ALONE = {**CONSENT, "id": "chu_nha", "required": False}
ROWS = {
    "kind": "people",
    "id": "y_kien",
    "label": text("Ý kiến"),
    "row_name": text("Người"),
    "fields": (CONSENT,),
}
EACH = {"field": "dong_y.how", "equals": "paper"}
ON_PAPER = ({"field": "chu_nha.how", "equals": "paper"}, {"rows": "y_kien", "each": EACH, "greaterThan": 0})
PAPER = {"id": "van-ban", "name": text("Văn bản ý kiến"), "when": {"any": ON_PAPER}}


def told(prefix: str, how: str, name: str = OWNER) -> dict[str, str]:
    parts = {"name": name, "id_number": "001072005002", "role": "chu", "how": how}
    return {f"{prefix}.{part}": said for part, said in parts.items()}


def filed(**boxes: str) -> tuple[Counter, Dossier]:
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, ALONE, ROWS)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Counter(editions=(registration(pages=pages, documents=(PAPER,)),))
    assert post(counter, WHO, "submit", **boxes).status_code == 303
    [dossier] = counter.dossiers.kept.values()
    return counter, dossier


def body(counter: Counter, dossier: Dossier, page: str = "") -> Any:
    return counter.client(WHO, json=True).get(f"/api/ho-so/{dossier.code}{page}").json()


@pytest.mark.parametrize(
    ("how", "state"),
    [
        ("vneid", "Chờ xác nhận trên VNeID"),
        ("signature", "Người nộp khai ký trên tờ khai"),
        ("paper", "Người nộp khai có văn bản riêng"),
    ],
)
def test_every_page_tells_what_became_of_a_consent(how: str, state: str) -> None:
    counter, dossier = filed(**told("y_kien.0.dong_y", how))
    for who, path, shown in (
        (WHO, f"/api/ho-so/{dossier.code}", f"{state} – chưa được xác nhận"),
        (WHO, f"/api/ho-so/{dossier.code}/bien-nhan", state),
        (OFFICER, f"/api/can-bo/ho-so/{dossier.code}", f"{state} – chưa được xác nhận"),
    ):
        line = f'<dt>{OWNER}</dt><dd>{shown}<span class="sum-note">Chủ sở hữu</span>'
        assert line in counter.client(who).get(path).text, path
    one = {"name": OWNER, "role": "chu", "how": how, "state": state}
    assert body(counter, dossier, "/bien-nhan")["consents"] == [one]
    assert OWNER not in look_up(counter, dossier.code, "2345").text


def test_the_check_page_tells_it_before_anything_is_filed() -> None:
    section = {"id": "s", "title": text("S"), "fields": (*FIELDS, ALONE)}
    pages = ({"id": "p", "title": text("P"), "sections": (section,)},)
    counter = Counter(editions=(registration(pages=pages),))
    page = post(counter, WHO, "check", **told("chu_nha", "vneid"))
    assert "Tình trạng: Chờ xác nhận trên VNeID" in page.text


def test_whoever_consents_through_vneid_has_still_to_confirm_until_the_unit_looks_at_it() -> None:
    counter, dossier = filed(**told("chu_nha", "vneid"), **told("y_kien.0.dong_y", "vneid", "Lê Thị Hoa"))
    first = body(counter, dossier)["next"]
    assert any(line.startswith(f"{OWNER}, Lê Thị Hoa cần tự xác nhận trên ứng dụng VNeID.") for line in first)
    counter.moved(dossier, *PROCESSING)
    assert not any("VNeID" in line for line in body(counter, dossier)["next"])


def test_a_paper_is_asked_for_where_some_consent_is_on_one_and_nowhere_else() -> None:
    for prefix in ("chu_nha", "y_kien.0.dong_y"):
        counter, dossier = filed(**told(prefix, "paper"))
        assert [one["id"] for one in body(counter, dossier, "/giay-to")["documents"]] == ["van-ban"]
        counter, dossier = filed(**told(prefix, "vneid"))
        assert body(counter, dossier, "/giay-to")["documents"] == []


def test_a_filing_without_consents_says_nothing_of_them() -> None:
    counter, dossier = filed()
    assert body(counter, dossier, "/bien-nhan")["consents"] == []
    assert "Ý kiến của người khác" not in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
