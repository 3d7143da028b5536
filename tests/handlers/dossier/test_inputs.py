"""What is given with a move: every key is judged, and every fault has a sentence."""

from typing import Any, get_type_hints

import pytest

from handlers.dossier.history.event import EventData
from handlers.dossier.inputs import READERS
from tests.handlers.dossier.world import HEAD, ITEM, MORNING, filed, go, missing


def test_a_refusal_needs_a_reason_of_its_own_list() -> None:
    claimed = go(filed(), "claim")
    assert missing(claimed, "refuse", reason="") == {"reason": "Chọn lý do trong danh mục"}
    assert missing(claimed, "refuse", reason="verification") == {"reason": "Chọn lý do trong danh mục"}
    assert missing(claimed, "refuse", reason=["not_eligible"]) == {"reason": "Chọn lý do trong danh mục"}


def test_receiving_needs_a_good_number() -> None:
    claimed = go(filed(), "claim")
    assert "number" in missing(claimed, "receive", number="")
    assert "G01.801.000-260721-0042" in missing(claimed, "receive", number="42")["number"]


def test_a_file_needs_everything_the_check_found() -> None:
    found = missing(filed(), "attach", document="", key="", name=7, size=0, sha256="xyz")
    assert set(found) == {"document", "key", "name", "size", "sha256"}
    assert set(missing(filed(), "attach", sha256="g" * 64)) == {"sha256"}


def test_a_dossier_is_not_forwarded_to_where_it_is() -> None:
    claimed = go(filed(), "claim")
    assert missing(claimed, "forward", unit="10489-20250701") == {"unit": "Chọn đơn vị khác để chuyển đến"}
    assert "reason" in missing(claimed, "forward", reason="")


def test_words_are_kept_in_one_form_and_control_characters_refused() -> None:
    claimed = go(filed(), "claim")
    kept = go(claimed, "receive", words="  Đã đối chie\u0302\u0301u\nbản chính ").events[-1].data["words"]
    assert kept == "Đã đối chiếu\nbản chính"
    for words in ("a\x00b", "\ud800", "x" * 2001):
        assert "words" in missing(claimed, "receive", words=words)
    assert "words" not in go(claimed, "receive", words="").events[-1].data


@pytest.mark.parametrize("nothing", ["", " \n\t", "\u200b", "\ufeff \u2060", None, 7])
def test_a_result_that_nobody_could_read_is_none(nothing: Any) -> None:
    working = go(filed(), "claim", "receive", "process")
    assert missing(working, "decide", result=nothing) == {"result": "Nhập kết quả giải quyết"}


def test_a_result_that_is_too_long_is_not_called_missing() -> None:
    working = go(filed(), "claim", "receive", "process")
    assert missing(working, "decide", result="x" * 2001)["result"].startswith("Viết ngắn hơn 2.000 chữ")


def test_a_stray_space_in_a_box_that_may_stay_empty_is_nothing() -> None:
    assert "words" not in go(filed(), "claim", "receive", words=" \r\n ").events[-1].data


def test_keys_nobody_asked_for_are_not_kept() -> None:
    assert go(filed(), "claim", admin=True).events[-1].data == {}


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ([], "items"),
        ("ho_ten", "items"),
        ([ITEM, {**ITEM, "words": "lần nữa"}], "items"),
        ([{}], "items.0"),
        ([ITEM, "x"], "items.1"),
        ([{"field": "a", "document": "b", "reason": "document_wrong"}], "items.0"),
        ([{"field": 3, "reason": "answer_mismatch"}], "items.0"),
        ([{"field": "a", "reason": "not_eligible"}], "items.0.reason"),
        ([{"field": "a", "reason": "answer_mismatch", "words": "\x07"}], "items.0.words"),
    ],
)
def test_each_item_of_a_supplement_names_one_thing_and_a_reason(items: Any, fault: str) -> None:
    assert list(missing(go(filed(), "claim"), "ask_supplement", items=items)) == [fault]


@pytest.mark.parametrize("until", ["", None, "2026-07-22", "27/7/2026"])
def test_a_supplement_has_a_last_day_after_today(until: Any) -> None:
    claimed = go(filed(), "claim", at=MORNING)
    assert list(missing(claimed, "ask_supplement", until=until)) == ["until"]


@pytest.mark.parametrize(
    "officer", [None, "off-2", {"id": "off-2"}, {"id": "", "name": "x"}, {"id": 2, "name": "x"}]
)
def test_a_reassignment_names_an_officer(officer: Any) -> None:
    assert list(missing(filed(), "reassign", by=HEAD, officer=officer)) == ["officer"]


def test_each_key_is_read_as_the_type_the_event_says_it_has() -> None:
    kept = get_type_hints(EventData)
    for key, reader in READERS.items():
        assert get_type_hints(reader)["return"] == kept[key], key
