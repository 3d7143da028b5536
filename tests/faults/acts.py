"""What the people of a run did, and what each was told."""

from dataclasses import dataclass

from handlers.dossier.history.event import Event
from handlers.web.tracking.consent import SENT
from tests.faults.browser import Answer


@dataclass(frozen=True)
class Moved:
    """The last answer an officer got for one act, and what the table of steps says it must be."""

    who: str
    code: str
    move: str
    token: int
    answer: Answer
    expected: int = 200


@dataclass(frozen=True)
class CitizenAct:
    """What a citizen did on a page, and where it led."""

    code: str
    move: str
    answer: Answer
    about: str = ""
    """The consent it is about, if it is about one."""

    @property
    def leads_on(self) -> bool:
        """Whether the page goes on as after the act; a link that was used says what was answered by it."""
        told = self.answer.status == 409 and SENT["given"]["vi"] in self.answer.body.decode()
        return self.answer.status == 303 or (bool(self.about) and told)

    def is_kept_by(self, event: Event) -> bool:
        return (self.move, self.about) == (event.move, event.data.get("consent", ""))
