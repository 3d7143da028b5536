"""What is told of an event: to the citizen, and to an officer."""

import re
from dataclasses import replace

import pytest

from forms.text.language import Text
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.event import Event
from handlers.dossier.notice import history_sentence, written_words
from handlers.dossier.table.moves import FILINGS, MOVES
from tests.handlers.dossier.askers import consenting
from tests.handlers.dossier.branching import BRANCHES
from tests.handlers.dossier.world import HEAD, ITEM, MORNING, SYSTEM, filed, go
from tests.viet_nam import VN

UNIT = Text(vi="Công an xã Hương Sơn", en="Hương Sơn Commune Police")


def last(dossier: Dossier) -> Text:
    return history_sentence(dossier.events[-1], UNIT, VN)


def test_a_submission_names_the_unit() -> None:
    assert last(filed())["vi"] == "Hồ sơ đã được gửi đến Công an xã Hương Sơn."
    assert last(filed())["en"] == "The dossier was sent to Hương Sơn Commune Police."


def test_a_claim_names_the_officer_and_a_reassignment_the_new_one() -> None:
    claimed = go(filed(), "claim")
    assert last(claimed)["vi"] == "Lê Văn Tám nhận xử lý hồ sơ."
    assert last(go(claimed, "reassign", by=HEAD))["vi"] == "Hồ sơ được giao cho Phạm Thị Sen."


def test_a_refusal_names_reason_remedy_and_appeal_and_keeps_free_words_apart() -> None:
    refused = go(filed(), "claim", "refuse")
    assert last(refused)["vi"].startswith(
        "Hồ sơ bị từ chối: chưa đủ điều kiện theo quy định. Hãy xem điều kiện"
    )
    assert "Bạn có quyền khiếu nại" in last(refused)["vi"]
    assert "You may appeal" in last(refused)["en"]
    assert "thu hồi" not in last(refused)["vi"]
    assert written_words(refused.events[-1]) == "Chỗ ở đang bị thu hồi"


def test_a_supplement_request_says_how_many_items_until_when() -> None:
    asked = go(filed(), "claim", "ask_supplement", at=MORNING)
    assert last(asked)["vi"] == "Đơn vị yêu cầu bổ sung 1 mục, hạn đến hết ngày 27/7/2026."


def test_what_an_officer_wrote_with_a_request_is_noted_once() -> None:
    other = {"document": "hop-dong", "reason": "document_missing", "words": ITEM["words"]}
    claimed, until = go(filed(), "claim", at=MORNING), "2026-07-27"
    items = go(claimed, "ask_supplement", items=[ITEM, other], until=until, words="Gửi cả hai")
    assert written_words(items.events[-1]) == f"Gửi cả hai\n{ITEM['words']}"
    mended = go(claimed, "ask_supplement", "answer_supplement", "resume", "release")
    again = go(mended, "claim", "ask_supplement", by=HEAD)
    assert written_words(again.events[-1]).splitlines() == ["Giấy tờ mới hết hạn", ITEM["words"]]


def test_a_fee_is_told_as_everywhere_else() -> None:
    asked = go(filed(), "claim", "receive", "require_fee")
    assert last(asked)["vi"] == "Đơn vị yêu cầu nộp lệ phí 7.000\u00a0₫."
    assert last(go(asked, "settle"))["en"] == "The payment of 7.000\u00a0₫ was recorded."


@pytest.mark.parametrize(
    ("receive", "decided", "returned"),
    [
        (
            "desk",
            "Mời bạn đến nhận lúc 09:00 ngày 23/7/2026 tại Bộ phận một cửa.",
            "trả tại quầy",
        ),
        ("post", "Kết quả sẽ được gửi qua bưu điện.", "gửi qua bưu điện, mã bưu gửi EB473124829VN"),
        ("electronic", "Tệp kết quả sẽ ở trang này.", "trả bằng bản điện tử trên trang hồ sơ này"),
    ],
)
def test_a_result_says_how_it_comes(receive: str, decided: str, returned: str) -> None:
    ready = go(filed(0, receive), "claim", "receive", "process", "decide", at=MORNING)
    assert last(ready)["vi"] == f"Đã có kết quả giải quyết. {decided}"
    given = go(ready, "add_result") if receive == "electronic" else ready
    assert last(go(given, "return"))["vi"] == f"Kết quả đã được {returned}."


def test_a_result_returned_without_a_file_by_earlier_code_is_not_said_to_be_here() -> None:
    ready = go(filed(0, "electronic"), "claim", "receive", "process", "decide", "add_result", "return")
    old = replace(ready.events[-1], data={"receive": "electronic"})
    assert "không có tệp trên trang này" in history_sentence(old, UNIT, VN)["vi"]


def test_braces_in_what_people_typed_are_only_letters() -> None:
    claimed = go(filed(), "claim")
    event = replace(claimed.events[-1], actor=replace(claimed.events[-1].actor, name="{unit} {0}"))
    assert history_sentence(event, UNIT, VN)["vi"] == "{unit} {0} nhận xử lý hồ sơ."


def walked() -> list[Event]:
    """Events of every kind there is."""
    gone = go(
        filed(), "claim", "ask_supplement", "attach", "answer_supplement", "resume", "require_fee", "settle"
    )
    gone = go(gone, "release", "claim", "decide", "add_result", "open_result", "return")
    stopped = go(filed(), "claim", "receive", "stop")
    asked = go(filed(), "claim", "ask_supplement", at=MORNING)
    stopped = go(stopped, "remind_due", by=SYSTEM)
    stopped = go(stopped, "remind_review", by=SYSTEM)
    sorry = go(filed(), "claim", "apologise", at=MORNING)
    asked = go(go(asked, "remind_supplement", by=SYSTEM), "extend_supplement", by=HEAD)
    others = [go(filed(), "withdraw"), go(filed(), "claim", "refuse"), go(filed(), "claim", "forward")]
    others.append(go(filed(time_limit=BRANCHES), "claim", "set_limit"))
    others += [asked, sorry, go(filed(), "transfer", by=SYSTEM)]
    others += [go(stopped, "resume"), go(go(filed(), "claim"), "reassign", by=HEAD)]
    ready = [go(filed(0, way), "claim", "receive", "process", "decide") for way in ("desk", "electronic")]
    ready.append(go(ready[0], "remind_appointment", by=SYSTEM))
    told = go(consenting("link", "paper"), "question_consent", "refuse_consent", "renew_link", "give_consent")
    others += [go(go(told, "claim"), "record_consent", consent="y_kien.0.dong_y")]
    return [event for dossier in (gone, stopped, *others, *ready) for event in dossier.events]


def test_every_move_that_happened_can_be_told_in_both_languages() -> None:
    assert {event.move for event in walked()} == {*FILINGS, *MOVES}
    for event in walked():
        for text in (history_sentence(event, UNIT, VN), history_sentence(event, UNIT, VN, desk=True)):
            for sentence in (text["vi"], text["en"]):
                assert sentence.endswith((".", ")."))
                assert "{" not in sentence


def test_nothing_told_at_the_desk_speaks_to_the_citizen() -> None:
    for event in walked():
        seen = history_sentence(event, UNIT, VN, desk=True)
        assert not re.search(r"\bbạn\b|\byou", f"{seen['vi']} {seen['en']}", re.I), seen
    assert (
        history_sentence(go(filed(), "attach").events[-1], UNIT, VN, desk=True)["vi"]
        == "Đã nhận một giấy tờ của công dân."
    )
    assert (
        history_sentence(go(filed(), "attach").events[-1], UNIT, VN)["vi"] == "Đã nhận một giấy tờ của bạn."
    )
