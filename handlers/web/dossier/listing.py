"""A dossier in a list, the citizen's or the desk's: its step, its flags, and the days that are left."""

from datetime import date

from forms.text.formatting import day
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.items import ListRow
from handlers.dossier.table.steps import STEPS
from handlers.web.models.tracking import HistoryEntry, ListedDossier
from site_templates.views import History, Row

# The day before: enough time for an officer to act.
SOON = 1
ANSWERED = Phrase("web.dossier.listing.answered")
"""What the step is called once the citizen has answered and no officer has looked at it yet."""
FLAGS = {
    "answered": Phrase("web.dossier.listing.flags.answered"),
    "review": Phrase("web.dossier.listing.flags.review"),
    "triage": Phrase("web.dossier.listing.flags.triage"),
    "triage_late": Phrase("web.dossier.listing.flags.triage_late"),
    "id_mismatch": Phrase("web.dossier.listing.flags.id_mismatch"),
    "late_notice": Phrase("web.dossier.listing.flags.late_notice"),
    "for_another": Phrase("web.dossier.listing.flags.for_another"),
    "other_unit": Phrase("web.dossier.listing.flags.other_unit"),
    "fee_differs": Phrase("web.dossier.listing.flags.fee_differs"),
    "unpaid": Phrase("web.dossier.listing.flags.unpaid"),
    "supplement": Phrase("web.dossier.listing.flags.supplement"),
}
LATE = Phrase("web.dossier.listing.late")
TODAY = Phrase("web.dossier.listing.today")
LEFT = Phrase("web.dossier.listing.left")
PAUSED = Phrase("web.dossier.listing.paused")
DONE = Phrase("web.dossier.listing.done")


def row_as_json(row: Row) -> ListedDossier:
    """The same row for a program."""
    return ListedDossier(
        code=row.code,
        path=row.path,
        procedure=row.procedure,
        applicant=row.applicant,
        filed_at=row.filed_at,
        due=row.due,
        left=row.left,
        urgency=row.urgency,
        step=row.step,
        officer=row.officer,
        flags=list(row.flags),
    )


def event_as_json(one: History) -> HistoryEntry:
    """One line of a history for a program."""
    return HistoryEntry(at=one.at, what=one.what, who=one.who, note=one.note)


def step_of(row: ListRow, lang: Language) -> str:
    """The name of the step as a list says it."""
    return (ANSWERED if "answered" in row.flags else STEPS[row.step].name)[lang]


def due_of(row: ListRow) -> str:
    """The due date, while it is one: during a pause it moves with every day."""
    return "" if not row.due or row.paused else day(date.fromisoformat(row.due))


def days_left(row: ListRow, today: date) -> tuple[Text | None, str]:
    """How many days are left in words, and how urgent that is: late, soon, ok, paused, done."""
    if STEPS[row.step].clock == "ended":
        return DONE, "done"
    if is_clock_stopped(row):
        return PAUSED, "paused"
    if not row.due:
        return None, "ok"
    days = (date.fromisoformat(row.due) - today).days
    if days < 0:
        return LATE.format(n=-days), "late"
    return (LEFT.format(n=days) if days else TODAY), "soon" if days <= SOON else "ok"


def is_clock_stopped(row: ListRow) -> bool:
    """Whether the clock does not run."""
    return row.paused or STEPS[row.step].clock == "ended"
