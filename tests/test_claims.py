"""No page says what has not happened: every sentence of the past stands in a table with its event."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from html import unescape
from typing import Any

import pytest

from handlers.dossier.code import filing_code
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.moves import FILINGS, MOVES
from tests import claims
from tests.handlers.dossier.askers import ASKED, consent
from tests.handlers.dossier.world import DAY, MORNING, filed, go, text
from tests.handlers.web.fakes import CITIZEN, OFFICER
from tests.handlers.web.world import World
from tests.words import entries, forms

CODE = filing_code(b"secret", account="acc-1", edition="e", answers={})
WORKING = ("claim", "receive", "process")
HISTORIES: dict[str, tuple[str, ...]] = {
    "filed": (),
    "claimed": ("claim",),
    "received": WORKING[:2],
    "processing": WORKING,
    "with a file": ("attach",),
    "refused": ("claim", "refuse"),
    "asked at once": ("claim", "ask_supplement"),
    "asked": (*WORKING, "ask_supplement"),
    "answered": (*WORKING, "ask_supplement", "answer_supplement"),
    "resumed": (*WORKING, "ask_supplement", "answer_supplement", "resume"),
    "fee asked for": (*WORKING, "require_fee"),
    "fee paid": (*WORKING, "require_fee", "settle"),
    "stopped": (*WORKING, "stop"),
    "decided": (*WORKING, "settle", "decide"),
    "with a result": (*WORKING, "settle", "decide", "add_result"),
    "opened": (*WORKING, "settle", "decide", "add_result", "open_result"),
    "returned": (*WORKING, "settle", "decide", "add_result", "return"),
    "withdrawn": ("withdraw",),
    "withdrawn when paid": (*WORKING, "settle", "withdraw"),
    "awaiting consent": (),
    "consent refused": ("refuse_consent",),
    "consent given": ("give_consent",),
    "consent recorded": ("claim", "record_consent"),
}
GIVEN: dict[str, Any] = {
    "items": [{"field": "noi_dung_de_nghi", "reason": "answer_mismatch"}],
    "answers": {"noi_dung_de_nghi": "Đăng ký tạm trú cho bản thân"},
}
SECTION = {"id": "s", "title": text("S"), "fields": ASKED}
PROCEDURE: dict[str, Any] = {"documents": ({"id": "giay-to-cho-o", "name": text("Giấy tờ về chỗ ở")},)}
ASKING: dict[str, Any] = {"pages": ({"id": "p", "title": text("P"), "sections": (SECTION,)},)}
"""What the histories about consents are of: a procedure that asks for some."""
PAGES = ("", "/bien-nhan", "/giay-to", "/phieu-hen")
LEAST = 12
"""Characters from which words are looked for inside a sentence; shorter ones must be all a place says."""
TEXT = re.compile(r">([^<>]+)<")


def test_every_sentence_of_the_past_has_its_event_or_says_why_it_needs_none() -> None:
    listed = set(claims.EVENTS) | {name for names in claims.OTHERWISE.values() for name in names}
    found = {name for language in claims.PAST for name in claims.past(language)}
    rest = {name for name in found if not claims.own_event(name) and not name.startswith(claims.ROOMS)}
    assert (sorted(rest - listed), sorted(listed - found)) == ([], [])


def test_the_events_that_prove_a_sentence_are_moves_of_the_table() -> None:
    moves = {*MOVES, *FILINGS}
    named = {move for proof in claims.EVENTS.values() for move in proof}
    named |= {claims.own_event(name) for name in entries("vi") if claims.own_event(name)}
    assert named <= moves


@pytest.mark.parametrize("receive", ["desk", "post", "electronic"])
@pytest.mark.parametrize("history", HISTORIES)
def test_no_page_says_what_is_not_in_the_history(history: str, receive: str) -> None:
    dossier = dossier_of(history, receive)
    happened = {event.move for event in dossier.events}
    for place, language, said in pages(dossier):
        for words, proof in sentences(language).items():
            if not happened & proof and is_said(words, said):
                pytest.fail(f"{place} of a dossier {history}: {words.pattern!r} rests on {proof}")


def test_most_sentences_are_seen_where_their_event_has_happened() -> None:
    """Else the test above could not fail."""
    seen = set[str]()
    for receive in ("desk", "post", "electronic"):
        for history in HISTORIES:
            for _, language, said in pages(dossier_of(history, receive)):
                seen |= {words.pattern for words in sentences(language) if is_said(words, said)}
    known = {name: words_of(name, "vi") for name in claims.EVENTS}
    unseen = {name for name, words in known.items() if not seen & {one.pattern for one in words}}
    assert unseen == UNSEEN


UNSEEN = {
    "dossier.fee_ledger.paid_already",
    "dossier.refusals.asked.collected_by",
    "dossier.rules.answered",
    "dossier.rules.decided_here",
    "web.dossier.delivery.no_file",
    "paper.mended",
    "reasons.unit_changed.label",
    "steps.returned.note",
    "web.dossier.consents.given.code",
    "web.desk.decisions.held_anew",
    "web.dossier.listing.flags.supplement",
    "web.dossier.slips.sent",
    "web.tracking.apology.since",
    "web.tracking.status.grace",
    "web.form.words.filed_before",
    "web.tracking.consent.sent.declined",
    "web.tracking.consent.sent.given",
    "web.tracking.consent.sent.question",
}
"""Said elsewhere than on these pages of these histories; what says them has tests of its own."""


def test_an_address_that_names_an_act_says_it_only_where_it_was_the_last() -> None:
    world = World()
    world.dossiers.create(replace(go(filed(), "claim"), code=CODE))
    path = f"/api/can-bo/ho-so/{CODE}"
    told = world.client(OFFICER).get(f"{path}?xong=claim").text
    forged = world.client(OFFICER).get(f"{path}?xong=decide").text
    assert "Đã ghi nhận" in told
    assert "Đã ghi nhận" not in forged


def dossier_of(history: str, receive: str) -> Dossier:
    asking: dict[str, Any] = {"answers": {"dong_y": consent("link")}} if "consent" in history else {}
    begun = replace(filed(receive=receive, **asking, **changes_of(history)), code=CODE)
    return go(begun, *HISTORIES[history], at=MORNING, **GIVEN)


def changes_of(history: str) -> dict[str, Any]:
    """The keys of the procedure a history is of."""
    return PROCEDURE | (ASKING if "consent" in history else {})


def pages(dossier: Dossier) -> Iterator[tuple[str, str, list[str]]]:
    """Every page on which this dossier is spoken of: its address, language and the texts on it."""
    changes = PROCEDURE | (ASKING if dossier.summary.consents else {})
    world = World(changes=changes, now=max(MORNING + DAY, dossier.events[-1].at + timedelta(hours=1)))
    world.dossiers.create(dossier)
    for language in claims.PAST.keys() & {"vi", "en"}:
        ask = f"?lang={language}"
        citizen, officer = world.client(CITIZEN), world.client(OFFICER)
        found = {place: citizen.get(f"/api/ho-so/{CODE}{place}{ask}") for place in PAGES}
        found["list"] = citizen.get(f"/api/ho-so{ask}")
        found["desk"] = officer.get(f"/api/can-bo/ho-so/{CODE}{ask}")
        look = {"code": CODE, "factor": dossier.factors[0], "_lang": language}
        found["look-up"] = world.client().post("/api/tra-cuu", data=look)
        for place, answer in found.items():
            # A slip there is nothing to print on is no page.
            assert answer.status_code == 200 or place == "/phieu-hen", (place, answer.status_code)
            said = [" ".join(unescape(text).split()) for text in TEXT.findall(answer.text)]
            yield place, language, [text for text in said if text]


@cache
def sentences(language: str) -> dict[re.Pattern[str], set[str]]:
    """The sentences that rest on an event, as a page may say them → the moves that prove them.

    Words that stand under a key of another kind too prove nothing.
    """
    found: dict[re.Pattern[str], set[str]] = {}
    free = set[re.Pattern[str]]()
    for name in entries(language):
        proof = set(claims.EVENTS.get(name, ())) | ({claims.own_event(name)} - {""})
        for words in words_of(name, language):
            found.setdefault(words, set()).update(proof)
            free |= set() if proof else {words}
    return {words: proof for words, proof in found.items() if words not in free}


def words_of(name: str, language: str) -> list[re.Pattern[str]]:
    return [claims.sentence(one) for one in forms(entries(language)[name][1])]


def is_said(words: re.Pattern[str], said: list[str]) -> bool:
    whole = len(words.pattern) < LEAST
    return any(words.fullmatch(text) if whole else words.search(text) for text in said)
