"""What was derived from an answer is derived again when a supplement corrects it, and the change is kept."""

from typing import Any

from tests.handlers.dossier.world import text
from tests.handlers.web.citizens import FIELDS, POST, PROCESSING, WHO, Counter, post, registration
from tests.handlers.web.fakes import OFFICER

EXEMPT = {"kind": "yes_no", "id": "mien", "label": text("Được miễn lệ phí"), "required": False}
SECTION = {"id": "s", "title": text("S"), "fields": (*FIELDS, EXEMPT)}
RULES = (
    {"id": "mien", "amount": 0, "when": {"field": "mien", "equals": True}, "explanation": text("Được miễn")},
    {"id": "online", "amount": 7000, "explanation": text("Nộp trực tuyến")},
)
PROOF = {"id": "giay-mien", "name": text("Giấy miễn lệ phí"), "when": {"field": "mien", "equals": True}}
ASKING = registration(
    pages=({"id": "p", "title": text("P"), "sections": (SECTION,)},),
    fee={"when": "on_submit", "rules": RULES},
    documents=(PROOF,),
)


def waiting(field: str, before: Any = None, **typed: str) -> tuple[Counter, str]:
    """A world with one dossier whose officer asks for one answer to be corrected."""
    counter = Counter(editions=(ASKING,), elsewhere=("10441",))
    code = post(counter, WHO, "submit", **typed).headers["location"].split("/")[3]
    item = {"field": field, "reason": "answer_mismatch"}
    ask = ("ask_supplement", {"items": [item], "until": "2026-08-20"})
    counter.moved(counter.dossiers.kept[code], *PROCESSING, *(before or ()), ask)
    return counter, code


def answer(counter: Counter, code: str, **answers: object) -> Any:
    return counter.client(WHO, json=True).post(f"/api/ho-so/{code}/bo-sung", json={"answers": answers})


def test_a_false_exemption_taken_back_is_charged_in_the_same_act_with_its_reason() -> None:
    counter, code = waiting("mien", mien="yes")
    assert counter.dossiers.kept[code].summary.ledger.state == "none"
    assert answer(counter, code, mien=False).status_code == 200
    dossier = counter.dossiers.kept[code]
    assert (dossier.summary.ledger.state, dossier.summary.ledger.due) == ("due", 7000)
    assert dossier.events[-1].data["fee"]["rule"] == "online"
    assert (dossier.fee["amount"], dossier.current_fee["amount"]) == (0, 7000)
    for who, path in ((WHO, f"/api/ho-so/{code}"), (OFFICER, f"/api/can-bo/ho-so/{code}")):
        page = counter.client(who).get(path).text.replace("\xa0", " ")
        assert "Lệ phí được tính lại theo câu trả lời mới: 7.000 ₫ (Nộp trực tuyến)" in page
    receipt = counter.client(WHO, json=True).get(f"/api/ho-so/{code}/bien-nhan").json()
    assert receipt["fee"]["amount"] == 0


def test_the_same_answer_sent_twice_is_one_event_and_one_fee() -> None:
    counter, code = waiting("mien", mien="yes")
    answer(counter, code, mien=False)
    once = counter.dossiers.kept[code]
    assert answer(counter, code, mien=False).status_code == 200
    assert counter.dossiers.kept[code] == once


def test_an_exemption_told_late_frees_of_the_fee_and_calls_for_its_proof() -> None:
    counter, code = waiting("mien")
    page = f"/api/ho-so/{code}/giay-to"
    assert "Giấy miễn lệ phí" not in counter.client(WHO).get(page).text
    answer(counter, code, mien=True)
    assert counter.dossiers.kept[code].summary.ledger.state == "none"
    assert "Giấy miễn lệ phí" in counter.client(WHO).get(page).text


def test_what_was_paid_already_is_left_to_the_officer() -> None:
    paid = ("settle", {"reference": "FT1", "amount": 7000, "source": "desk"})
    counter, code = waiting("mien", before=(paid,))
    answer(counter, code, mien=True)
    ledger = counter.dossiers.kept[code].summary.ledger
    assert (ledger.state, ledger.paid, ledger.due) == ("paid", 7000, 0)
    assert "Lệ phí tính lại khác số đã nộp" in counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text
    assert "7.000" in counter.client(WHO).get(f"/api/ho-so/{code}").text


def test_answers_that_lead_to_another_unit_are_put_before_the_officer() -> None:
    counter, code = waiting("dia_chi")
    answer(counter, code, dia_chi={"commune": "10489", "detail": "Thôn Hội Xá"})
    assert counter.dossiers.kept[code].summary.belongs_to == ""
    counter, code = waiting("dia_chi")
    answer(counter, code, dia_chi={"commune": "10441", "detail": POST["dia_chi.detail"]})
    dossier = counter.dossiers.kept[code]
    assert dossier.summary.unit != dossier.summary.belongs_to != ""
    page = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text
    assert "Câu trả lời mới thuộc đơn vị khác: hãy chuyển hồ sơ" in page
