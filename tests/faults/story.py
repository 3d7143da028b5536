"""What happens in every run: three filings and their doubles, two desks, and citizens who look."""

from dataclasses import dataclass, replace
from typing import Any

from handlers.aws.dossiers import Clash
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from tests.faults.browser import Answer
from tests.faults.inject import Killed
from tests.faults.people import ANNA, BINH, FIRST_UNIT, HUNG, LAN, PROCEDURE, SECOND_UNIT, XUAN, Citizen
from tests.faults.world import PATIENCE, World

Intent = tuple[str, int]
"""Who wants to file, and for the how manieth time the same: one intent, one dossier."""
LEASE_AND_MORE = 31


@dataclass(frozen=True)
class Moved:
    """The last answer an officer got for one act, and what the table of steps says it must be."""

    who: str
    code: str
    move: str
    token: int
    answer: Answer
    expected: int = 200


class Story:
    """The acts of one run, and what each of them was told."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.receipts: dict[Intent, list[Answer]] = {}
        self.moves: list[Moved] = []
        self.looks: list[tuple[str, Answer]] = []
        self.clashed = ""
        self.tokens: dict[tuple[str, str], int] = {}
        self.final: list[dict[str, Any]] = []
        self.edition = world.office.catalogue.current(PROCEDURE, world.office.today)

    def play(self) -> None:
        self.filings()
        self.world.sweep()
        self.desks()
        self.citizens()
        self.ending()

    # ---- citizens file

    def filings(self) -> None:
        # A true double click: the second request runs while the first is on its way to storage.
        self.world.meanwhile("dynamodb.PutItem", lambda: self.file(ANNA))
        self.file(ANNA)
        self.world.pass_time()
        self.file(BINH)
        self.world.pass_time()
        self.file(ANNA)
        self.file(ANNA, again=1)
        self.world.pass_time()
        self.reuse()
        self.world.pass_time()

    def file(self, who: Citizen, again: int = 0) -> None:
        assert self.edition is not None
        body = {"edition": self.edition.digest, "answers": who.answers, "again": again}
        path = f"/api/thu-tuc/{PROCEDURE}"
        answer = self.world.press(who.identity, "POST", path, body, self.world.config.patience)
        self.receipts.setdefault((who.identity.sub, again), []).append(answer)

    def reuse(self) -> None:
        """Other content under a code that is taken, straight at storage: the derivation makes it impossible."""
        taken = self.stored(FIRST_UNIT)
        if not taken:
            return
        other = replace(taken[0], answers={**taken[0].answers, "noi_dung_de_nghi": "khác"})
        self.clashed = "never answered"
        for _ in range(PATIENCE):
            try:
                with self.world.backend.inject.on():
                    self.world.dossiers.create(other)
            except Clash:
                self.clashed = ""
                return
            except (Killed, Exception):  # noqa: S112 – a fault: try again.
                continue
            self.clashed = f"other content was accepted under {other.code}"
            return

    # ---- officers work

    def stored(self, unit: str) -> list[Dossier]:
        """What a unit has to do, in the order of filing, as its desk would show."""
        found = [Dossier.from_dict(body) for body in self.world.bodies()]
        return sorted((one for one in found if one.unit == unit), key=lambda one: (one.filed_at, one.code))

    def desks(self) -> None:
        mine = [one.code for one in self.stored(FIRST_UNIT)]
        if mine:
            first, second = self.race(mine[0])
            self.strangers(mine[0])
            self.handover(first, second, mine[0])
        if len(mine) > 1:
            self.world.pass_time()
            for move in ("claim", "receive"):
                self.act(LAN, mine[1], move)
        for dossier in self.stored(SECOND_UNIT):
            self.look(dossier.code, self.world.press(XUAN, "GET", "/api/can-bo"), inbox=True)
            self.act(XUAN, dossier.code, "claim")
        self.world.pass_time()

    def race(self, code: str) -> tuple[Identity, Identity]:
        """Two officers claim the same dossier at the same moment; who got it, who did not."""
        pages = {who.username: self.token(who, code) for who in (HUNG, LAN)}

        def claim(who: Identity) -> Answer:
            return self.post(who, code, "claim", pages[who.username])

        answers: dict[str, Answer] = {}
        self.world.meanwhile("dynamodb.UpdateItem", lambda: answers.update(lan=claim(LAN)))
        answers["hung"] = claim(HUNG)
        if "lan" not in answers:
            answers["lan"] = claim(LAN)
        self.world.calm()
        holder = next(one for one in self.stored(FIRST_UNIT) if one.code == code).summary.officer
        first, second = (LAN, HUNG) if holder and holder.id == LAN.username else (HUNG, LAN)
        for who, expected in ((first, 200), (second, 409)):
            answer = answers[who.username]
            self.moves.append(Moved(who.username, code, "claim", 1, answer, expected))
        return first, second

    def strangers(self, code: str) -> None:
        """Another unit's officer sees nothing and does nothing, and learns nothing from the answer."""
        seen = self.world.press(XUAN, "GET", f"/api/can-bo/ho-so/{code}")
        self.moves.append(Moved(XUAN.username, code, "look", 1, seen, 404))
        self.moves.append(Moved(XUAN.username, code, "claim", 1, self.post(XUAN, code, "claim", 1), 404))

    def handover(self, first: Identity, second: Identity, code: str) -> None:
        self.world.pass_time()
        self.act(first, code, "receive")
        self.world.pass_time(LEASE_AND_MORE)
        self.act(second, code, "claim")
        # The first officer's page is still open, with the token of a claim that lapsed.
        stale = self.post(first, code, "process", 1)
        self.moves.append(Moved(first.username, code, "process on an old page", 1, stale, 409))
        self.act(second, code, "process")
        payment = {"reference": "FT26202-1", "amount": 7000, "source": "transfer"}
        self.act(second, code, "settle", **payment)
        self.act(first, code, "settle", **payment)
        self.act(second, code, "decide", result="Đã đăng ký tạm trú")

    def act(self, who: Identity, code: str, move: str, **data: object) -> None:
        """Decide on the page that came back last, or open one; press until something certain comes back."""
        token = self.tokens[who.username, code] if (who.username, code) in self.tokens else self.token(who, code)
        answer = self.post(who, code, move, token, **data)
        self.moves.append(Moved(who.username, code, move, token, answer))

    def token(self, who: Identity, code: str) -> int:
        page = self.world.press(who, "GET", f"/api/can-bo/ho-so/{code}")
        return int(page.json["token"]) if page.status == 200 else -1

    def post(self, who: Identity, code: str, move: str, token: int, **data: object) -> Answer:
        body = {"token": token, **data}
        answer = self.world.press(who, "POST", f"/api/can-bo/ho-so/{code}/{move}", body)
        self.tokens.pop((who.username, code), None)
        if answer.status == 200:
            self.tokens[who.username, code] = int(answer.json["token"])
        return answer

    # ---- citizens look

    def citizens(self) -> None:
        for who in (ANNA, BINH):
            self.file(who)
            for code in self.codes(who):
                self.look(code, self.world.press(who.identity, "GET", f"/api/ho-so/{code}"))
                asked = {"code": code, "digits": who.digits}
                self.look(code, self.world.press(None, "POST", "/api/tra-cuu", asked))

    def codes(self, who: Citizen) -> list[str]:
        told = [
            answer.json["code"]
            for (sub, _), answers in self.receipts.items()
            for answer in answers
            if sub == who.identity.sub and answer.status == 201
        ]
        return list(dict.fromkeys(told))

    def look(self, code: str, answer: Answer, inbox: bool = False) -> None:
        shown = code if not inbox else "-".join(code[at : at + 4] for at in range(0, len(code), 4))
        self.looks.append((shown, answer))

    def ending(self) -> None:
        self.world.pass_time()
        if self.world.config.redelivery:
            self.world.pump(again=True)
        self.world.pass_time()
        self.world.sweep()
        self.world.backend.inject.arrive_late()
        self.world.empty_queues()
        self.final = self.world.items()
