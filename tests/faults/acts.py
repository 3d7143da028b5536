"""What the people of a run did, and what each was told."""

from dataclasses import dataclass

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
