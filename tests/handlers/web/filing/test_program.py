"""The same filing by a program: one receipt, problems that point at the answer."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.handlers.web.citizens import (
    ANSWERS,
    OTHER,
    PATH,
    POST,
    WHO,
    Counter,
    Down,
    Unread,
    post,
    registration,
)
from tests.handlers.web.form.test_pages import ENDS


def test_a_program_files_and_gets_the_same_receipt_again() -> None:
    counter = Counter()
    body = {"edition": counter.edition, "answers": ANSWERS}
    first = counter.client(WHO, json=True).post(PATH, json=body)
    assert first.status_code == 201
    assert first.headers["location"] == f"/api/ho-so/{first.json()['code']}/bien-nhan"
    counter.now += timedelta(hours=1)
    again = counter.client(WHO, json=True).post(PATH, json=body)
    assert (again.status_code, again.content) == (201, first.content)
    other = counter.client(WHO, json=True).post(PATH, json={**body, "again": 1})
    assert other.json()["code"] != first.json()["code"]


def test_a_form_and_a_program_filing_the_same_make_one_dossier() -> None:
    counter = Counter()
    post(counter, WHO, "submit")
    counter.client(WHO, json=True).post(PATH, json={"edition": counter.edition, "answers": ANSWERS})
    assert len(counter.dossiers.kept) == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"answers": {**ANSWERS, "dien_thoai": "1"}}, "#/answers/dien_thoai"),
        ({"answers": {**ANSWERS, "khach": [{"ho_ten": "1"}]}}, "#/answers/khach/0/ho_ten"),
        ({"answers": {**ANSWERS, "a/b": 1}}, "#/answers/a~1b"),
        ({"answers": []}, "#/answers"),
        ({"again": True}, "#/again"),
        ({"again": 100}, "#/again"),
        ({"edition": 5}, "#/edition"),
        ({"edition": "0123456789ab"}, "#/edition"),
        ({"extra": 1}, "#/extra"),
    ],
)
def test_a_program_is_pointed_at_what_is_wrong(body: dict[str, Any], pointer: str) -> None:
    counter = Counter()
    sent = {"edition": counter.edition, "answers": ANSWERS, **body}
    answer = counter.client(WHO, json=True).post(PATH, json=sent)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert not counter.dossiers.kept


def test_a_program_needs_a_session_and_the_right_place() -> None:
    counter = Counter()
    body = {"edition": counter.edition, "answers": ANSWERS}
    assert counter.client(json=True).post(PATH, json=body).status_code == 401
    assert counter.client(json=True).post("/api/thu-tuc/khong", json={}).status_code == 404
    there = {**ANSWERS, "dia_chi": {"commune": "10441", "detail": "x"}}
    assert counter.client(WHO, json=True).post(PATH, json={**body, "answers": there}).status_code == 422
    counter.dossiers = Down()
    assert counter.client(WHO, json=True).post(PATH, json=body).status_code == 503


def test_a_program_is_told_when_nobody_could_be_asked_who_it_is() -> None:
    counter = Counter(sessions=Unread())
    body = {"edition": counter.edition, "answers": ANSWERS}
    assert counter.client(WHO, json=True).post(PATH, json=body).status_code == 503
    assert not counter.dossiers.kept


def test_a_program_may_post_the_form_and_read_json() -> None:
    counter = Counter()
    client, sent = counter.client(WHO, json=True), {**POST, "_edition": counter.edition}
    assert client.get(PATH).json()["locked"] == ["ho_ten", "so_dinh_danh"]
    checked = client.post(PATH, data={**sent, "_do": "check"}).json()
    assert (checked["due"], checked["fee"]["amount"]) == ("2026-07-27", 7000)
    assert client.post(PATH, data={**sent, "_do": "submit"}).status_code == 201
    wrong = client.post(PATH, data={**sent, "dien_thoai": "1", "_do": "check"})
    assert wrong.json()["errors"][0]["pointer"] == "#/answers/dien_thoai"
    foreign = counter.client(OTHER, json=True).post(PATH, data={**sent, "_do": "submit"})
    assert foreign.status_code == 422


def test_a_program_is_told_where_a_form_ends_before_its_end() -> None:
    counter = Counter(editions=(ENDS,))
    sent = counter.client(WHO, json=True).post(PATH, json={"edition": ENDS.digest, "answers": ANSWERS})
    assert sent.status_code == 422
    assert sent.json()["detail"] == "Nộp trực tiếp tại Công an xã."
    assert not counter.dossiers.kept


def test_of_a_procedure_that_has_ended_no_edition_is_taken() -> None:
    ended = registration(effective_to=date(2026, 7, 1))
    client = Counter(editions=(ended,)).client(WHO, json=True)
    for edition in (ended.digest, "0123456789ab"):
        assert client.post(PATH, json={"edition": edition, "answers": ANSWERS}).status_code == 404
