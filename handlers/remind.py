"""Every fifteen minutes: lets time act on what is due; every hour: names units that take up no filing."""

import functools
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from forms.compiled.catalogue import read_folder
from forms.country.calendar import Calendar
from forms.schema.catalogue import Catalogue
from forms.schema.unit import Unit
from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers, StaleVersion
from handlers.aws.logs import failure_name, log_by_powertools, log_event
from handlers.aws.settings import Settings, clock
from handlers.dossier.passing import hours_unclaimed, pass_time, unclaimed_since

TRIES = 2
"""One lost race may happen; after two the next run looks again."""
EVERY = timedelta(minutes=15)
"""How often the function runs: the schedule of infra/template.yaml."""
PAGE = 10
"""So many of the filings a unit has to answer first are looked at for the one that has waited longest."""


class DossiersLate(Exception):
    """Time could not act on some dossiers: the run counts as failed, so that someone is called."""


def handler(event: Mapping[str, object], context: object) -> dict[str, int]:
    """One run; raises DossiersLate after everything was tried."""
    dossiers, catalogue, clock_now = adapters()
    now = clock_now()
    changed, left = remind(dossiers, now, catalogue.calendar)
    log_event("remind.done", count=changed)
    # Once an hour is enough for hours, and a country has thousands of units.
    if now.minute < EVERY // timedelta(minutes=1):
        log_silence(dossiers, catalogue, now)
    # Only now: an alarm in the middle would have held up the dossiers that can go on.
    if left:
        raise DossiersLate(f"Time could not act on {left} dossiers; it did on {changed}.")
    return {"changed": changed, "left": left}


def remind(dossiers: Dossiers, now: datetime, calendar: Calendar) -> tuple[int, int]:
    """Let time act on all that is due; how many dossiers changed and on how many it could not."""
    # A list first: what is kept meanwhile leaves the index that is being read.
    results = [attempt(code, dossiers, now, calendar) for code in list(dossiers.due_codes(now))]
    return results.count("changed"), results.count("left")


def attempt(code: str, dossiers: Dossiers, now: datetime, calendar: Calendar) -> str:
    """`changed`, `nothing` or `left`; a failure is logged, not raised: the dossier stays in the index."""
    try:
        return "changed" if _let_act(code, dossiers, now, calendar) else "nothing"
    except Exception as error:
        log_event("dossier.time_stuck", level="error", code=code, failure=failure_name(error))
        return "left"


def _let_act(code: str, dossiers: Dossiers, now: datetime, calendar: Calendar) -> bool:
    for _ in range(TRIES):
        before = dossiers.get(code)
        if before is None:
            return False
        after = pass_time(before, now, calendar)
        if after is before:
            # It was put off, or has ended: the index is told when to look again.
            dossiers.reschedule(before, now)
            return False
        try:
            dossiers.save(after, before.version)
        except StaleVersion:
            continue
        for event in after.events[before.version :]:
            log_event("time.moved", code=code, unit=event.unit, move=event.move, version=event.n)
        return True
    return False


def log_silence(dossiers: Dossiers, catalogue: Catalogue, now: datetime) -> int:
    """Log every open unit in which nobody has taken up a filing in time; how many those are.

    The log is what the alarm counts: a run that failed for a unit would hide that time itself has failed.
    """
    return [_is_silent(dossiers, catalogue, unit, now) for unit in catalogue.open_units(now.date())].count(
        True
    )


def _is_silent(dossiers: Dossiers, catalogue: Catalogue, unit: Unit, now: datetime) -> bool:
    try:
        rows = [row for row in dossiers.inbox(unit.id, "waiting", PAGE) if not row.officer]
        oldest = min(rows, key=lambda row: datetime.fromisoformat(row.filed_at), default=None)
        # The index lags behind, and knows only when it was filed: what decides is the dossier itself.
        dossier = dossiers.get(oldest.code) if oldest else None
        since = unclaimed_since(dossier) if dossier and dossier.summary.unit == unit.id else None
        if dossier is None or since is None:
            return False
        edition = catalogue.edition(dossier.procedure, dossier.edition)
        calendar = catalogue.calendar_of(unit, edition) if edition else catalogue.calendar
        hours = hours_unclaimed(since, now, calendar)
    except Exception as error:
        log_event("unit.not_looked_at", level="error", unit=unit.id, failure=failure_name(error))
        return False
    if hours:
        log_event("unit.silent", level="error", unit=unit.id, code=dossier.code, hours=hours)
    return hours > 0


@functools.cache
def adapters() -> tuple[Dossiers, Catalogue, Callable[[], datetime]]:
    """The real ones, made at the first call from the environment."""
    log_by_powertools()
    settings = Settings.from_environment(needs=("table_dossiers", "catalogue"))
    catalogue = read_folder(Path(settings.catalogue))
    dossiers = Dossiers(client("dynamodb", AwsLocation.of(settings)), settings.table_dossiers)
    return dossiers, catalogue, clock(settings.as_of, catalogue.zone)
