"""The boxes of the desk's acts: what must be filled in, what is proposed, what comes back."""

import re
from datetime import datetime

import pytest

from tests.handlers.web.citizens import PROCESSING, WHO, Counter
from tests.handlers.web.officers import HOME, Desk, desk
from tests.handlers.web.world import OFFICER, World
from tests.viet_nam import VIETNAM

BOX = re.compile(
    r'<div class="q">\s*<label for="([\w-]+)">(.*?)</label>.*?<(?:input|select|textarea)([^>]*)>', re.S
)


def boxes(page: str, move: str) -> dict[str, tuple[bool, bool]]:
    """Of each box of an act but ticks: whether it is marked as required, and as optional."""
    form = page.split(f'id="{move}"')[1].split("</form>")[0]
    return {
        name.removeprefix(f"{move}-"): ('aria-required="true"' in attributes, "(không bắt buộc)" in label)
        for name, label, attributes in BOX.findall(form)
    }


MUST, MAY, WITH_OTHERS = (True, False), (False, True), (False, False)


@pytest.mark.parametrize(
    ("move", "wanted"),
    [
        (
            "decide",
            {"override": MUST, "result": MUST, "day": MUST, "time": MUST, "place": MUST, "words": MAY},
        ),
        ("stop", {"reason": MUST, "until": MUST, "words": MAY}),
        ("forward", {"unit": MUST, "reason": MUST, "words": MAY}),
        ("ask_supplement", {"fields_reason": WITH_OTHERS, "until": MUST, "words": MAY}),
        ("settle", {"reference": MUST, "amount": MUST, "source": MUST}),
    ],
)
def test_every_box_says_whether_it_may_stay_empty(move: str, wanted: dict[str, tuple[bool, bool]]) -> None:
    desk_ = desk("claim", "receive", "process", receive="desk")
    assert boxes(desk_.client.get(HOME).text, move) == wanted


@pytest.mark.parametrize("result", ["", " \r\n ", "\u200b"])
def test_an_empty_result_comes_back_with_the_error_at_its_box(result: str) -> None:
    desk_ = desk("claim", "receive", "process", amount=0)
    answer = desk_.act("decide", result=result)
    assert (answer.status_code, desk_.dossier.summary.step) == (422, "processing")
    assert '<a href="#decide-result">Nhập kết quả giải quyết</a>' in answer.text
    assert '<p class="err" id="decide-result-err">' in answer.text


def test_a_result_emptied_and_sent_again_is_not_said_to_be_recorded() -> None:
    desk_ = desk("claim", "receive", "process", amount=0)
    sent = {"result": "Đồng ý đăng ký", "words": ""}
    assert [desk_.act("decide", **sent).status_code for _ in range(2)] == [303, 303]
    assert desk_.act("decide", **sent | {"result": ""}).status_code == 409
    assert desk_.dossier.summary.result == "Đồng ý đăng ký"


def test_the_desk_proposes_the_next_working_day_for_an_appointment() -> None:
    world = World(now=datetime(2026, 8, 28, 9, tzinfo=VIETNAM))  # Friday; three days off follow the weekend.
    made = Desk(world)
    world.file(receive="desk", amount=0)
    for move in ("claim", "receive", "process"):
        assert made.act(move).status_code == 303
    assert 'name="day" aria-required="true" type="date" value="2026-09-03"' in made.client.get(HOME).text


def test_a_holiday_is_refused_at_the_box_of_the_day_in_both_languages() -> None:
    desk_ = desk("claim", "receive", "process", receive="desk", amount=0)
    slot = {"day": "2026-09-02", "time": "09:00", "place": "Một cửa", "result": "Cấp thẻ"}
    assert 'href="#decide-day">Chọn ngày hẹn khác' in desk_.act("decide", **slot).text
    assert 'href="#decide-day">Choose another day' in desk_.act("decide", _lang="en", **slot).text


def test_what_an_officer_writes_with_a_request_is_shown_once_wherever_it_is_read() -> None:
    counter = Counter()
    code = counter.moved(counter.filed(), *PROCESSING).code
    officer, path = counter.client(OFFICER), f"/api/can-bo/ho-so/{code}"
    token = re.findall(r'name="_token" value="(\d+)"', officer.get(path).text)[0]
    sent = officer.post(
        f"{path}/ask_supplement",
        data={
            "_token": token,
            "fields": ["dien_thoai", "ho_ten"],
            "fields_reason": "answer_mismatch",
            "documents": ["hop-dong"],
            "documents_reason": "document_missing",
            "until": "2026-08-20",
            "words": "Gọi trước khi đến",
        },
    )
    assert sent.status_code == 303
    status = counter.client(WHO).get(f"/api/ho-so/{code}").text
    mend, past = status.split('id="bo-sung"')[1].split("</section>")[0], status.split('class="past"')[1]
    assert '<p class="mend-words">Gọi trước khi đến</p>' in mend
    assert '<p class="past-note">Gọi trước khi đến</p>' in past
    assert status.count("Gọi trước khi đến") == 2
    assert officer.get(path).text.count("Gọi trước khi đến") == 1
    assert counter.client(WHO).post(f"/api/ho-so/{code}/bo-sung").text.count("Gọi trước khi đến") == 2
