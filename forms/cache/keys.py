"""What one edition follows from in the rest of its folder, as hashes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from forms.cache.cache import fingerprint
from forms.country.calendar import freeze_calendar
from forms.schema.paper import PaperForm
from forms.schema.unit import Unit
from forms.source.edition import EditionFacts
from forms.source.folder import World


class WorldKeys:
    """The hashes of one world: of what all editions share, and of the units and the paper of each."""

    def __init__(self, world: World) -> None:
        areas = [area.model_dump_json() for area in world.areas]
        days = [f"{day}" for day in _change_days(world.bare_units)]
        self.site = fingerprint("site", *_site_parts(world))
        self.shared = fingerprint("world", self.site, *areas, " ".join(days))
        self.papers = {form.path_name: _hash_paper(form) for _, form in world.papers}
        calendar = freeze_calendar(world.calendar).model_dump_json() if world.calendar else ""
        self.calendar = fingerprint("calendar", calendar)
        self._units = _hashes_by_procedure(world.bare_units)
        self._hashes: dict[tuple[str, str], str] = {}

    def edition(self, facts: EditionFacts) -> str:
        """What its proofs, and its content with its paper in it, follow from beside its file."""
        parts = self._units.get(facts.id, ""), self.papers.get(facts.paper, "")
        # Most editions have the same units and no paper.
        if parts not in self._hashes:
            self._hashes[parts] = fingerprint("edition", self.shared, *parts)
        return self._hashes[parts]


def _site_parts(world: World) -> Iterable[str]:
    # The name of a logo holds the hash of its picture.
    yield world.site.file.model_dump_json()
    yield world.site.logo.path if world.site.logo else ""
    yield world.site.zone_rules


def _hash_paper(form: PaperForm) -> str:
    return fingerprint("paper", form.model_dump_json())


def _change_days(units: Sequence[Unit]) -> list[date]:
    """The days on which the set of open units may change: proofs look at each of them."""
    days = {unit.valid_from for unit in units}
    return sorted(days | {unit.valid_to + timedelta(days=1) for unit in units if unit.valid_to})


def _hashes_by_procedure(units: Sequence[Unit]) -> dict[str, str]:
    """Id of a procedure → the hash of the units that take it, in their order, without what else they take."""
    # Units made of one pattern take the same procedures: these few lists are looked at, not each unit's.
    lists: dict[tuple[str, ...], int] = {}
    told = [
        (lists.setdefault(unit.accepts, len(lists)), unit.model_dump_json(exclude={"accepts"}))
        for unit in units
    ]
    taken: dict[str, list[int]] = {}
    for accepts, n in lists.items():
        for name in dict.fromkeys(accepts):
            taken.setdefault(name, []).append(n)
    hashes = {
        wanted: fingerprint("units", *(text for n, text in told if n in wanted))
        for wanted in set(map(tuple, taken.values()))
    }
    return {name: hashes[tuple(wanted)] for name, wanted in taken.items()}
