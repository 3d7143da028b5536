"""The progress of a dossier as its citizen sees it: steps done, the current one, those to come."""

from collections.abc import Iterator

from forms.text.language import Language
from handlers.aws.items import has_new_answer
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.moves import FILINGS, MOVES
from handlers.dossier.table.steps import STEPS
from handlers.web.dossier.listing import ANSWERED

MAIN = tuple(step.id for step in STEPS.values() if step.timeline == "main")
"""The way of a dossier with which nothing is wrong."""


def visited_steps(dossier: Dossier) -> list[str]:
    """The steps the dossier has stood in, in order, each as often as it was entered."""
    steps = [FILINGS[dossier.events[0].move].to("")]
    for event in dossier.events[1:]:
        step = MOVES[event.move].to(steps[-1])
        if step != steps[-1]:
            steps.append(step)
    return steps


def steps_ahead(step: str) -> tuple[str, ...]:
    """The steps a dossier still goes through when nothing more comes up: none from an end.

    From a side step it goes on where that step leads back to, whatever it skipped before: a dossier
    supplemented before it was received is never received on its own, but received and worked on in one.
    """
    here = STEPS[step]
    if here.timeline == "before":
        return MAIN
    if here.timeline == "main":
        return MAIN[MAIN.index(step) + 1 :]
    return MAIN[MAIN.index(here.back) :] if here.back else ()


def progress_steps(dossier: Dossier, lang: Language) -> Iterator[tuple[str, str]]:
    """What is done, told from the history in its order; where it stands; what the table has ahead."""
    *been, here = visited_steps(dossier)
    yield from ((STEPS[step].name[lang], "done") for step in been)
    yield (ANSWERED if has_new_answer(dossier) else STEPS[here].name)[lang], "here"
    yield from ((STEPS[step].name[lang], "ahead") for step in steps_ahead(here))
