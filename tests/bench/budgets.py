"""What the figures are to stay under, and how those of a run stand beside it and beside the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.before import NAME
from tests.bench.measure import Spread
from tests.bench.table import Figure, Table

RATIO, SECONDS, MEGABYTES, BYTES = "×", " s", " MB", " B"


@dataclass(frozen=True)
class Budget:
    """The most that a figure may be, and its unit."""

    most: float
    unit: str = RATIO

    def shown(self, value: Spread | None) -> str:
        """A figure with its noise in the unit of the budget."""
        if value is None:
            return "not measured"
        digits = 0 if self.unit == BYTES else 2
        middle, low, high = (f"{one:,.{digits}f}" for one in (value.middle, value.low, value.high))
        return f"{middle}{self.unit}" + (f" ({low}–{high})" if low != high else "")


COLD_HUGO, COLD_BEFORE = "cold build ÷ Hugo, YAML (CPU)", f"cold build ÷ {NAME} (CPU)"
EDIT_HUGO, UNCHANGED = "one edit ÷ Hugo, YAML (CPU)", "nothing changed (CPU)"
PEAK, CHECK = "largest process of a cold build", f"check ÷ {NAME} (CPU)"
PROOFS, CHECK_AGAIN = f"proofs of check ÷ {NAME} (CPU)", "check, nothing changed (CPU)"
SONG = "API start to /api/song ÷ FastAPI + Mangum + boto3 (CPU)"
FORM = "API start to a drawn form ÷ FastAPI + Mangum + boto3 (CPU)"
EDITIONS = "API start with 1,000 editions ÷ with those shipped (CPU)"
POST, ZIP, PAGE = f"warm form post ÷ {NAME} (CPU)", "deployment zip", "largest page"
SUBMIT = "submit, p95, full table ÷ empty"
REQUESTS, WRITES = f"AWS requests of a citizen ÷ {NAME}", f"write units of a citizen ÷ {NAME}"
CLAIM, DOSSIER, INBOX, STATUS = (
    f"warm {page} ÷ {NAME} (CPU)" for page in ("claim", "dossier at the desk", "inbox", "status page")
)

BUDGETS = {
    COLD_HUGO: Budget(2.5),
    COLD_BEFORE: Budget(0.35),
    EDIT_HUGO: Budget(0.05),
    UNCHANGED: Budget(0.2, SECONDS),
    PEAK: Budget(150, MEGABYTES),
    CHECK: Budget(0.35),
    CHECK_AGAIN: Budget(0.4, SECONDS),
    PROOFS: Budget(1),
    SONG: Budget(0.45),
    FORM: Budget(0.75),
    EDITIONS: Budget(1.1),
    POST: Budget(0.55),
    ZIP: Budget(9, MEGABYTES),
    PAGE: Budget(14_000, BYTES),
    SUBMIT: Budget(1.2),
    **dict.fromkeys((REQUESTS, WRITES), Budget(1)),
    **dict.fromkeys((CLAIM, DOSSIER, INBOX, STATUS), Budget(1)),
}
"""By the name of the figure; 1 where the only aim is that it gets no slower.

A whole run fails where no section gives one of them.
"""
COLUMNS = ("figure", "of", NAME, "budget", "reached", "within")


def budget_table(figures: Sequence[Figure]) -> Table:
    """Every budget with what was reached, in the order of the budgets."""
    found = {figure.name: figure for figure in figures}
    return Table(
        "Budgets",
        "The sections below say how each was measured, and hold what it follows from. What stands there of "
        f"{NAME} was measured in the same run.",
        COLUMNS,
        tuple(_row(found[name], budget) for name, budget in BUDGETS.items() if name in found),
    )


def _row(figure: Figure, budget: Budget) -> tuple[str, ...]:
    value = figure.value
    past = "" if figure.past is None else budget.shown(figure.past)
    within = "" if value is None else "yes" if value.middle <= budget.most else "**no**"
    return figure.name, figure.of, past, f"{budget.most:,g}{budget.unit}", budget.shown(value), within


def unmeasured(figures: Sequence[Figure]) -> list[str]:
    """The budgets that no section gave a figure for: it was renamed or left out."""
    return sorted(BUDGETS.keys() - {figure.name for figure in figures})


def beside_page(figures: Sequence[Figure], page: str) -> Table:
    """The figures of a run that writes no page, beside those of the page that were taken at the same size."""
    then = reached(page)
    return Table(
        "Beside docs/performance.md",
        "What the page has of the same size, and what this run found: who made it slower sees it here.",
        ("figure", "of", "the page", "now", "now ÷ the page"),
        tuple(_beside(figure, then.get((figure.name, figure.of))) for figure in figures),
    )


def _beside(figure: Figure, then: float | None) -> tuple[str, ...]:
    now = BUDGETS[figure.name].shown(figure.value)
    change = f"**{figure.value.middle / then:.2f}×**" if figure.value and then else ""
    return figure.name, figure.of, f"{then:,g}" if then else "–", now, change


def reached(page: str) -> dict[tuple[str, str], float]:
    """What a page says was reached, by name and size; what was not measured is left out."""
    found = dict[tuple[str, str], float]()
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == len(COLUMNS) and cells[0] in BUDGETS:
            value = re.match(r"[\d,.]+", cells[COLUMNS.index("reached")])
            if value:
                found[cells[0], cells[1]] = float(value[0].replace(",", ""))
    return found
