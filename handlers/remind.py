"""Every fifteen minutes: lets time act on the dossiers that have something due."""

import functools
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from forms.compiled.catalogue import read_folder
from forms.country.calendar import Calendar
from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers, StaleVersion
from handlers.aws.logs import failure_name, log_by_powertools, log_event
from handlers.aws.settings import Settings, clock
from handlers.dossier.passing import pass_time

TRIES = 2
"""One lost race may happen; after two the next run looks again."""


class DossiersLate(Exception):
    """Time could not act on some dossiers: the run counts as failed, so that someone is called."""


def handler(event: Mapping[str, object], context: object) -> dict[str, int]:
    """One run; raises DossiersLate after everything was tried."""
    dossiers, calendar, now = adapters()
    changed, left = remind(dossiers, now(), calendar)
    log_event("remind.done", count=changed)
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


@functools.cache
def adapters() -> tuple[Dossiers, Calendar, Callable[[], datetime]]:
    """The real ones, made at the first call from the environment."""
    log_by_powertools()
    settings = Settings.from_environment(needs=("table_dossiers", "catalogue"))
    catalogue = read_folder(Path(settings.catalogue))
    dossiers = Dossiers(client("dynamodb", AwsLocation.of(settings)), settings.table_dossiers)
    return dossiers, catalogue.calendar, clock(settings.as_of, catalogue.zone)
