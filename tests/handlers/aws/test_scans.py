"""The verdict on a file is the tag its scanner left; without one nobody may take the file for clean."""

from typing import Any

import pytest

from handlers.aws import scans as module
from handlers.aws.clients import AwsLocation, client
from handlers.aws.scans import TAG, Scans
from infra.scanner import EICAR, Scanner
from tests.handlers.aws.refusing import scripted

pytestmark = pytest.mark.emulator
KEY = "ABC/anh/abcdefghijklmnop"


@pytest.fixture
def scans(home: AwsLocation, stateful: Any) -> Scans:
    return Scans(client("s3", home), stateful.bucket)


def put(scans: Scans, content: bytes = b"x") -> str:
    """A file in storage; the version it got."""
    return scans.client.put_object(Bucket=scans.bucket, Key=KEY, Body=content)["VersionId"]


def tag(scans: Scans, version: str, word: str) -> None:
    told: Any = {"TagSet": [{"Key": TAG, "Value": word}]}
    scans.client.put_object_tagging(Bucket=scans.bucket, Key=KEY, VersionId=version, Tagging=told)


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("NO_THREATS_FOUND", "clean"),
        ("THREATS_FOUND", "blocked"),
        ("UNSUPPORTED", "failed"),
        ("ACCESS_DENIED", "failed"),
        ("FAILED", "failed"),
        ("A_WORD_OF_TOMORROW", "failed"),
    ],
)
def test_each_word_of_the_scanner_is_a_verdict(scans: Scans, word: str, verdict: str) -> None:
    version = put(scans)
    tag(scans, version, word)
    assert scans.verdict(KEY, version) == verdict


def test_a_file_without_a_verdict_is_being_scanned_and_is_asked_after_until_it_has_one(scans: Scans) -> None:
    version = put(scans)
    assert scans.verdict(KEY, version) == "scanning"
    tag(scans, version, "NO_THREATS_FOUND")
    assert scans.verdict(KEY, version) == "clean"


def test_a_verdict_is_that_of_one_version(scans: Scans) -> None:
    first = put(scans)
    tag(scans, first, "NO_THREATS_FOUND")
    second = put(scans, b"something else")
    assert (scans.verdict(KEY, first), scans.verdict(KEY, second)) == ("clean", "scanning")


def test_what_is_settled_is_not_asked_again_but_before_a_file_is_handed_out(scans: Scans) -> None:
    version = put(scans)
    tag(scans, version, "NO_THREATS_FOUND")
    assert scans.verdict(KEY, version) == "clean"
    tag(scans, version, "THREATS_FOUND")
    assert scans.verdict(KEY, version) == "clean"
    assert scans.fresh_verdict(KEY, version) == "blocked"
    assert scans.verdict(KEY, version) == "blocked"


def test_storage_that_does_not_answer_leaves_a_file_unscanned() -> None:
    nowhere = AwsLocation(endpoint="http://127.0.0.1:9", access_key="1" * 12, secret_key="test", attempts=1)
    assert Scans(client("s3", nowhere), "b").verdict(KEY, "v") == "scanning"


def test_what_a_process_remembers_of_files_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KNOWN", 3)
    clean = ("get_object_tagging", {"TagSet": [{"Key": TAG, "Value": "NO_THREATS_FOUND"}]})
    with scripted("s3", *[clean] * 8) as client:
        many = Scans(client, "b")
        for n in range(7):
            assert many.verdict(f"k{n}", "v") == "clean"
            assert len(many._known) <= 3
        assert many.verdict("k6", "v") == "clean"
        assert many.verdict("k0", "v") == "clean"


def test_the_stand_in_finds_the_test_signature_and_takes_everything_else_for_clean(scans: Scans) -> None:
    good, bad = put(scans, b"%PDF-1.4 plain"), put(scans, b"%PDF-1.4\n%" + EICAR)
    scanner = Scanner(scans.client, scans.bucket)
    assert scanner.turn() == 2
    assert (scans.verdict(KEY, good), scans.verdict(KEY, bad)) == ("clean", "blocked")
    assert scanner.turn() == 0


def test_the_stand_in_leaves_the_verdict_of_an_earlier_run(scans: Scans) -> None:
    version = put(scans)
    tag(scans, version, "THREATS_FOUND")
    Scanner(scans.client, scans.bucket).turn()
    assert scans.verdict(KEY, version) == "blocked"
