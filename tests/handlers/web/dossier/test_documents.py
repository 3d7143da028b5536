"""Documents: one form each, looked at when they have arrived, recorded once, sent again when refused."""

from datetime import timedelta

import pytest

from handlers.aws.uploads import REASONS, File
from handlers.web.dossier import documents
from tests.handlers.dossier.world import text
from tests.handlers.web.breaking import break_view, told_as_kept
from tests.handlers.web.citizens import DOCUMENTS, OTHER, WHO, Counter, registration, with_lease
from tests.handlers.web.world import OFFICER, STRANGER

NAME = "0123456789abcdef"


def put(counter: Counter, code: str, reason: str = "", name: str = NAME, doc: str = "hop-dong") -> str:
    """A file in storage, good or refused for a reason; the address storage sends the browser back to."""
    key = f"{code}/{doc}/{name}"
    counter.shelf.files[key] = reason or File(key, 2048, "application/pdf", "a" * 64)
    return f"/api/ho-so/{code}/giay-to/{doc}/xong?bucket=b&key={key.replace('/', '%2F')}&etag=e"


def test_the_page_has_a_form_for_each_document_the_answers_call_for() -> None:
    counter = Counter()
    code = counter.filed().code
    page = counter.client(WHO).get(f"/api/ho-so/{code}/giay-to")
    assert page.status_code == 200
    assert 'action="https://store.test/"' in page.text
    assert f"http://desk.test/api/ho-so/{code}/giay-to/hop-dong/xong" in page.text
    assert "form-action &#39;self&#39; https://store.test" in page.text
    assert "Sơ đồ" not in page.text


def test_a_file_that_arrived_is_recorded_once() -> None:
    counter = Counter()
    code = counter.filed().code
    back, client = put(counter, code), counter.client(WHO)
    for _ in range(2):
        assert client.get(back).headers["location"] == f"/api/ho-so/{code}/giay-to"
    [file] = counter.dossiers.kept[code].summary.documents["hop-dong"]
    assert (file.size, file.name) == (2048, "hop-dong-1.pdf")
    assert "Tệp 1 (PDF, 2 KB)" in client.get(f"/api/ho-so/{code}/giay-to").text


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_each_reason_against_a_file_is_told_at_its_document(reason: str) -> None:
    counter = Counter()
    code = counter.filed().code
    back = put(counter, code, reason)
    page = counter.client(WHO).get(back)
    assert page.status_code == (503 if reason == "unreachable" else 422)
    assert REASONS[reason]["vi"] in page.text
    assert 'action="https://store.test/"' in page.text
    assert counter.dossiers.kept[code].version == 1
    told = counter.client(WHO, json=True).get(back)
    assert told.json()["type"] == f"urn:motcua:problem:file:{reason}"


def test_a_key_of_another_dossier_or_document_is_nothing() -> None:
    counter = Counter()
    code = counter.filed().code
    foreign = put(counter, "0000000000000").replace("0000000000000/giay", f"{code}/giay")
    client = counter.client(WHO)
    assert client.get(foreign).status_code == 404
    assert client.get(put(counter, code, doc="ban-do")).status_code == 404
    assert client.get(f"/api/ho-so/{code}/giay-to/hop-dong/xong").status_code == 404
    for who in (OTHER, STRANGER):
        assert counter.client(who).get(put(counter, code)).status_code == 404
        assert counter.client(who).get(f"/api/ho-so/{code}/giay-to").status_code == 404


def test_a_document_takes_ten_files_and_a_closed_dossier_none() -> None:
    counter = Counter()
    code, client = counter.filed().code, counter.client(WHO)
    for n in range(10):
        client.get(put(counter, code, name=f"{n:016d}"))
    told = counter.client(WHO, json=True).get(f"/api/ho-so/{code}/giay-to").json()
    assert told["documents"][0]["post"] is None
    assert len(told["documents"][0]["files"]) == 10
    client.post(f"/api/ho-so/{code}/rut")
    assert "https://store.test" not in client.get(f"/api/ho-so/{code}/giay-to").text
    assert client.get(put(counter, code, name="f" * 16)).status_code == 409


