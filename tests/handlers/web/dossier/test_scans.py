"""A file is opened only when the scan found it clean; a blocked one is asked for again, in words for each."""

import pytest

from handlers.aws.scans import Verdict
from handlers.dossier.dossier import Dossier
from handlers.web.dossier.scans import SAID, SEND_AGAIN, WHY_NOT
from tests.handlers.web.citizens import WHO, Counter, with_lease
from tests.handlers.web.world import OFFICER

STATES: tuple[Verdict, ...] = ("scanning", "clean", "blocked", "failed")


def sent(counter: Counter, verdict: Verdict) -> Dossier:
    """A dossier with one lease of which the scan says this."""
    counter.scans.said["k"] = verdict
    return with_lease(counter, counter.filed())


@pytest.mark.parametrize("verdict", STATES)
def test_citizen_and_officer_see_the_state_of_every_file(verdict: Verdict) -> None:
    counter = Counter()
    code = sent(counter, verdict).code
    assert SAID[verdict]["vi"] in counter.client(WHO).get(f"/api/ho-so/{code}/giay-to").text
    desk = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}").text
    assert SAID[verdict]["vi"] in desk
    assert (f"/api/can-bo/ho-so/{code}/tep/hop-dong/0" in desk) == (verdict == "clean")


@pytest.mark.parametrize("verdict", STATES)
def test_an_officer_opens_a_clean_file_and_no_other(verdict: Verdict) -> None:
    counter = Counter()
    code = sent(counter, verdict).code
    answer = counter.client(OFFICER).get(f"/api/can-bo/ho-so/{code}/tep/hop-dong/0")
    if verdict == "clean":
        assert answer.headers["location"].startswith("https://store.test/k")
        return
    assert answer.status_code == 409
    assert WHY_NOT[verdict]["vi"] in answer.text
    told = counter.client(OFFICER, json=True).get(f"/api/can-bo/ho-so/{code}/tep/hop-dong/0")
    assert told.json()["type"] == f"urn:motcua:problem:scan:{verdict}"


@pytest.mark.parametrize("verdict", ["blocked", "failed"])
def test_a_document_of_which_no_file_can_be_used_is_asked_for_again(verdict: Verdict) -> None:
    counter = Counter()
    dossier, words = sent(counter, verdict), SEND_AGAIN[verdict]["vi"]
    page = counter.client(WHO).get(f"/api/ho-so/{dossier.code}/giay-to").text
    assert "Cần gửi lại" in page
    assert words in page
    assert 'action="https://store.test/"' in page
    assert f"Hợp đồng thuê nhà: {words}" in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    with_lease(counter, dossier, key="k2")
    assert words not in counter.client(WHO).get(f"/api/ho-so/{dossier.code}/giay-to").text
    assert words not in counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text


def test_a_file_still_being_scanned_counts_as_received_and_holds_nothing_up() -> None:
    counter = Counter()
    code = sent(counter, "scanning").code
    assert "Đã nhận" in counter.client(WHO).get(f"/api/ho-so/{code}/giay-to").text
    assert "Hãy gửi lại" not in counter.client(WHO).get(f"/api/ho-so/{code}").text


def test_a_stranger_who_looks_a_dossier_up_is_told_nothing_of_its_files() -> None:
    counter = Counter()
    code = sent(counter, "blocked").code
    page = counter.client().post("/api/tra-cuu", data={"code": code, "factor": "2345"})
    assert page.status_code == 200
    assert "mã độc" not in page.text
