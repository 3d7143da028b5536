"""Which unit a filing goes to, and which units a dossier can be forwarded to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from forms.catalogue import Catalogue
from forms.procedure import Procedure
from forms.unit import Unit
from handlers.dossier.record import Dossier


def competent_unit(catalogue: Catalogue, procedure: Procedure, answers: Mapping[str, Any], day: date) -> Unit:
    """The one unit competent for these answers on a day. Raises forms.catalogue.NoUnit."""
    return catalogue.unit_for(procedure, answers, day)


def elsewhere(catalogue: Catalogue, dossier: Dossier, day: date) -> tuple[Unit, ...]:
    """The units that take the dossier's procedure on a day, except the one that has it."""
    units = catalogue.open_units(day, dossier.procedure)
    return tuple(unit for unit in units if unit.id != dossier.summary.unit)
