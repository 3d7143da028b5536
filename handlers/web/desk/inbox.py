"""The desk's lists: tabs with counters, and dossiers as rows with the days that are left."""

from datetime import datetime
from functools import cached_property

from forms.text.formatting import minute
from forms.text.language import Language, Text
from handlers.aws.items import ListRow
from handlers.aws.sessions import Identity
from handlers.dossier.code import group_code
from handlers.web.dossier.listing import FLAGS, days_left, due_of, is_clock_stopped, step_of
from handlers.web.http.addresses import desk_path
from handlers.web.http.services import Services
from site_templates.views import Row, Tab

# No index holds these tabs; looking through more would make the inbox slow for everybody.
MOST = 200
"""Rows of one tab that the tabs computed here ("mine", "overdue") look through, the most urgent first."""

# Tab → label, one line of explanation. The order is that of the page.
DESK_TABS: dict[str, tuple[Text, Text]] = {
    "waiting": (
        Text(vi="Chờ nhận", en="Waiting"),
        Text(vi="Hồ sơ mới nộp, chưa tiếp nhận.", en="Filed, not yet received."),
    ),
    "mine": (
        Text(vi="Của tôi", en="Mine"),
        Text(vi="Hồ sơ bạn đang giữ, gần hạn xếp trước.", en="What you hold, nearest due date first."),
    ),
    "working": (
        Text(vi="Đang giải quyết", en="In progress"),
        Text(vi="Mọi hồ sơ đã tiếp nhận của đơn vị.", en="Everything the unit has received."),
    ),
    "supplement": (
        Text(vi="Chờ bổ sung", en="Supplement"),
        Text(
            vi="Đang chờ công dân bổ sung; thời hạn tạm dừng.", en="The citizen's turn; the clock is paused."
        ),
    ),
    "overdue": (
        Text(vi="Quá hạn", en="Overdue"),
        Text(vi="Đã quá ngày hẹn trả; cần thư xin lỗi.", en="Past the due date; an apology is owed."),
    ),
    "done": (
        Text(vi="Đã xong", en="Done"),
        Text(vi="Đã trả kết quả, từ chối hoặc rút.", en="Returned, refused or withdrawn."),
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

    @cached_property
    def _rows(self) -> list[ListRow]:
        parts = [
            self.services.dossiers.inbox(self.who.unit, tab, MOST)
            for tab in ("working", "waiting", "supplement")
        ]
        return sorted((row for part in parts for row in part), key=lambda row: row.due or row.filed_at)


def tab_counts(services: Services, who: Identity, rows: OpenRows) -> dict[str, int]:
    return {
        **services.dossiers.counts(who.unit),
        "mine": len(rows.rows_of("mine")),
        "overdue": len(rows.rows_of("overdue")),
    }


def tab_views(numbers: dict[str, int], here: str, lang: Language) -> tuple[Tab, ...]:
    return tuple(
        Tab(tab, label[lang], numbers.get(tab, 0), desk_path(tab=tab), tab == here, note[lang])
        for tab, (label, note) in DESK_TABS.items()
    )


def desk_row(services: Services, row: ListRow, lang: Language) -> Row:
    """One dossier as the list shows it."""
    left, urgency = days_left(row, services.today)
    edition = next((one for one in services.catalogue.editions if one.id == row.procedure), None)
    return Row(
        code=group_code(row.code),
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
