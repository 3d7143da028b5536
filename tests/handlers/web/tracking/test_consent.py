"""Consent by link: the digits, the text, one answer; and what a link that is no longer one says."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import httpx

from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Dossier
from handlers.web.tracking.consent import GUESSES
from handlers.web.tracking.links import LIFE
from tests.handlers.dossier.askers import ASKED, consent
from tests.handlers.dossier.world import MORNING, filed, go, text
from tests.handlers.web.world import CITIZEN, NEIGHBOUR, World

PAGES = ({"id": "p", "title": text("P"), "sections": ({"id": "s", "title": text("S"), "fields": ASKED},)},)
CODE = filing_code(b"secret", account="acc-1", edition="e", answers={})
HOME = f"/api/ho-so/{CODE}"
LINK = re.compile(rf"http://desk\.test(/api/y-kien/{CODE}/[\w-]{{27}})")
PROOF = re.compile(r'name="proof" value="([^"]+)"')
WORDS = "Tôi chưa cho ai ở nhờ"


def waiting(how: str = "link") -> World:
    """A dossier of CITIZEN that asks the owner of the dwelling."""
    world = World(changes={"pages": PAGES})
    world.dossiers.create(replace(filed(answers={"dong_y": consent(how)}, pages=PAGES), code=CODE))
    return world


def dossier(world: World) -> Dossier:
    return world.dossiers.kept[CODE]


def link(world: World) -> str:
    """The link as the applicant is shown it."""
    [found] = set(LINK.findall(str(world.client(CITIZEN).get(HOME).text)))
    return str(found)


def read(world: World, path: str, digits: str = "5002") -> httpx.Response:
    return world.client().post(path, data={"digits": digits})


def respond(world: World, path: str, wanted: str, **words: str) -> httpx.Response:
    proof = PROOF.findall(read(world, path).text)[0]
    return world.client().post(path, data={"proof": proof, "answer": wanted, **words})


def test_nothing_is_shown_before_the_digits_and_only_what_is_needed_after_them() -> None:
    world = waiting()
    path = link(world)
    first = world.client().get(path)
    assert first.status_code == 200
    assert "Y Ƀlôk Êban" not in first.text
    assert "Bốn chữ số cuối" in first.text
    told = unescape(read(world, path).text)
    for shown in ("Đăng ký tạm trú", "Y Ƀlôk Êban", "Tôi đồng ý", "Không trả lời không có nghĩa là đồng ý"):
        assert shown in told
    for hidden in ("+84912345678", "001072005002", "Nguyễn Văn Khoái"):
        assert hidden not in told


def test_an_agreement_brings_the_dossier_to_the_unit_and_says_so_to_everybody() -> None:
    world = waiting()
    path = link(world)
    assert respond(world, path, "agree").headers["location"] == path
    kept = dossier(world)
    assert [event.move for event in kept.events] == ["await_consent", "give_consent", "complete_consents"]
    data = kept.events[1].data
    assert (data["consent"], data["way"], data["verified"]) == ("dong_y", "link", "digits")
    assert re.fullmatch(r"vi-[0-9a-f]{12}", data["text_version"])
    assert kept.events[1].actor.name == ""
    assert "Đã ghi nhận: bạn đồng ý." in world.client().get(path).text
    status = world.client(CITIZEN).get(HOME).text
    assert "danh tính người đồng ý chưa được kiểm tra bằng mã" in status
    assert LINK.findall(status) == []


def test_a_refusal_needs_words_and_keeps_what_was_typed_elsewhere() -> None:
    world = waiting()
    path = link(world)
    empty = respond(world, path, "refuse", words=" ")
    assert (empty.status_code, dossier(world).version) == (422, 1)
    assert '<a href="#words-refuse">Nêu vì sao bạn không đồng ý</a>' in empty.text
    assert respond(world, path, "refuse", words=WORDS).status_code == 303
    status = world.client(CITIZEN).get(HOME).text
    assert WORDS in status
    assert "Đã trả lời không đồng ý" in status
    assert "Đã ghi nhận: bạn không đồng ý." in world.client().get(path).text
    assert dossier(world).summary.step == "awaiting_consent"


def test_a_question_is_read_by_the_applicant_and_the_link_stays_open() -> None:
    world = waiting()
    path = link(world)
    sent = respond(world, path, "ask", words="Ở đến bao giờ?")
    assert "Bạn vẫn có thể trả lời" in world.client().get(sent.headers["location"]).text
    assert "Ở đến bao giờ?" in world.client(CITIZEN).get(HOME).text
    assert respond(world, path, "agree").status_code == 303
    assert dossier(world).summary.step == "submitted"


def test_a_link_is_used_once_and_the_same_press_again_is_the_same_answer() -> None:
    world = waiting()
    path = link(world)
    proof = PROOF.findall(read(world, path).text)[0]
    for _ in range(2):
        world.client().post(path, data={"proof": proof, "answer": "agree"})
    again = world.client().post(path, data={"proof": proof, "answer": "refuse", "words": WORDS})
    assert (again.status_code, dossier(world).version) == (409, 3)
    assert "Đã ghi nhận: bạn đồng ý." in again.text


def test_wrong_digits_are_told_and_only_so_many_tries_are_given() -> None:
    world = waiting()
    path = link(world)
    tries = [read(world, path, f"{n:04}") for n in range(GUESSES)]
    assert {one.status_code for one in tries} == {422}
    assert "Bốn chữ số chưa khớp" in tries[0].text
    assert read(world, path).status_code == 429
    assert read(world, path).headers["retry-after"] == "600"


def test_an_answer_without_the_text_having_been_read_is_none() -> None:
    world = waiting()
    path = link(world)
    forged = world.client().post(path, data={"proof": "x" * 27, "answer": "agree"})
    assert (forged.status_code, dossier(world).version) == (409, 1)
    proof = PROOF.findall(read(world, path).text)[0]
    world.now += timedelta(hours=2)
    late = world.client().post(path, data={"proof": proof, "answer": "agree"})
    assert (late.status_code, dossier(world).version) == (409, 1)
    assert "Hãy nhập lại bốn chữ số" in late.text


def test_a_new_link_voids_the_old_and_opens_a_refused_question_again() -> None:
    world = waiting()
    old = link(world)
    respond(world, old, "refuse", words=WORDS)
    owner = world.client(CITIZEN)
    assert owner.post(f"{HOME}/lien-ket", data={"consent": "dong_y"}).status_code == 303
    assert link(world) != old
    assert "Liên kết này không còn dùng được" in world.client().get(old).text
    assert read(world, old).text.count("proof") == 0
    assert respond(world, link(world), "agree").status_code == 303


def test_only_the_owner_makes_a_new_link_and_only_for_somebody_who_is_asked() -> None:
    world = waiting()
    for who, consent_id in ((NEIGHBOUR, "dong_y"), (CITIZEN, "ai_do")):
        answer = world.client(who).post(f"{HOME}/lien-ket", data={"consent": consent_id})
        assert answer.status_code == 404
    assert dossier(world).version == 1


def test_a_link_says_why_it_is_no_longer_one() -> None:
    world = waiting()
    path = link(world)
    world.now = MORNING + LIFE + timedelta(days=1)
    assert "quá hạn 30 ngày" in world.client().get(path).text
    assert "Liên kết này hết hạn" in world.client(CITIZEN).get(HOME).text
    world.dossiers.kept[CODE] = go(dossier(world), "withdraw", at=world.now)
    assert "không còn chờ ý kiến của ai" in world.client().get(path).text
    assert read(world, path).text.count("proof") == 0


def test_what_was_never_a_link_is_nowhere_whatever_the_code() -> None:
    world = waiting()
    path = link(world)
    for wrong in (path[:-1] + "x", path.replace(CODE, "0000000000000"), path + "x"):
        if wrong != path:
            assert world.client().get(wrong).status_code == 404
    assert LINK.findall(waiting("paper").client(CITIZEN).get(HOME).text) == []
    assert LINK.findall(world.client().post("/api/tra-cuu", data=lookup()).text) == []


def lookup() -> dict[str, str]:
    return {"code": CODE, "factor": "7731"}


def test_a_race_of_two_answers_keeps_one() -> None:
    world = waiting()
    path = link(world)
    proof = PROOF.findall(read(world, path).text)[0]
    world.dossiers.interrupt.append(go(dossier(world), "refuse_consent", at=MORNING, words=WORDS))
    lost = world.client().post(path, data={"proof": proof, "answer": "agree"})
    assert lost.status_code == 409
    assert [event.move for event in dossier(world).events] == ["await_consent", "refuse_consent"]


def test_a_race_with_something_else_is_decided_again() -> None:
    world = waiting()
    path = link(world)
    proof = PROOF.findall(read(world, path).text)[0]
    world.dossiers.interrupt.append(go(dossier(world), "claim", at=MORNING))
    assert world.client().post(path, data={"proof": proof, "answer": "agree"}).status_code == 303
    assert dossier(world).summary.step == "submitted"


def test_a_program_reads_and_answers_the_same() -> None:
    world = waiting()
    path, program = link(world), world.client(json=True)
    told: Any = program.post(path, json={"digits": "5002"}).json()
    assert told["text"]["Người nộp hồ sơ"] == "Y Ƀlôk Êban"
    done = program.post(path, json={"proof": told["proof"], "answer": "agree"}).json()
    assert (done["state"], done["text"]) == ("used", {})
    assert dossier(world).summary.step == "submitted"
