"""The desk's lists: tabs with counters, and dossiers as rows with the days that are left."""

from datetime import datetime
from functools import cached_property

from forms.text.formatting import minute
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.items import Listed
from handlers.aws.sessions import Identity
from handlers.dossier.code import grouped
from handlers.web.dossier.listing import FLAGS, due_of, remaining, stands, step_of
from handlers.web.http.addresses import desk_path
from handlers.web.http.services import Office
from site_templates.views import Row, Tab

MOST = 200
"""Rows of one tab that the tabs computed here ("mine", "overdue") look through, the most urgent first."""

# Tab → label, one line of explanation. The order is that of the page.
DESK_TABS: dict[str, tuple[Text, Text]] = {
    "waiting": (
        Phrase("web.desk.inbox.desk_tabs.waiting.label"),
        Phrase("web.desk.inbox.desk_tabs.waiting.about"),
    ),
    "mine": (
        Phrase("web.desk.inbox.desk_tabs.mine.label"),
        Phrase("web.desk.inbox.desk_tabs.mine.about"),
    ),
    "working": (
        Phrase("web.desk.inbox.desk_tabs.working.label"),
        Phrase("web.desk.inbox.desk_tabs.working.about"),
    ),
    "supplement": (
        Phrase("web.desk.inbox.desk_tabs.supplement.label"),
        Phrase("web.desk.inbox.desk_tabs.supplement.about"),
    ),
    "overdue": (
        Phrase("web.desk.inbox.desk_tabs.overdue.label"),
        Phrase("web.desk.inbox.desk_tabs.overdue.about"),
    ),
    "done": (
        Phrase("web.desk.inbox.desk_tabs.done.label"),
        Phrase("web.desk.inbox.desk_tabs.done.about"),
    ),
}


class Open:
    """The unit's open dossiers, read once when a tab or a counter first needs them."""

    def __init__(self, desk: Office, who: Identity) -> None:
        self.desk, self.who = desk, who

    def of(self, tab: str) -> list[Listed]:
        """The rows of a tab that no index holds: mine, overdue."""
        if tab == "mine":
            return [row for row in self._rows if row.officer_id == self.who.username]
        today = self.desk.today.isoformat()
        return [row for row in self._rows if row.due and row.due < today and not stands(row)]

    @cached_property
    def _rows(self) -> list[Listed]:
        parts = [
            self.desk.dossiers.inbox(self.who.unit, tab, MOST) for tab in ("working", "waiting", "supplement")
        ]
        return sorted((row for part in parts for row in part), key=lambda row: row.due or row.filed_at)


def counts(desk: Office, who: Identity, rows: Open) -> dict[str, int]:
    return {
        **desk.dossiers.counts(who.unit),
        "mine": len(rows.of("mine")),
        "overdue": len(rows.of("overdue")),
    }


def tabs(numbers: dict[str, int], here: str, lang: Language) -> tuple[Tab, ...]:
    return tuple(
        Tab(tab, label[lang], numbers.get(tab, 0), desk_path(tab=tab), tab == here, note[lang])
        for tab, (label, note) in DESK_TABS.items()
    )


def listing(desk: Office, row: Listed, lang: Language) -> Row:
    """One dossier as the list shows it."""
    left, urgency = remaining(row, desk.today)
    edition = next((one for one in desk.catalogue.editions if one.id == row.procedure), None)
    return Row(
        code=grouped(row.code),
        path=desk_path(row.code),
        procedure=edition.name[lang] if edition else row.procedure,
        applicant=row.applicant,
        filed_at=minute(datetime.fromisoformat(row.filed_at)),
        due=due_of(row),
        left=left[lang] if left else "",
        urgency=urgency,
        step=step_of(row, lang),
        officer=row.officer,
        flags=tuple(FLAGS[flag][lang] if flag in FLAGS else flag for flag in row.flags),
    )
