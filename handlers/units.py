"""Every quarter of an hour: what stands with a unit that has closed goes to the unit that follows it."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from forms.compiled.catalogue import read_folder
from forms.schema.catalogue import Catalogue
from forms.schema.register import has_closed
from forms.schema.unit import Unit
from handlers.aws.clients import AwsLocation, client
from handlers.aws.dossiers import Dossiers, StaleVersion
from handlers.aws.logs import failure_name, log_by_powertools, log_event
from handlers.aws.queues import FOURTEEN_DAYS, Queues
from handlers.aws.settings import Settings, clock
from handlers.dossier.dossier import Dossier
from handlers.dossier.table.steps import CLOSED, TABS, TRIAGE
from handlers.dossier.transfer import NoTarget, Target, target_of, transfer

# A tab of finished dossiers stays with the unit that finished them.
OPEN_TABS = (*(tab for tab, steps in TABS.items() if not set(steps) <= CLOSED), TRIAGE)
PAGE = 200


class DossiersStranded(Exception):
    """Dossiers of closed units were not moved, or wait too long for a choice: somebody is to be called."""


@dataclass(frozen=True)
class Register:
    """What a run works with."""

    catalogue: Catalogue
    dossiers: Dossiers
    queues: Queues
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Placement:
    """One dossier that stands with a closed unit, and where it is to go; None where nothing follows."""

    dossier: Dossier
    target: Target | None
    why_not: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a run did: dossiers moved, those it had to leave, those whose unit nobody has chosen in time."""

    moved: int = 0
    left: int = 0
    waiting: int = 0


def handler(event: Mapping[str, object], context: object) -> dict[str, int]:
    """One run; raises DossiersStranded after everything was tried."""
    done = move_all(adapters())
    log_event("units.done", count=done.moved)
    if done.left or done.waiting:
        raise DossiersStranded(
            f"{done.left} dossiers of closed units were not moved, {done.waiting} wait for a unit to be "
            f"chosen since before the last working day; {done.moved} were moved."
        )
    return {"moved": done.moved, "left": 0, "waiting": 0}


def plan(register: Register) -> Iterator[Placement]:
    """Every open dossier that stands with a closed unit, and where it would go now. Nothing is changed."""
    today = register.now().date()
    for unit in closed_units(register.catalogue, today):
        yield from _plan_of(register, unit.id, today)


def move_all(register: Register) -> Outcome:
    """Move every one of them, empty the queues of their units, and count what waits too long for a choice.

    It may be cut off anywhere and run again: each dossier is one conditional save, and stands with its old
    unit or with its new one.
    """
    today, moved, left = register.now().date(), 0, 0
    for unit in closed_units(register.catalogue, today):
        results = [_move(register, one) for one in _plan_of(register, unit.id, today)]
        moved, left = moved + results.count(True), left + results.count(False)
        if results or _is_queue_alive(unit, today):
            _drain(register, unit.id)
    return Outcome(moved, left, _count_waiting(register, today))


def closed_units(catalogue: Catalogue, today: date) -> Sequence[Unit]:
    return [unit for unit in catalogue.units if has_closed(unit, today)]


def _plan_of(register: Register, unit: str, today: date) -> Iterator[Placement]:
    # The index lags behind and lists no answers: what decides is the dossier itself.
    for code in _codes(register.dossiers, unit):
        dossier = register.dossiers.get(code)
        if dossier is None or dossier.summary.unit != unit:
            continue
        try:
            target = target_of(dossier, register.catalogue, today)
        except NoTarget as error:
            yield Placement(dossier, None, str(error))
        else:
            if target is not None:
                yield Placement(dossier, target)


def _codes(dossiers: Dossiers, unit: str, tabs: Sequence[str] = OPEN_TABS) -> Iterator[str]:
    for tab in tabs:
        after = ""
        while True:
            page = dossiers.inbox(unit, tab, PAGE, after)
            yield from (row.code for row in page)
            after = page.after
            if not after:
                break


def _move(register: Register, planned: Placement) -> bool:
    """Whether it was moved. A failure is logged, not raised: the others must not wait for it."""
    before, target = planned.dossier, planned.target
    try:
        if target is None:
            raise NoTarget(planned.why_not)
        after = transfer(before, target, register.now(), register.catalogue)
        register.dossiers.save(after, before.version)
    except Exception as error:
        log_event(
            "unit.not_transferred",
            # Somebody acted on it this very moment: the next run sees what came of it.
            level="warning" if isinstance(error, StaleVersion) else "error",
            code=before.code,
            unit=before.summary.unit,
            failure=failure_name(error),
        )
        return False
    log_event("unit.transferred", code=before.code, unit=target.unit, reason=target.why)
    return True


def _is_queue_alive(unit: Unit, today: date) -> bool:
    """Whether its queue may still hold a message: SQS keeps none for longer."""
    return unit.valid_to is not None and today - unit.valid_to <= timedelta(seconds=FOURTEEN_DAYS, days=1)


def _drain(register: Register, unit: str) -> None:
    """Take out of a closed unit's queue what tells of dossiers that are no longer there.

    The new unit was told by the transfer itself, through the outbox. What tells of a dossier that could not
    be moved stays.
    """
    try:
        while messages := register.queues.receive_if_there(unit):
            gone = [one for one in messages if not _stands_with(register.dossiers, one.event, unit)]
            for one in gone:
                register.queues.delete(unit, one.handle)
            if not gone:
                break
    except Exception as error:
        # Only notices: they run out by themselves, and nobody reads them.
        log_event("unit.queue_not_drained", level="warning", unit=unit, failure=failure_name(error))


def _stands_with(dossiers: Dossiers, event: Mapping[str, object], unit: str) -> bool:
    dossier = dossiers.get(str(event.get("subject", "")))
    return dossier is not None and dossier.summary.is_open and dossier.summary.unit == unit


def _count_waiting(register: Register, today: date) -> int:
    """How many have waited longer than a working day for somebody to choose their unit; each is logged."""
    catalogue, found = register.catalogue, 0
    for unit in catalogue.open_units(today):
        if not catalogue.register.is_parent(unit.id):
            continue
        for code in _codes(register.dossiers, unit.id, (TRIAGE,)):
            dossier = register.dossiers.get(code)
            triage = dossier.summary.triage if dossier else None
            # Oldest first: the first that is in time is followed by none that is not.
            if triage is None or not triage.is_late(today, catalogue.calendar):
                break
            found += 1
            log_event("unit.not_chosen", level="error", code=code, unit=unit.id)
    return found


@functools.cache
def adapters() -> Register:
    """The real ones, made at the first call from the environment."""
    log_by_powertools()
    settings = Settings.from_environment(needs=("table_dossiers", "queue_prefix", "catalogue"))
    place, catalogue = AwsLocation.of(settings), read_folder(Path(settings.catalogue))
    return Register(
        catalogue,
        Dossiers(client("dynamodb", place), settings.table_dossiers),
        Queues(client("sqs", place), settings.queue_prefix, settings.queue_dead_letters),
        clock(settings.as_of, catalogue.zone),
    )
