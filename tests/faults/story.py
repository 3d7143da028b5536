"""What happens in every run: three filings and their doubles, two desks, and citizens who look."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handlers.aws.dossiers import CodeClash
from handlers.aws.items import from_item
from handlers.aws.sessions import Identity
from handlers.dossier.dossier import Dossier
from tests.faults.acts import CitizenAct, Moved
from tests.faults.browser import Answer
from tests.faults.inject import Killed
from tests.faults.people import ANNA, BINH, FIRST_UNIT, HUNG, LAN, PROCEDURE, SECOND_UNIT, XUAN, Citizen
from tests.faults.world import PATIENCE, World

Intent = tuple[str, int]
"""Who wants to file, and for the how manieth time the same: one intent, one dossier."""
LEASE_AND_MORE = 31


class AsCalm(Exception):
    """World and story are where they were without the fault: the rest can only be the same."""


class Story:
    """The acts of one run, and what each of them was told.

    `calm` are the marks of the run without faults; a run that is back on its path raises AsCalm.
    """

    def __init__(self, world: World, calm: tuple[int, ...] = ()) -> None:
        self.world, self.calm, self.marks = world, calm, list[int]()
        self.receipts: dict[Intent, list[Answer]] = {}
        self.moves: list[Moved] = []
        self.looks: list[tuple[str, Answer]] = []
        self.clashed = ""
        self.tokens: dict[tuple[str, str], int] = {}
        self.told_in_time: dict[str, list[str]] = {}
        self.waiting_then: list[str] = []
        self.told_early: dict[str, list[str]] = {}
        self.links: list[str] = []
        self.final: list[dict[str, Any]] = []
        self.citizen_acts: list[CitizenAct] = []
        self.edition = world.office.catalogue.current_edition(PROCEDURE, world.office.today)

    def play(self) -> None:
        self.filings()
        self.world.sweep()
        # Before anybody works: what a later event of the dossier brings to the queue comes too late.
        self.told_in_time = self.world.backend.queued(self.world.prefix)
        self.waiting_then = [item["pk"]["S"] for item in self.world.items()]
        self.desks()
        self.citizens()
        self.ending()

    def kept(self) -> list[Dossier]:
        """Every dossier, as it is stored at the end."""
        return [from_item(item) for item in self.final]

    def meanwhile(self, about: str, happen: Callable[[], None]) -> None:
        self.world.backend.inject.meanwhile(about, happen)

    def calm_down(self) -> None:
        self.world.backend.inject.calm()

    def pass_time(self, minutes: int = 1) -> None:
        self.world.pass_time(minutes)
        self.mark()

    def mark(self) -> None:
        told = (sorted(self.receipts.items()), self.moves, self.looks, self.clashed, self.citizen_acts)
        seen = (sorted(self.tokens.items()), sorted(self.told_in_time.values()), self.waiting_then)
        asked = (sorted(self.told_early.values()), self.links)
        self.marks.append(hash(repr((told, seen, asked, self.world.state()))))
        inject, here = self.world.backend.inject, len(self.marks)
        over = len(inject.fired) == len(inject.plan) > 0 and not inject.late
        if over and here <= len(self.calm) and self.calm[here - 1] == self.marks[-1]:
            raise AsCalm

    # ---- citizens file

    def filings(self) -> None:
        # A true double click: the second request runs while the first is on its way to storage.
        self.meanwhile(self.world.dossiers.table, lambda: self.file(ANNA))
        self.file(ANNA)
        self.calm_down()
        self.pass_time()
        self.file(BINH)
        self.pass_time()
        self.file(ANNA)
        self.file(ANNA, again=1)
        self.pass_time()
        self.reuse()
        self.pass_time()

    def file(self, who: Citizen, again: int = 0) -> None:
        assert self.edition is not None
        body = {"edition": self.edition.digest, "answers": who.answers, "again": again}
        path = f"/api/thu-tuc/{PROCEDURE}"
        answer = self.world.press(who.identity, "POST", path, body, self.world.config.patience)
        self.receipts.setdefault((who.identity.sub, again), []).append(answer)

    def reuse(self) -> None:
        """Other content under a code that is taken, straight at storage: no filing could derive it."""
        taken = self.stored(FIRST_UNIT)
        if not taken:
            return
        other = replace(taken[0], answers={**taken[0].answers, "noi_dung_de_nghi": "khác"})
        self.clashed = "never answered"
        for _ in range(PATIENCE):
            try:
                with self.world.backend.inject.on():
                    self.world.dossiers.create(other)
            except CodeClash:
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
            self.pass_time()
            self.receive(first, second, mine)
            self.handover(first, second, mine[0])
        for dossier in self.stored(SECOND_UNIT):
            self.act(XUAN, dossier.code, "claim")
        self.pass_time()

    def race(self, code: str) -> tuple[Identity, Identity]:
        """Two officers claim the same dossier at the same moment; who got it, who did not."""

        def claim(who: Identity) -> Answer:
            return self.post(who, code, "claim", 0)

        answers: dict[str, Answer] = {}
        self.meanwhile(self.world.dossiers.table, lambda: answers.update(lan=claim(LAN)))
        answers["hung"] = claim(HUNG)
        if "lan" not in answers:
            answers["lan"] = claim(LAN)
        self.calm_down()
        holder = next(one for one in self.stored(FIRST_UNIT) if one.code == code).summary.officer
        first, second = (LAN, HUNG) if holder and holder.id == LAN.username else (HUNG, LAN)
        for who, expected in ((first, 200), (second, 409)):
            answer = answers[who.username]
            self.moves.append(Moved(who.username, code, "claim", 1, answer, expected))
        return first, second

    def strangers(self, code: str) -> None:
        """Another unit's officer does nothing, and learns nothing from the answer."""
        self.moves.append(Moved(XUAN.username, code, "claim", 1, self.post(XUAN, code, "claim", 1), 404))

    def receive(self, first: Identity, second: Identity, mine: list[str]) -> None:
        """Two officers of a unit receive a dossier each at the same moment: both draw on one counter."""
        if len(mine) > 1:
            self.act(second, mine[1], "claim")
            self.meanwhile("#counter#", lambda: self.act(second, mine[1], "receive", inside=True))
        self.act(first, mine[0], "receive")
        self.calm_down()
        if len(mine) > 1 and not any((one.code, one.move) == (mine[1], "receive") for one in self.moves):
            self.act(second, mine[1], "receive")

    def handover(self, first: Identity, second: Identity, code: str) -> None:
        self.pass_time(LEASE_AND_MORE)
        self.act(second, code, "claim")
        # The first officer's page is still open, with the token of a claim that lapsed.
        stale = self.post(first, code, "process", 1)
        self.moves.append(Moved(first.username, code, "process on an old page", 1, stale, 409))
        self.act(second, code, "process")
        payment: dict[str, Any] = {"reference": "FT26202-1", "amount": 7000, "source": "transfer"}
        self.act(second, code, "settle", **payment)
        self.act(first, code, "settle", **payment)
        self.act(
            second, code, "decide", result="Đã đăng ký tạm trú", override="Công dân nộp giấy tờ tại quầy"
        )

    def act(self, who: Identity, code: str, move: str, inside: bool = False, **data: object) -> None:
        """Decide on the page that came back last, or open one; press until something certain comes back."""
        token = self.tokens.get((who.username, code))
        if token is None:
            token = self.token(who, code) if move != "claim" else 0
        answer = self.post(who, code, move, token, **data)
        self.moves.append(Moved(who.username, code, move, token, answer))
        if not inside:
            self.mark()

    def token(self, who: Identity, code: str) -> int:
        page = self.world.press(who, "GET", f"/api/can-bo/ho-so/{code}")
        return int(page.json["token"]) if page.status == 200 else -1

    def post(self, who: Identity, code: str, move: str, token: int, **data: object) -> Answer:
        body = {"token": token, **data}
        answer = self.world.press(who, "POST", f"/api/can-bo/ho-so/{code}/{move}", body)
        self.tokens.pop((who.username, code), None)
        if answer.status == 200 and "token" in answer.json:
            self.tokens[who.username, code] = int(answer.json["token"])
        return answer

    # ---- citizens look

    def citizens(self) -> None:
        for who in (ANNA, BINH):
            self.file(who)
            self.look(who)

    def look(self, who: Citizen) -> None:
        codes = self.codes(who)
        for code in codes:
            self.looks.append((code, self.world.press(who.identity, "GET", f"/api/ho-so/{code}")))
        for code in codes[:1]:
            asked = {"code": code, "digits": who.digits}
            self.looks.append((code, self.world.press(None, "POST", "/api/tra-cuu", asked)))

    def codes(self, who: Citizen) -> list[str]:
        told = [
            answer.json["code"]
            for (sub, _), answers in self.receipts.items()
            for answer in answers
            if sub == who.identity.sub and answer.status == 201
        ]
        return list(dict.fromkeys(told))

    def ending(self) -> None:
        self.pass_time()
        if self.world.config.generous:
            self.world.pump(again=True)
        self.pass_time()
        self.world.sweep()
        self.world.backend.inject.arrive_late()
        self.world.empty_queues()
        self.final = self.world.items()
