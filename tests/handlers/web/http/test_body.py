"""What is sent to us, from the tidy to the hostile."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.handlers.web.world import Client, World

PATH = "/api/dang-ky/xac-nhan"


@pytest.fixture
def client() -> Client:
    return World().client()


BAD_JSON = {
    "a lone surrogate": b'{"username": "\\ud800"}',
    "an integer of 5,000 digits": b'{"username": ' + b"9" * 5000 + b"}",
    "deep nesting": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "nesting that only just parses": b'{"a":' * 150 + b"1" + b"}" * 150,
    "latin-1": '{"username": "é"}'.encode("latin-1"),
    "a list": b"[]",
    "null": b"null",
    "NaN": b'{"username": NaN}',
    "infinity": b'{"username": 1e999}',
    "a number for a text": b'{"username": 1}',
    "duplicate keys": b'{"username": "a", "username": "b"}',
    "a duplicate key inside": b'{"a": {"b": 1, "b": 2}}',
    "nothing": b"",
    "half an object": b'{"username": "a"',
    "a NUL": b'{"username": "\x00"}',
}


@pytest.mark.parametrize("name", BAD_JSON)
def test_bad_json_is_answered_with_a_sentence(client: Client, name: str) -> None:
    answer = client.post(PATH, content=BAD_JSON[name], headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    shown = client.post(
        PATH,
        content=BAD_JSON[name],
        headers={"content-type": "application/json", "accept": "application/json"},
    )
    assert shown.headers["content-type"] == "application/problem+json"
    assert shown.json()["detail"].endswith((".", "}"))


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_a_body_one_byte_over_64_kib_is_refused(client: Client, kind: str) -> None:
    answer = client.post(PATH, content=b"x" * (64 * 1024 + 1), headers={"content-type": kind})
    assert answer.status_code == 413
    assert "64 KiB" in answer.text


def test_a_body_that_lies_about_its_length_is_still_measured(client: Client) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(70):
            yield b"x" * 1024

    answer = client.post(PATH, content=chunks(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "image/png", "application/jsonp"])
def test_other_content_types_are_refused(client: Client, kind: str) -> None:
    assert client.post(PATH, content=b"x", headers={"content-type": kind}).status_code == 415


BROKEN_FORMS = {
    "latin-1 bytes": "username=é".encode("latin-1"),
    "an encoded lone surrogate": b"username=%ED%A0%80",
    "encoded latin-1": b"username=%E9",
    "too many pairs": b"a&" * 20_001,
}


@pytest.mark.parametrize("name", BROKEN_FORMS)
def test_a_broken_form_is_answered_with_a_sentence(client: Client, name: str) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post(PATH, content=BROKEN_FORMS[name], headers=headers)
    assert answer.status_code == 400
    assert "Hãy tải lại trang" in answer.text


def part(text: bytes, boundary: bytes = b"b", head: bytes = b'name="username"') -> bytes:
    return (
        b"--b\r\nContent-Disposition: form-data; "
        + head
        + b"\r\n\r\n"
        + text
        + b"\r\n--"
        + boundary
        + b"--\r\n"
    )


BROKEN_PARTS = {
    "latin-1": part("é".encode("latin-1")),
    "no end": b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
    "no name": part(b"x", head=b"x=1"),
    "a file": part(b"x", head=b'name="username"; filename="a.exe"'),
    "noise": b"\x00\xff" * 100,
}


@pytest.mark.parametrize("name", BROKEN_PARTS)
def test_a_broken_multipart_form_is_refused(client: Client, name: str) -> None:
    headers = {"content-type": "multipart/form-data; boundary=b"}
    assert 400 <= client.post(PATH, content=BROKEN_PARTS[name], headers=headers).status_code < 500


def test_a_multipart_form_without_boundary_is_refused(client: Client) -> None:
    answer = client.post(PATH, content=part(b"x"), headers={"content-type": "multipart/form-data"})
    assert answer.status_code == 400


def test_both_kinds_of_form_and_json_mean_the_same() -> None:
    world = World()
    world.accounts.made["binh"] = {}
    ways: list[dict[str, Any]] = [
        {"data": {"username": "binh", "code": "123456"}},
        {"files": {"username": (None, "binh"), "code": (None, "123456")}},
        {"json": {"username": "binh", "code": "123456"}},
    ]
    for way in ways:
        world.accounts.confirmed.clear()
        assert world.client().post(PATH, **way).status_code == 200
        assert world.accounts.confirmed == {"binh"}


def test_the_language_of_a_form_is_heard(client: Client) -> None:
    assert "Enter the user name" in client.post(PATH, data={"_lang": "en"}).text
    assert "Nhập tên đăng nhập" in client.post(PATH, data={"_lang": "xx"}).text


FORM = "/api/thu-tuc/dang-ky-tam-tru"
IN_PARTS = {"content-type": "multipart/form-data; boundary=b"}


def with_file(content: bytes, name: bytes = b"_file.khach", beside: bytes = b"x") -> bytes:
    file = (
        b'--b\r\nContent-Disposition: form-data; name="'
        + name
        + b'"; filename="a.csv"\r\n\r\n'
        + content
        + b"\r\n"
    )
    return file + part(beside)


def test_a_form_takes_a_file_of_rows_in_any_encoding_beside_answers_in_utf_8(client: Client) -> None:
    for content in (
        b"",
        b"\xff\xfe\x00",
        "é".encode("latin-1"),
        bytes(range(256)) * 9,
        b"\r\n\r\n--c",
    ):
        answer = client.post(FORM, content=with_file(content), headers=IN_PARTS)
        assert answer.status_code in (200, 422), content
    broken = with_file("é".encode("latin-1"), beside="é".encode("latin-1"))
    assert client.post(FORM, content=broken, headers=IN_PARTS).status_code == 400
    twice = with_file("é".encode("latin-1"), beside="a\r\n\r\né".encode("latin-1"))
    assert client.post(FORM, content=twice, headers=IN_PARTS).status_code == 400


def test_no_other_file_and_no_other_address_is_taken(client: Client) -> None:
    assert client.post(FORM, content=with_file(b"x", b"ho_ten"), headers=IN_PARTS).status_code == 400
    assert client.post(PATH, content=with_file(b"x"), headers=IN_PARTS).status_code == 400
    assert client.post(PATH, content=with_file(b""), headers=IN_PARTS).status_code == 400


def test_a_file_raises_the_limit_of_its_form_alone(client: Client) -> None:
    assert client.post(FORM, content=with_file(b"x" * 1_500_000), headers=IN_PARTS).status_code == 200
    whole = client.post(FORM, content=with_file(b"x" * 2 * 1024 * 1024), headers=IN_PARTS)
    assert whole.status_code == 413
    assert "2048 KiB" in whole.text
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(FORM, content=b"x" * (1024 * 1024 + 1), headers=kind).status_code == 413
    assert client.post(PATH, content=with_file(b"x" * 64 * 1024), headers=IN_PARTS).status_code == 413
