"""What happens by itself: days pass, a supplement nobody answers ends, and a unit closes."""

from datetime import datetime, timedelta

from forms.country.calendar import Calendar
from handlers import remind
from handlers import units as closing
from tests.faults.acts import Moved
from tests.faults.people import ANNA, BINH, FIRST_UNIT, HUNG, LAN, SECOND_UNIT, XUAN
from tests.faults.story import Story
from tests.viet_nam import VIETNAM

ASKED = [{"field": "noi_dung_de_nghi", "reason": "answer_incomplete"}]
REMINDED, LAST_DAY = "2026-07-27", "2026-07-28"
"""Of the supplement; the unit closes at the end of the month."""
MORNINGS = [datetime(2026, 7, 24, 8, 30, tzinfo=VIETNAM) + timedelta(days=n) for n in range(11)]


class Ageing(Story):
    """Nobody presses anything any more, and still every dossier is on one desk, and none waits for ever."""

    def filings(self) -> None:
        self.file(ANNA)
        self.file(ANNA, again=1)
        self.pass_time()
        self.file(BINH)
        self.pass_time()

    def desks(self) -> None:
        mine = [one.code for one in self.stored(FIRST_UNIT)]
        for code in mine[:1]:
            for move in ("claim", "receive", "process"):
                self.act(LAN, code, move)
            self.act(LAN, code, "ask_supplement", items=ASKED, until=LAST_DAY)
        for code in mine[1:]:
            self.act(LAN, code, "claim")
        for morning in MORNINGS:
            self.world.now, self.world.cookies = morning, {}
            self.world.pump()
            if mine and f"{morning:%Y-%m-%d}" == REMINDED:
                # An officer claims while the reminder of that dossier is on its way to storage.
                self.meanwhile(mine[0], lambda: self.act(HUNG, mine[0], "claim", inside=True))
            self.world.schedule(lambda: remind.remind(self.world.dossiers, self.world.now, self.calendar)[1])
            self.world.schedule(lambda: closing.move_all(self.register).left)
            self.calm_down()
            self.mark()
        for dossier in self.stored(SECOND_UNIT):
            if dossier.summary.is_open:
                self.act(XUAN, dossier.code, "claim")
        for code in mine[1:]:
            late = self.post(LAN, code, "process", 1)
            self.moves.append(Moved(LAN.username, code, "process at a closed unit", 1, late, 403))

    @property
    def calendar(self) -> Calendar:
        return self.world.office.catalogue.calendar

    @property
    def register(self) -> closing.Register:
        world = self.world
        return closing.Register(world.office.catalogue, world.dossiers, world.queues, lambda: world.now)

    def citizens(self) -> None:
        for who in (ANNA, BINH):
            self.look(who)