def test_a_document_asked_for_once_more_is_received_only_when_a_newer_file_came() -> None:
    counter = Counter()
    dossier = with_lease(counter, counter.filed())
    items = [{"document": "hop-dong", "reason": "document_unreadable"}]
    counter.now += timedelta(minutes=5)
    ask = ("ask_supplement", {"items": items, "until": "2026-08-20"})
    dossier = counter.moved(dossier, ("claim", {}), ask)
    path, client = f"/api/ho-so/{dossier.code}/giay-to", counter.client(WHO)
    assert "Cần gửi lại" in client.get(path).text
    assert "Cần gửi lại" in counter.client(OFFICER).get(f"/api/can-bo/ho-so/{dossier.code}").text
    counter.now += timedelta(minutes=5)
    with_lease(counter, dossier, key="k2")
    assert "Cần gửi lại" not in client.get(path).text


def test_two_notes_on_a_document_are_two_sentences() -> None:
    rule = {**DOCUMENTS[0], "note": text("Bản chụp"), "unless_retrievable": True}
    counter = Counter(editions=(registration(documents=(rule,)),))
    page = counter.client(WHO).get(f"/api/ho-so/{counter.filed().code}/giay-to").text
    assert "Bản chụp. Không bắt buộc nếu" in page


def test_a_document_asked_for_by_an_officer_leads_back_to_the_request() -> None:
    counter = Counter()
    items = [{"document": "ban-do", "reason": "document_missing"}]
    ask = ("ask_supplement", {"items": items, "until": "2026-08-20"})
    code = counter.moved(counter.filed(), ("claim", {}), ask).code
    client = counter.client(WHO)
    assert client.get(put(counter, code, doc="ban-do")).headers["location"] == f"/api/ho-so/{code}"
    assert client.post(f"/api/ho-so/{code}/bo-sung").status_code == 303


def test_the_limits_of_a_paper_are_said_before_choosing_and_kept_to_after() -> None:
    scan = {"id": "hop-dong", "name": text("Hợp đồng thuê nhà"), "file_types": ("pdf",), "max_bytes": 2097152}
    counter = Counter(editions=(registration(documents=(scan,)),))
    code = counter.filed().code
    page = counter.client(WHO).get(f"/api/ho-so/{code}/giay-to").text
    assert "Gửi tài liệu PDF, không quá 2 MB" in page
    assert 'accept="application/pdf"' in page
    key = f"{code}/hop-dong/0123456789abcdef"
    counter.shelf.files[key] = File(key, 10, "image/png", "0" * 64)
    back = counter.client(WHO).get(f"/api/ho-so/{code}/giay-to/hop-dong/xong", params={"key": key})
    assert back.status_code == 422
    assert "Tệp phải là tài liệu PDF." in back.text


def test_a_paper_called_for_by_the_kind_of_account_is_asked_for_after_filing() -> None:
    rule = {"id": "giay-phep", "name": text("Giấy phép"), "when": {"account": "citizen"}}
    counter = Counter(editions=(registration(documents=(rule,)),))
    code = counter.filed().code
    assert counter.dossiers.kept[code].account_kind == "citizen"
    for page in ("giay-to", "bien-nhan"):
        assert "Giấy phép" in counter.client(WHO).get(f"/api/ho-so/{code}/{page}").text
    assert "Giấy phép" in counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text


@pytest.mark.parametrize("json", [False, True])
def test_a_file_is_recorded_though_the_page_after_it_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, json: bool
) -> None:
    counter = Counter()
    code = counter.filed().code
    break_view(monkeypatch, documents, "documents_as_json", "documents_view")
    answer = counter.client(WHO, json=json).get(put(counter, code))
    if json:
        told_as_kept(answer, code, f"/api/ho-so/{code}/giay-to")
    else:
        assert (answer.status_code, answer.headers["location"]) == (303, f"/api/ho-so/{code}/giay-to")
    assert len(counter.dossiers.kept[code].summary.documents["hop-dong"]) == 1
