"""A browser posts a file straight to storage within limits, and the file is looked at before it counts."""

import hashlib
from typing import Any

import httpx
import pytest

from forms.fields.attachment import MOST_BYTES, Limits
from handlers.aws.clients import AwsLocation, client
from handlers.aws.uploads import MOST_POSTED, REASONS, BadFile, File, Uploads

pytestmark = pytest.mark.emulator

BACK = "http://127.0.0.1:8080/api/ho-so/ABC/giay-to/anh/xong"
# Start, a header, a frame of 4 × 3 points, and the end.
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF"
    + bytes(10)
    + b"\xff\xc0\x00\x0b\x08\x00\x03\x00\x04\x01\x01\x11\x00"
    + bytes(40)
    + b"\xff\xd9"
)


@pytest.fixture
def uploads(home: AwsLocation, stateful: Any) -> Uploads:
    return Uploads(client("s3", home), stateful.bucket)


def post(form: tuple[str, dict[str, str]], content: bytes, **changed: str) -> httpx.Response:
    url, fields = form
    with httpx.Client(trust_env=False) as browser:
        return browser.post(url, data=fields | changed, files={"file": ("ảnh.jpg", content, "image/jpeg")})


def put(uploads: Uploads, content: bytes, content_type: str = "application/octet-stream") -> str:
    key = "ABC/anh/abcdefghijklmnop"
    uploads.client.put_object(Bucket=uploads.bucket, Key=key, Body=content, ContentType=content_type)
    return key


def reason(uploads: Uploads, key: str) -> str:
    with pytest.raises(BadFile) as refused:
        uploads.check(key)
    assert refused.value.words is REASONS[refused.value.reason]
    return refused.value.reason


def test_a_posted_file_brings_the_browser_back_and_is_found_whole(uploads: Uploads) -> None:
    form = uploads.form("ABC", "anh", BACK)
    back = post(form, JPEG)
    assert back.status_code == 303
    location = httpx.URL(back.headers["location"])
    assert str(location).startswith(BACK)
    key = location.params["key"]
    assert key == form[1]["key"]
    found = uploads.check(key)
    assert found == File(key, len(JPEG), "image/jpeg", hashlib.sha256(JPEG).hexdigest(), found.version)
    assert found.version, "the bucket keeps versions, so a later upload cannot replace what was looked at"


@pytest.mark.parametrize(
    "changed",
    [
        {"key": "OTHER/anh/abcdefghijklmnop"},
        {"Content-Type": "text/html"},
        {"success_action_redirect": "https://evil.example/"},
    ],
)
def test_storage_refuses_a_form_somebody_changed(uploads: Uploads, changed: dict[str, str]) -> None:
    assert post(uploads.form("ABC", "anh", BACK), JPEG, **changed).status_code == 403


def test_storage_refuses_a_file_that_is_larger_than_any_picture(uploads: Uploads) -> None:
    assert post(uploads.form("ABC", "anh", BACK), bytes(MOST_POSTED + 1)).status_code == 400


@pytest.mark.parametrize(("size", "why"), [(0, "empty"), (MOST_BYTES + 1, "too_large")])
def test_what_people_send_by_mistake_comes_back_to_be_refused_in_words(
    uploads: Uploads, size: int, why: str
) -> None:
    form = uploads.form("ABC", "anh", BACK)
    assert post(form, b"\xff" * size).status_code == 303
    assert reason(uploads, form[1]["key"]) == why


def test_a_file_of_just_6_mib_is_taken(uploads: Uploads) -> None:
    content = JPEG + b"\x00" * (MOST_BYTES - 2 * len(JPEG)) + JPEG
    form = uploads.form("ABC", "anh", BACK)
    assert post(form, content).status_code == 303
    assert uploads.check(form[1]["key"]).size == MOST_BYTES


def test_every_form_has_a_name_nobody_can_guess(uploads: Uploads) -> None:
    first, second = (uploads.form("ABC", "anh", BACK)[1]["key"] for _ in range(2))
    assert first != second
    assert first.startswith("ABC/anh/")
    assert len(first.rpartition("/")[2]) == 22


@pytest.mark.parametrize(
    ("content", "kind", "why"),
    [
        (b"", "application/octet-stream", "empty"),
        (b"\xff" * (MOST_BYTES + 1), "application/octet-stream", "too_large"),
        (b"PK\x03\x04", "application/octet-stream", "wrong_type"),
        (JPEG, "image/png", "type_mismatch"),
        (JPEG[:-2], "image/jpeg", "damaged"),
        (b"%PDF-1.7\ntrailer << /Encrypt 1 0 R >>\n%%EOF", "application/pdf", "encrypted"),
        (b"%PDF-1.7\n<< /S /JavaScript >>\n%%EOF", "application/pdf", "active_content"),
    ],
)
def test_a_file_of_no_use_says_why(uploads: Uploads, content: bytes, kind: str, why: str) -> None:
    assert reason(uploads, put(uploads, content, kind)) == why


