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
WALKED = tuple(step.id for step in STEPS.values() if step.timeline in ("before", "main"))
"""The same with what may lie before it: told of a dossier that has been there, never ahead of one."""


def visited_steps(dossier: Dossier) -> list[str]:
    """The steps the dossier has stood in, in order, each as often as it was entered."""
    steps = [FILINGS[dossier.events[0].move].to("")]
    for event in dossier.events[1:]:
        step = MOVES[event.move].to(steps[-1])
        if step != steps[-1]:
            steps.append(step)
    return steps


def progress_steps(dossier: Dossier, lang: Language) -> Iterator[tuple[str, str]]:
    """What is done, where it stands, what is ahead (nothing, once refused or withdrawn)."""
    steps = visited_steps(dossier)
    here, been = steps[-1], [step for step in WALKED if step in steps]
    yield from ((STEPS[step].name[lang], "done") for step in been if step != here)
    yield (ANSWERED if has_new_answer(dossier) else STEPS[here].name)[lang], "here"
    if STEPS[here].timeline != "end":
        ahead = [step for step in MAIN if step not in been]
        # From a side step the dossier goes back to work, so that step lies ahead once more.
        if STEPS[here].back in been:
            ahead.insert(0, STEPS[here].back)
        yield from ((STEPS[step].name[lang], "ahead") for step in ahead)
