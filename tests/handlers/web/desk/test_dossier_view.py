"""What the desk shows of a dossier: its step in words, the papers that apply, who has it, what hinders."""

import re

import pytest

from handlers.dossier.dossier import Dossier
from tests.handlers.web.citizens import (
    ASK,
    DOCUMENTS,
    PROCESSING,
    WHO,
    Counter,
    asked,
    registration,
    with_lease,
)
from tests.handlers.web.officers import HOME, Desk, desk
from tests.handlers.web.world import COLLEAGUE, HEAD, OFFICER, STRANGER


def page(counter: Counter, dossier: Dossier, lang: str = "vi") -> str:
    return counter.client(OFFICER).get(f"/api/can-bo/ho-so/{dossier.code}?lang={lang}").text


def papers(text: str) -> str:
    return text.split('class="papers"')[1].split("</ul>")[0]


def answered(counter: Counter) -> Dossier:
    dossier = with_lease(counter, asked(counter))
    sent = counter.client(WHO).post(f"/api/ho-so/{dossier.code}/bo-sung", data={"dien_thoai": "0912345679"})
    assert sent.status_code == 303
    return counter.dossiers.kept[dossier.code]


def test_while_the_clock_stands_the_inbox_names_no_due_date_and_the_dossier_says_it_moves() -> None:
    counter = Counter()
    dossier = asked(counter)
    [row] = counter.client(OFFICER, json=True).get("/api/can-bo?tab=supplement").json()["dossiers"]
    assert (row["due"], row["left"], row["urgency"]) == ("", "tạm dừng", "paused")
    for who, path in ((OFFICER, f"/api/can-bo/ho-so/{dossier.code}"), (WHO, f"/api/ho-so/{dossier.code}")):
        assert "Ngày này còn lùi lại" in counter.client(who).get(path).text
    answered(other := Counter())
    [row] = other.client(OFFICER, json=True).get("/api/can-bo?tab=working").json()["dossiers"]
    assert row["due"] == "27/07/2026"


def test_an_answered_supplement_is_called_so_in_the_inbox_on_the_dossier_and_on_the_way() -> None:
    counter = Counter()
    dossier = answered(counter)
    [row] = counter.client(OFFICER, json=True).get("/api/can-bo?tab=working").json()["dossiers"]
    assert row["step"] == "Đã gửi bổ sung"
    assert "<dd>Đã gửi bổ sung" in page(counter, dossier)
    status = counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text
    assert '<li class="here" aria-current="step">Đã gửi bổ sung' in status
    assert "Yêu cầu bổ sung<" not in status
    assert "Ngày này còn lùi lại" not in status


def test_a_dossier_withdrawn_after_its_supplement_is_withdrawn() -> None:
    counter = Counter()
    dossier = answered(counter)
    counter.client(WHO).post(f"/api/ho-so/{dossier.code}/rut")
    assert "<dd>Công dân yêu cầu rút hồ sơ" in page(counter, dossier)


def test_a_closed_dossier_names_who_decided_and_says_of_nobody_that_they_have_not_taken_it() -> None:
    for moves, decided in (((), False), ((("claim", {}), ("refuse", {"reason": "not_eligible"})), True)):
        counter = Counter()
        dossier = counter.moved(counter.filed(), *moves)
        if not decided:
            counter.client(WHO).post(f"/api/ho-so/{dossier.code}/rut")
        for shown in (
            page(counter, dossier),
            counter.client(WHO).get(f"/api/ho-so/{dossier.code}").text,
        ):
            assert "Chưa có cán bộ" not in shown
            assert ("<dt>Cán bộ thụ lý</dt><dd>Lê Văn Tám" in shown) is decided
        assert "đã hết hạn giữ" not in page(counter, dossier)
        assert "Hồ sơ này không còn việc gì để làm." in page(counter, dossier)


def test_papers_that_do_not_apply_are_not_called_unsent() -> None:
    counter = Counter()
    dossier = counter.filed()
    assert "Hợp đồng thuê nhà" in papers(page(counter, dossier))
    assert "Sơ đồ" not in papers(page(counter, dossier))


def test_a_paper_that_was_asked_for_or_sent_is_listed_whether_it_applies_or_not() -> None:
    late = {**DOCUMENTS[0], "when": DOCUMENTS[1]["when"]}
    counter = Counter(editions=(registration(documents=(late,)),))
    dossier = counter.filed()
    assert 'class="papers"' not in page(counter, dossier)
    item = {"document": "hop-dong", "reason": "document_missing"}
    dossier = counter.moved(dossier, *PROCESSING, (ASK[0], {"items": [item], "until": "2026-08-20"}))
    assert "Chưa gửi" in papers(page(counter, dossier))
    dossier = with_lease(counter, dossier)
    counter.client(WHO).post(f"/api/ho-so/{dossier.code}/bo-sung")
    dossier = counter.moved(counter.dossiers.kept[dossier.code], ("resume", {}))
    assert "Đã nhận" in papers(page(counter, dossier))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_history_at_the_desk_speaks_of_the_citizen_not_to_them(lang: str) -> None:
    counter = Counter()
    history = page(counter, answered(counter), lang).split('class="past"')[1].split("</ol>")[0]
    assert not re.search(r"\bbạn\b|\byou\b|\byours\b", history, re.I)
    assert {"vi": "Đã nhận một giấy tờ của công dân.", "en": "The citizen sent the supplement"}[
        lang
    ] in history


def test_whoever_does_not_hold_a_dossier_is_told_why_there_is_nothing_to_press() -> None:
    desk_ = desk("claim", amount=0)
    mine, other = (desk_.world.client(who).get(HOME).text for who in (OFFICER, COLLEAGUE))
    words = "trong lúc đó cán bộ khác chưa xử lý được"
    assert words not in mine
    assert f"Lê Văn Tám đang giữ, đến 09:00 22/07/2026; {words}." in other
    assert "Hồ sơ này không còn việc gì để làm." not in other


def test_the_one_supplement_being_spent_is_said_where_the_next_would_be_asked_for() -> None:
    counter = Counter()
    dossier = counter.moved(answered(counter), ("resume", {}))
    told = page(counter, dossier).split('id="ask_supplement"')[1].split("</div>")[0]
    assert "lần nữa phải do thủ trưởng đơn vị quyết định." in told
    head = counter.client(HEAD)
    head.post(f"/api/can-bo/ho-so/{dossier.code}/claim")
    assert "phải do thủ trưởng" not in head.get(f"/api/can-bo/ho-so/{dossier.code}").text
    assert counter.client(STRANGER).get(f"/api/can-bo/ho-so/{dossier.code}").status_code == 404


def test_the_citizens_time_to_answer_is_said_where_the_refusal_would_be() -> None:
    counter = Counter()
    told = page(counter, asked(counter)).split('id="refuse"')[1].split("</div>")[0]
    assert "<b>Từ chối</b>" in told
    assert "Công dân còn thời gian bổ sung đến hết ngày 21/08/2026." in told


def test_a_rule_is_not_an_act_for_programs() -> None:
    desk_ = desk("claim", "receive", "process")
    assert desk_.act("decide", result="Đồng ý đăng ký", override="Đã thu tại quầy").status_code == 303
    told = desk_.world.client(OFFICER, json=True).get(HOME).json()
    assert "return" not in [act["move"] for act in told["acts"]]
    assert Desk(desk_.world).acts()[0] == "settle"
