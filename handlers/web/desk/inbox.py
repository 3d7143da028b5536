"""The desk's lists: tabs with counters, and dossiers as rows with the days that are left."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property

from forms.text.formatting import minute
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.aws.items import ListRow
from handlers.aws.sessions import Identity
from handlers.dossier.code import group_code
from handlers.dossier.history.summary import is_choice_late
from handlers.dossier.passing import hours_unclaimed
from handlers.dossier.table.steps import TABS, TRIAGE
from handlers.web.dossier.listing import FLAGS, days_left, due_of, is_clock_stopped, step_of
from handlers.web.http.addresses import desk_path
from handlers.web.http.services import Services
from site_templates.views import Row, Tab

SILENCE = Phrase("web.desk.inbox.silence")
# No index holds these tabs; looking through more would make the inbox slow for everybody.
MOST = 200
"""Rows of one tab that the tabs computed here ("mine", "overdue") look through, the most urgent first."""

# Tab → label, one line of explanation. The order is that of the page.
DESK_TABS: dict[str, tuple[Text, Text]] = {
    "consent": (
        Phrase("web.desk.inbox.desk_tabs.consent.label"),
        Phrase("web.desk.inbox.desk_tabs.consent.about"),
    ),
    "waiting": (
        Phrase("web.desk.inbox.desk_tabs.waiting.label"),
        Phrase("web.desk.inbox.desk_tabs.waiting.about"),
    ),
    TRIAGE: (
        Phrase("web.desk.inbox.desk_tabs.triage.label"),
        Phrase("web.desk.inbox.desk_tabs.triage.about"),
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


class OpenRows:
    """The unit's open dossiers, read once when a tab or a counter first needs them."""

    def __init__(self, services: Services, who: Identity) -> None:
        self.services, self.who = services, who

    def rows_of(self, tab: str) -> list[ListRow]:
        """The rows of a tab that no index holds: mine, overdue."""
        if tab == "mine":
            return [row for row in self._rows if row.officer_id == self.who.username]
        today = self.services.today.isoformat()
        return [row for row in self._rows if row.due and row.due < today and not is_clock_stopped(row)]

    def silence(self, lang: Language) -> str:
        """What the head and every officer is to see: a filing nobody has taken up in time; "" for none."""
        free = [row for row in self._rows if not row.officer and not row.unplaced_since]
        rows = [row for row in free if row.step in TABS["waiting"]]
        oldest = min(rows, key=lambda row: datetime.fromisoformat(row.filed_at), default=None)
        hours = self._hours_of(oldest) if oldest else 0
        if oldest is None or not hours:
            return ""
        return SILENCE[lang].format(hours=hours, since=minute(datetime.fromisoformat(oldest.filed_at)))

    def _hours_of(self, row: ListRow) -> int:
        catalogue, now = self.services.catalogue, self.services.now()
        unit, edition = catalogue.unit(self.who.unit), catalogue.current_edition(row.procedure, now.date())
        calendar = catalogue.calendar_of(unit, edition) if unit and edition else catalogue.calendar
        return hours_unclaimed(datetime.fromisoformat(row.filed_at), now, calendar)

    @cached_property
    def _rows(self) -> list[ListRow]:
        tabs = ("working", "waiting", "supplement", "consent", *triage_tabs(self.services, self.who.unit))
        parts = [self.services.dossiers.inbox(self.who.unit, tab, MOST) for tab in tabs]
        return sorted((row for part in parts for row in part), key=lambda row: row.due or row.filed_at)


def triage_tabs(services: Services, unit: str) -> tuple[str, ...]:
    """The tab of dossiers whose unit is to be chosen, at the desks they come to: no other pays for it."""
    return (TRIAGE,) if services.catalogue.register.is_parent(unit) else ()


def tab_counts(services: Services, who: Identity, rows: OpenRows) -> dict[str, int]:
    return {
        **services.dossiers.counts(who.unit, tabs=(*TABS, *triage_tabs(services, who.unit))),
        "mine": len(rows.rows_of("mine")),
        "overdue": len(rows.rows_of("overdue")),
    }


def tab_views(numbers: dict[str, int], here: str, lang: Language) -> tuple[Tab, ...]:
    return tuple(
        Tab(tab, label[lang], numbers.get(tab, 0), desk_path(tab=tab), tab == here, note[lang])
        for tab, (label, note) in DESK_TABS.items()
        if tab != TRIAGE or TRIAGE in numbers
    )


def desk_row(services: Services, row: ListRow, lang: Language) -> Row:
    """One dossier as the list shows it."""
    left, urgency = days_left(row, services.today)
    editions = services.catalogue.history(row.procedure)
    return Row(
        code=group_code(row.code),
        path=desk_path(row.code),
        procedure=editions[0].name[lang] if editions else row.procedure,
        applicant=row.applicant,
        filed_at=minute(datetime.fromisoformat(row.filed_at)),
        due=due_of(row),
        left=left[lang] if left else "",
        urgency=urgency,
        step=step_of(row, lang),
        officer=row.officer,
        flags=flag_texts(row.flags, is_late_choice(services, row), lang),
    )


def is_late_choice(services: Services, row: ListRow) -> bool:
    """Whether its unit should have been chosen by now: a working day has gone by."""
    since = row.unplaced_since
    return bool(since) and is_choice_late(
        date.fromisoformat(since), services.today, services.catalogue.calendar
    )


def flag_texts(flags: Sequence[str], late: bool, lang: Language) -> tuple[str, ...]:
    """The flags in words; a choice of unit that is late says so."""
    told = ("triage_late" if flag == TRIAGE and late else flag for flag in flags)
    return tuple(FLAGS[flag][lang] if flag in FLAGS else flag for flag in told)