@pytest.mark.parametrize("key", ["ABC/anh/abcdefghijklmnop", "../etc/passwd", "", "a/b", "a/b/" + "x" * 15])
def test_a_key_that_names_no_file_is_missing(uploads: Uploads, key: str) -> None:
    assert reason(uploads, key) == "missing"


def test_storage_that_does_not_answer_is_no_fault_of_the_file() -> None:
    nowhere = AwsLocation(endpoint="http://127.0.0.1:9", access_key="1" * 12, secret_key="test", attempts=1)
    assert reason(Uploads(client("s3", nowhere), "b"), "ABC/anh/abcdefghijklmnop") == "unreachable"


def test_a_file_that_is_replaced_while_it_is_looked_at_is_not_taken_for_the_one_weighed(
    uploads: Uploads,
) -> None:
    key, hooks = put(uploads, JPEG), uploads.client.meta.events

    def replace(**_: Any) -> None:
        put(uploads, JPEG + JPEG)

    hooks.register_last("after-call.s3.HeadObject", replace, unique_id="replace")
    try:
        assert reason(uploads, key) == "unreachable"
    finally:
        hooks.unregister("after-call.s3.HeadObject", unique_id="replace")
    assert uploads.check(key).size == 2 * len(JPEG)


def test_all_nine_reasons_say_in_both_languages_what_to_do() -> None:
    assert len(REASONS) == 9
    assert all(text["vi"].endswith(".") and text["en"].endswith(".") for text in REASONS.values())


def test_a_program_may_name_the_type_it_will_send(uploads: Uploads) -> None:
    form = uploads.form("ABC", "anh", BACK, content_type="image/jpeg")
    assert post(form, JPEG).status_code == 303
    assert uploads.check(form[1]["key"]).type == "image/jpeg"


@pytest.mark.parametrize(
    ("code", "doc", "kind"),
    [("A/C", "anh", "image/png"), ("ABC", "../x", "image/png"), ("ABC", "anh", "text/html")],
)
def test_a_form_for_no_dossier_is_not_made(uploads: Uploads, code: str, doc: str, kind: str) -> None:
    with pytest.raises(ValueError, match=r"letters|not taken"):
        uploads.form(code, doc, BACK, content_type=kind)


def open_link(link: str) -> httpx.Response:
    with httpx.Client(trust_env=False) as browser:
        return browser.get(link)


def test_a_link_opens_the_very_version_that_was_looked_at(uploads: Uploads) -> None:
    found = uploads.check(put(uploads, JPEG))
    put(uploads, b"something else, posted later")
    link = uploads.link(found.key, found.type, found.version)
    assert open_link(link).content == JPEG
    # The emulator forgets these two when a version is named; S3 takes them from the signed address.
    asked = httpx.URL(link).params
    assert asked["response-content-disposition"] == 'attachment; filename="ABC-anh.jpg"'
    assert asked["response-content-type"] == "image/jpeg"


def test_a_linked_file_is_saved_under_the_dossiers_code_and_never_opened_in_the_page(
    uploads: Uploads,
) -> None:
    answer = open_link(uploads.link(put(uploads, JPEG), "image/jpeg"))
    assert answer.headers["content-disposition"] == 'attachment; filename="ABC-anh.jpg"'
    assert answer.headers["content-type"] == "image/jpeg"


def test_a_posted_file_is_an_attachment_whoever_serves_it(uploads: Uploads) -> None:
    form = uploads.form("ABC", "anh", BACK)
    post(form, JPEG)
    head = uploads.client.head_object(Bucket=uploads.bucket, Key=form[1]["key"])
    assert head["ContentDisposition"] == "attachment"


def test_a_changed_link_opens_nothing(uploads: Uploads) -> None:
    link = uploads.link(put(uploads, JPEG))
    with httpx.Client(trust_env=False) as browser:
        assert browser.get(link.replace("/anh/", "/khac/")).status_code == 403


SCAN = Limits(("pdf",), 2048)


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (JPEG, "wrong_type", "Tệp phải là tài liệu PDF."),
        (b"PK\x03\x04", "wrong_type", "Tệp phải là tài liệu PDF."),
        (JPEG + b"\x00" * 2048, "too_large", "Tệp lớn hơn 2 KB."),
    ],
)
def test_a_file_outside_the_limits_of_the_schema_is_told_by_them(
    uploads: Uploads, content: bytes, reason: str, words: str
) -> None:
    with pytest.raises(BadFile) as refused:
        uploads.check(put(uploads, content), SCAN)
    assert refused.value.reason == reason
    assert refused.value.words["vi"].startswith(words)
