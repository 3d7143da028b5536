"""What the citizen is told."""

from dataclasses import replace

import pytest

from forms.language import Text
from handlers.dossier.dossier import Dossier
from handlers.dossier.moves import MOVES
from handlers.dossier.notice import dong, note, told
from tests.handlers.dossier.world import HEAD, MORNING, filed, go

UNIT = Text(vi="Công an xã Hương Sơn", en="Hương Sơn Commune Police")


def last(dossier: Dossier) -> Text:
    return told(dossier.events[-1], UNIT)


def test_a_submission_names_the_unit() -> None:
    assert last(filed()).vi == "Hồ sơ đã được gửi đến Công an xã Hương Sơn."
    assert last(filed()).en == "The dossier was sent to Hương Sơn Commune Police."


def test_a_claim_names_the_officer_and_a_reassignment_the_new_one() -> None:
    claimed = go(filed(), "claim")
    assert last(claimed).vi == "Lê Văn Tám nhận xử lý hồ sơ."
    assert last(go(claimed, "reassign", by=HEAD)).vi == "Hồ sơ được giao cho Phạm Thị Sen."


def test_a_refusal_names_reason_remedy_and_appeal_and_keeps_free_words_apart() -> None:
    refused = go(filed(), "claim", "refuse")
    assert last(refused).vi.startswith("Hồ sơ bị từ chối: chưa đủ điều kiện theo quy định. Hãy xem điều kiện")
    assert "Bạn có quyền khiếu nại" in last(refused).vi
    assert "You may appeal" in last(refused).en
    assert "thu hồi" not in last(refused).vi
    assert note(refused.events[-1]) == "Chỗ ở đang bị thu hồi"


def test_a_supplement_request_says_how_many_items_until_when() -> None:
    asked = go(filed(), "claim", "ask_supplement", at=MORNING)
    assert last(asked).vi == "Đơn vị yêu cầu bổ sung 1 mục, hạn đến hết ngày 27/7/2026."
    assert note(asked.events[-1]) == ""


def test_a_fee_is_told_in_the_reader_s_figures() -> None:
    asked = go(filed(), "claim", "receive", "require_fee")
    assert last(asked).vi == "Đơn vị yêu cầu nộp lệ phí 7.000 ₫."
    assert last(go(asked, "settle")).en == "The payment of 7,000 ₫ was recorded."
    assert dong(1234567, "vi") == "1.234.567 ₫"


@pytest.mark.parametrize(
    ("receive", "decided", "returned"),
    [
        (
            "desk",
            "Mời bạn đến nhận lúc 09:00 ngày 23/7/2026 tại Bộ phận một cửa.",
            "Kết quả đã được nhận tại quầy.",
        ),
        ("post", "Kết quả sẽ được gửi qua bưu điện.", "Mã bưu gửi: EB473124829VN."),
        ("electronic", "Bạn nhận kết quả bản điện tử.", "Kết quả được gửi bản điện tử."),
    ],
)
def test_a_result_says_how_it_comes(receive: str, decided: str, returned: str) -> None:
    ready = go(filed(0, receive), "claim", "receive", "process", "decide", at=MORNING)
    assert last(ready).vi == f"Đã có kết quả giải quyết. {decided}"
    assert last(go(ready, "return")).vi == f"Kết quả đã được trả. {returned}"


def test_braces_in_what_people_typed_are_only_letters() -> None:
    claimed = go(filed(), "claim")
    event = replace(claimed.events[-1], actor=replace(claimed.events[-1].actor, name="{unit} {0}"))
    assert told(event, UNIT).vi == "{unit} {0} nhận xử lý hồ sơ."


def test_every_move_that_happened_can_be_told_in_both_languages() -> None:
    walked = go(
        filed(), "claim", "ask_supplement", "attach", "answer_supplement", "resume", "require_fee", "settle"
    )
    walked = go(walked, "release", "claim", "decide", "return")
    stopped = go(filed(), "claim", "receive", "stop")
    others = [go(filed(), "withdraw"), go(filed(), "claim", "refuse"), go(filed(), "claim", "forward")]
    others += [go(stopped, "resume"), go(go(filed(), "claim"), "reassign", by=HEAD)]
    events = [event for dossier in (walked, stopped, *others) for event in dossier.events]
    events += go(filed(), "claim", "receive", "process").events
    assert {event.move for event in events} == {"submit", *MOVES}
    for event in events:
        for sentence in (told(event, UNIT).vi, told(event, UNIT).en):
            assert sentence.endswith((".", ")."))
            assert "{" not in sentence
