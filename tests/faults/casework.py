"""What happens after receipt, and by pages without scripts: a supplement with a file, another unit that turns
out to be competent, a dossier taken back, a result handed over."""

import hashlib
from dataclasses import replace
from typing import Any

from forms.judging.answers import judge_answers, post_of_values
from handlers.aws.sessions import Identity
from tests.faults.acts import CitizenAct, Moved
from tests.faults.backend import BUCKET
from tests.faults.browser import Form
from tests.faults.people import ANNA, BINH, FIRST_UNIT, LAN, PROCEDURE, SECOND_UNIT, XUAN, Citizen
from tests.faults.story import Story
from tests.faults.world import PAGE
from tests.journeys.files import pdf

DOCUMENT, FIELD = "cho-o-hop-phap", "noi_dung_de_nghi"
ASKED = [
    {"field": FIELD, "reason": "answer_incomplete"},
    {"document": DOCUMENT, "reason": "document_missing"},
]
APPOINTMENT = {"day": "2026-07-28", "time": "09:00", "place": "Bộ phận một cửa"}
PDF = pdf()
SENT = hashlib.sha256(PDF).hexdigest()


def _at_the_desk(who: Citizen) -> Citizen:
    return replace(who, answers={**who.answers, "nhan_ket_qua": {"way": "desk"}})


DESK_ANNA, DESK_BINH = _at_the_desk(ANNA), _at_the_desk(BINH)


class Casework(Story):
    """The same people a few hours later; every act of a citizen is made twice, as on a slow line."""

    def __init__(self, world: Any, calm: tuple[int, ...] = ()) -> None:
        super().__init__(world, calm)
        self.forwarded = ""

    # ---- filing, by JSON and by form

    def filings(self) -> None:
        self.file(DESK_ANNA)
        self.file_by_form(DESK_ANNA)
        self.pass_time()
        self.file(DESK_BINH)
        self.send_on()
        self.pass_time()

    def file_by_form(self, who: Citizen) -> None:
        """The very same filing, from the page: it leads to the receipt that is there already."""
        assert self.edition is not None
        moment = self.world.office.moment(who.identity.kind, PROCEDURE)
        values = judge_answers(self.edition, who.answers, moment).values
        pairs = [*post_of_values(self.edition, values, moment).items()]
        body = Form((*pairs, ("_edition", self.edition.digest), ("_do", "submit")))
        path, patience = f"/api/thu-tuc/{PROCEDURE}", self.world.config.patience
        answer = self.world.press(who.identity, "POST", path, body, patience)
        for code in self.codes(who)[:1]:
            self.citizen_acts.append(CitizenAct(code, "submit", answer))

    def send_on(self) -> None:
        """The second unit sends it on while the router is busy telling that unit of it."""
        mine = [one.code for one in self.stored(SECOND_UNIT)]
        if not mine:
            return
        self.act(XUAN, mine[0], "claim")
        self.meanwhile("REMOVE unrouted", lambda: self.forward(mine[0]))
        self.world.sweep()
        self.calm_down()
        if not self.forwarded:
            self.forward(mine[0])

    def forward(self, code: str) -> None:
        self.forwarded = code
        self.act(XUAN, code, "forward", inside=True, unit=FIRST_UNIT, reason="other_unit_competent")

    # ---- the desk of the first unit

    def desks(self) -> None:
        for dossier in self.stored(FIRST_UNIT):
            if dossier.account == ANNA.identity.sub:
                self.supplement(dossier.code)
                self.result(dossier.code)
            else:
                # The claim of the unit it came from has ended with it.
                self.act(LAN, dossier.code, "claim")
                self.twice(BINH, dossier.code, "withdraw", "rut")

    def supplement(self, code: str) -> None:
        for move in ("claim", "receive", "process"):
            self.act_by_form(LAN, code, move)
        self.pass_time()
        self.act(LAN, code, "ask_supplement", items=ASKED, until="2026-07-31")
        self.pass_time()
        key = f"{code}/{DOCUMENT}/{'0' * 22}"
        self.world.backend.s3.put_object(Bucket=BUCKET, Key=key, Body=PDF, ContentType="application/pdf")
        self.twice(ANNA, code, "attach", f"giay-to/{DOCUMENT}/xong?key={key}")
        self.twice(ANNA, code, "answer_supplement", "bo-sung", (FIELD, "Đăng ký tạm trú cho bản thân"))
        self.mark()

    def result(self, code: str) -> None:
        self.act_by_form(LAN, code, "resume")
        self.act(LAN, code, "settle", reference="FT26202-9", amount=7000, source="desk")
        self.act(
            LAN,
            code,
            "decide",
            result="Đã đăng ký tạm trú",
            appointment=APPOINTMENT,
            override="Đã xem bản chính",
        )
        self.act(LAN, code, "return", collected_by="Nguyễn Thị Kanari")

    def act_by_form(self, who: Identity, code: str, move: str) -> None:
        token = 0 if move == "claim" else self.token(who, code)
        path = f"/api/can-bo/ho-so/{code}/{move}"
        answer = self.world.press(who, "POST", path, Form((("_token", str(token)),)))
        self.moves.append(Moved(who.username, code, move, token, answer, 303))
        self.tokens.pop((who.username, code), None)
        self.mark()

    # ---- what citizens do

    def citizens(self) -> None:
        # A dossier taken back may be filed anew: then nobody means the same one.
        self.file(DESK_ANNA)
        for who in (ANNA, BINH):
            self.look(who)

    def twice(self, who: Citizen, code: str, move: str, place: str, *boxes: tuple[str, str]) -> None:
        """The page's button, or the way back from storage, and once more though it had worked."""
        method, body = ("GET", PAGE) if "?" in place else ("POST", Form((*boxes, ("_lang", "vi"))))
        for _ in range(2):
            answer = self.world.press(who.identity, method, f"/api/ho-so/{code}/{place}", body)
            self.citizen_acts.append(CitizenAct(code, move, answer))
