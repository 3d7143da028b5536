"""Supplements: asked for once, answered once, paused meanwhile."""

from tests.handlers.dossier.world import DAY, HEAD, MORNING, SYSTEM, filed, go, missing, refused


def test_a_supplement_changes_only_what_was_asked_and_keeps_what_was_filed() -> None:
    asked = go(filed(), "claim", "receive", "process", "ask_supplement")
    open_request = asked.summary.supplement
    assert open_request
    assert (open_request.fields, open_request.documents) == (("ho_ten",), ())
    answered = go(asked, "answer_supplement")
    assert answered.summary.step == "supplement_requested"
    assert answered.summary.clock.state == "runs"
    assert answered.answers["ho_ten"] == "Y Ƀlôk Êban"
    assert answered.summary.answers == dict(filed().answers) | {"ho_ten": "Y Blôk Êban"}
    resumed = go(answered, "resume")
    assert (resumed.summary.step, resumed.summary.supplement) == ("processing", None)
    assert resumed.summary.answers["ho_ten"] == "Y Blôk Êban"


def test_an_answer_may_be_taken_out_with_none() -> None:
    answered = go(filed(), "claim", "ask_supplement", "answer_supplement", answers={"ho_ten": None})
    assert "ho_ten" not in answered.summary.answers


def test_a_supplement_answers_every_field_asked_and_no_other() -> None:
    asked = go(filed(), "claim", "ask_supplement")
    assert missing(asked, "answer_supplement", answers={}) == {
        "answers.ho_ten": "Sửa các mục được yêu cầu bổ sung"
    }
    found = missing(asked, "answer_supplement", answers={"ho_ten": "x", "dien_thoai": "y"})
    assert found == {"answers.dien_thoai": "Mục này không được yêu cầu bổ sung"}
    assert "answers" in missing(asked, "answer_supplement", answers="ho_ten")


def test_nothing_the_caller_keeps_can_change_the_history() -> None:
    rows = [{"ho_ten": "Bảo Ngọc"}]
    answered = go(filed(), "claim", "ask_supplement", "answer_supplement", answers={"ho_ten": rows})
    rows.clear()
    assert answered.summary.answers["ho_ten"] == [{"ho_ten": "Bảo Ngọc"}]


def test_a_supplement_is_answered_once() -> None:
    answered = go(filed(), "claim", "ask_supplement", "answer_supplement")
    assert go(answered, "answer_supplement") is answered
    others = dict.fromkeys(answered.events[-1].data["answers"], "khác")
    assert refused(answered, "answer_supplement", answers=others) == "Bổ sung đã được gửi"


def test_a_document_asked_for_must_arrive_after_the_request() -> None:
    item = {"document": "giay-to-cho-o", "reason": "document_unreadable"}
    asked = go(go(filed(), "attach", "claim"), "ask_supplement", items=[item])
    assert refused(asked, "answer_supplement") == "Hãy gửi đủ giấy tờ được yêu cầu trước khi gửi bổ sung"
    answered = go(go(asked, "attach", key="k/2"), "answer_supplement", answers=None)
    assert answered.events[-1].data == {}
    assert [file.key for file in answered.summary.documents["giay-to-cho-o"]] == ["k/1", "k/2"]


def test_a_supplement_is_asked_for_once_unless_the_head_says_why() -> None:
    again = go(filed(), "claim", "ask_supplement", "answer_supplement", "resume")
    assert "Chỉ được yêu cầu bổ sung một lần" in refused(again, "ask_supplement")
    headed = go(again, "reassign", by=HEAD, officer={"id": HEAD.id, "name": HEAD.name})
    assert "override" in missing(headed, "ask_supplement", by=HEAD, override="")
    asked = go(headed, "ask_supplement", by=HEAD)
    assert (asked.summary.supplements, asked.events[-1].data["override"]) == (2, "Giấy tờ mới hết hạn")


def test_the_first_request_needs_no_override_and_keeps_none() -> None:
    assert "override" not in go(filed(), "claim", "ask_supplement").events[-1].data


def test_an_officer_who_resumes_what_was_never_received_gives_it_its_number() -> None:
    asked = go(filed(), "claim", "ask_supplement", "answer_supplement")
    assert "number" in missing(asked, "resume", number="")
    assert go(asked, "resume").summary.number == "G01.801.000-260722-0042"


def test_a_citizen_who_still_has_time_is_not_refused() -> None:
    asked = go(filed(), "claim", "ask_supplement", at=MORNING)
    assert refused(asked, "refuse") == "Công dân còn thời gian bổ sung đến hết ngày 28/07/2026"
    assert refused(asked, "refuse", at=MORNING + 6 * DAY), "the working day of grace is the citizen's"
    assert go(asked, "refuse", at=MORNING + 7 * DAY).summary.step == "refused"
    assert go(asked, "answer_supplement", "refuse").summary.step == "refused"


def test_the_system_refuses_only_overdue_supplements() -> None:
    assert "quá hạn bổ sung" in refused(filed(), "refuse", by=SYSTEM)
    asked = go(filed(), "claim", "ask_supplement", at=MORNING)
    assert "quá hạn bổ sung" in refused(asked, "refuse", by=SYSTEM, at=MORNING + 6 * DAY)
    over = go(asked, "refuse", by=SYSTEM, at=MORNING + 7 * DAY, reason="supplement_overdue")
    assert over.summary.step == "refused"


def test_once_answered_the_clock_runs_on_whatever_else_happens_in_the_step() -> None:
    answered = go(filed(), "claim", "ask_supplement", "answer_supplement", at=MORNING)
    for move in ("attach", "settle", "release"):
        clock = go(answered, move).summary.clock
        assert (clock.state, clock.paused_since) == ("runs", None), move
