"""What other people and files decide: a filing that waits until two people have agreed by a link, and another
one by paper; a fee that follows a corrected answer; an electronic result, opened twice."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handlers.aws.scans import CLEAN, TAG
from handlers.aws.sessions import Identity
from handlers.dossier.history.file import RESULT
from tests.faults.acts import CitizenAct, Moved
from tests.faults.backend import BUCKET
from tests.faults.browser import Answer, Form
from tests.faults.casework import PDF, Casework
from tests.faults.people import ANNA, BINH, HEAD, LAN, OWNER, XUAN, Citizen, Consenter
from tests.faults.world import PAGE, PATIENCE

EXEMPT, FEE = "mien_le_phi", 7000
ASKED = [{"field": EXEMPT, "reason": "answer_incomplete"}]
SEEN = "Đã xem bản giấy có chữ ký"
LINK = re.compile(r"https://motcua\.example\.vn(/api/y-kien/[\w-]+/[\w-]{27})")
PROOF = re.compile(r'name="proof" value="([^"]+)"')


def consent_id(row: int) -> str:
    return f"y_kien.{row}.dong_y"


def _asking(who: Citizen, *others: Consenter, exempt: str) -> Citizen:
    """Somebody who lodges where others have to agree, each by a link."""
    named = [{"dong_y": one.answer} for one in others]
    changed = {"truong_hop": "thue-muon-o-nho", EXEMPT: exempt, "y_kien": named}
    return replace(who, answers={**who.answers, **changed})


LODGER = _asking(ANNA, OWNER, HEAD, exempt="nguoi-khuyet-tat")
TENANT = _asking(BINH, OWNER, exempt="khong")


class Electronic(Casework):
    """The way of a dossier on which nobody meets; what people do there they do twice, as on a slow line."""

    def filings(self) -> None:
        self.file(LODGER)
        self.file(TENANT)
        self.pass_time()
        self.told_early = self.world.backend.queued(self.world.prefix)
        for code in self.codes(LODGER):
            self.agree(code)
        for code in self.codes(TENANT):
            self.act(XUAN, code, "claim")
            self.act(XUAN, code, "record_consent", consent=consent_id(0), way="paper", words=SEEN)
        self.file(LODGER)
        self.pass_time()

    # ---- those who are asked

    def agree(self, code: str) -> None:
        """Both read, then both press at the same moment, and one of them once more."""
        pages = self.world.press(LODGER.identity, "GET", f"/api/ho-so/{code}", PAGE)
        self.links = list(dict.fromkeys(LINK.findall(pages.body.decode())))
        if len(self.links) != 2:
            return
        first, second = (
            self.read(code, n, path, who)
            for n, (path, who) in enumerate(zip(self.links, (OWNER, HEAD), strict=True))
        )
        self.meanwhile(self.world.dossiers.table, second)
        for press in (first, first):
            press()
        self.calm_down()
        # Only where the other never came between does the second press now: pressing again would heal a loss.
        if len(self.citizen_acts) == 2:
            second()
        self.mark()

    def read(self, code: str, row: int, path: str, who: Consenter) -> Callable[[], None]:
        """The text of a link, opened with the digits; what pressing “agree” under it does."""
        self.world.press(None, "GET", path, PAGE)
        text = self.world.press(None, "POST", path, Form((("digits", who.digits),)))
        body = Form((("answer", "agree"), *(("proof", one) for one in PROOF.findall(text.body.decode())[:1])))

        def press() -> None:
            answer = self.world.press(None, "POST", path, body)
            self.citizen_acts.append(CitizenAct(code, "give_consent", answer, consent_id(row)))

        return press

    # ---- the desk of the first unit

    def desks(self) -> None:
        for code in self.codes(LODGER):
            for move in ("claim", "receive", "process"):
                self.act(LAN, code, move)
            self.act(LAN, code, "ask_supplement", items=ASKED, until="2026-07-31")
            self.twice(LODGER, code, "answer_supplement", "bo-sung", (EXEMPT, "khong"))
            self.mark()
            self.act(LAN, code, "resume")
            self.act(LAN, code, "settle", reference="FT26202-9", amount=FEE, source="desk")
            self.act(LAN, code, "decide", result="Đã đăng ký tạm trú")
            self.put(LAN, code)
            self.hand_over(LAN, code)

    def put(self, who: Identity, code: str) -> None:
        """A file is in storage and found clean; the officer is asked whether it is the one, and says so."""
        key = f"{code}/{RESULT}/{'0' * 22}"
        stored: dict[str, Any] = {"Key": key, "Body": PDF, "Tagging": f"{TAG}={CLEAN}"}
        self.world.backend.s3.put_object(Bucket=BUCKET, ContentType="application/pdf", **stored)
        token, path = self.token(who, code), f"/api/can-bo/ho-so/{code}"
        self.world.press(who, "GET", f"{path}/ket-qua/xong?key={key}", PAGE)
        sure = Form((("key", key), ("_token", str(token)), ("_sure", "1")))
        answer = _patiently(lambda: self.world.press(who, "POST", f"{path}/add_result", sure))
        self.moves.append(Moved(who.username, code, "add_result", token, answer, 303))
        self.tokens.pop((who.username, code), None)
        self.mark()

    def hand_over(self, who: Identity, code: str) -> None:
        token = self.token(who, code)
        answer = _patiently(lambda: self.post(who, code, "return", token))
        self.moves.append(Moved(who.username, code, "return", token, answer))
        self.mark()

    # ---- the citizen

    def citizens(self) -> None:
        for code in self.codes(LODGER):
            for _ in range(2):
                self.open_result(LODGER, code)
        for who in (LODGER, TENANT):
            self.look(who)

    def open_result(self, who: Citizen, code: str) -> None:
        path = f"/api/ho-so/{code}/ket-qua"
        answer = _patiently(lambda: self.world.press(who.identity, "GET", path, PAGE))
        self.citizen_acts.append(CitizenAct(code, "open_result", answer))


def _patiently(ask: Callable[[], Answer]) -> Answer:
    """People come back while storage gives no file (422) or no word of its scan (409)."""
    for _ in range(PATIENCE):
        answer = ask()
        if answer.status not in (409, 422):
            break
    return answer
