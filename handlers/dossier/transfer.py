"""Where a dossier goes when its unit closes: to the successor, to the one its place names, or to a choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from forms.fields.address import AddressField
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.schema.unit import Unit
from handlers.dossier.dossier import Actor, Attempt, Dossier, act

REGISTER = Actor("units", "system", "")
"""Who moves dossiers when units close."""
Why = Literal["successor", "place", "triage"]


class NoTarget(LookupError):
    """No open unit follows, and none stands above; the message names the unit."""


@dataclass(frozen=True)
class Target:
    """The open unit that is to have a dossier."""

    unit: str
    why: Why
    """successor: the only one that followed; place: the one its address names; triage: somebody chooses."""
    candidates: tuple[str, ...] = ()
    """For triage: the units to choose from."""


def target_of(dossier: Dossier, catalogue: Catalogue, day: date) -> Target | None:
    """Where an open dossier of a closed unit goes on a day; None where it stays. Raises NoTarget."""
    closed = catalogue.unit(dossier.summary.unit)
    if not dossier.summary.is_open or (closed and closed.in_force_on(day)):
        return None
    found = catalogue.register.successors(dossier.summary.unit, day)
    # A successor that takes the procedure goes before one that does not; work of an abolished procedure
    # goes to whoever followed.
    fit = [unit for unit in found if dossier.procedure in unit.accepts] or [*found]
    if len(fit) == 1:
        return Target(fit[0].id, "successor")
    placed = _by_place(dossier, catalogue, fit, day) if fit else None
    if placed:
        return Target(placed.id, "place")
    above = catalogue.register.unit_above(dossier.summary.unit, day)
    if above is None:
        raise NoTarget(f"{dossier.summary.unit} has no open successor and no open unit above it on {day}")
    return Target(above.id, "triage", tuple(unit.id for unit in fit))


def transfer(dossier: Dossier, target: Target, now: datetime, catalogue: Catalogue) -> Dossier:
    """The dossier with its new unit: one event more; code, number, clock and step stay. The same again is
    the same dossier."""
    data: dict[str, object] = {"unit": target.unit, "reason": "unit_changed"}
    if target.candidates:
        data["candidates"] = list(target.candidates)
    return act(dossier, Attempt("transfer", REGISTER, data), now, catalogue.calendar)


def _by_place(dossier: Dossier, catalogue: Catalogue, fit: Sequence[Unit], day: date) -> Unit | None:
    """The one of several successors that has the place the dossier is about, if that is settled.

    A code alone names nothing (10459 has been three communes): it is read as of the day of filing, and who
    had the place then is followed to who has it now.
    """
    procedure = catalogue.edition(dossier.procedure, dossier.edition)
    codes = set(_commune_codes(procedure, dossier)) if procedure else set()
    filed = dossier.filed_at.date()
    there = {
        heir.id
        for unit in catalogue.open_units(filed)
        if codes & set(unit.covers)
        for heir in catalogue.register.successors(unit.id, day)
    }
    found = [unit for unit in fit if unit.id in there]
    return found[0] if len(found) == 1 else None


def _commune_codes(procedure: Procedure, dossier: Dossier) -> Iterator[str]:
    """The communes that decide: of the routing field, or of every address where people chose a unit."""
    routing = procedure.routing
    for field in procedure.fields():
        if isinstance(field, AddressField) and (routing.rule != "unit_of" or field.id == routing.field):
            value = dossier.summary.answers.get(field.id)
            code = value.get(routing.part or "commune") if isinstance(value, dict) else None
            if isinstance(code, str):
                yield code
