"""Who has a dossier now, and who had it before units were reorganised."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from forms.schema.register import has_closed
from forms.schema.unit import Unit
from forms.text.formatting import day
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier
from handlers.dossier.transfer import NoTarget, target_of
from handlers.web.http.services import Services

UNTIL = Phrase("web.tracking.holder.until")
BETWEEN = Phrase("web.tracking.holder.between")
SINCE = Phrase("web.tracking.holder.since")
CHOOSING = Phrase("web.tracking.holder.choosing")
FOLLOWED = Phrase("web.tracking.holder.followed")


def holding_unit(services: Services, dossier: Dossier) -> Unit:
    """The unit to turn to: the open one that has it, also in the minutes before its transfer is recorded.

    A finished dossier stays with the unit that finished it, closed or not.
    """
    unit = services.unit(dossier.summary.unit)
    try:
        target = target_of(dossier, services.catalogue, services.today)
    except NoTarget:
        return unit
    return services.unit(target.unit) if target else unit


def earlier_units(services: Services, dossier: Dossier, lang: Language) -> tuple[str, ...]:
    """Who had it until when, where a unit of its way has closed, and whether one is being chosen; else ()."""
    now = holding_unit(services, dossier)
    units = list({event.unit: services.unit(event.unit) for event in dossier.events}.values())
    closed = [unit for unit in _chain(services, [*units, now]) if has_closed(unit, services.today)]
    return (*_lines(services, closed, now, lang), *_choice_lines(services, dossier, lang))


def _chain(services: Services, units: Sequence[Unit]) -> Iterator[Unit]:
    """The units in their order, with those between that followed one another while the dossier lay still."""
    seen: set[str] = set()
    for before, after in pairwise(units):
        for unit in (before, *services.catalogue.register.units_between(before.id, after.id)):
            if unit.id not in seen:
                seen.add(unit.id)
                yield unit
    if units and units[-1].id not in seen:
        yield units[-1]


def _lines(services: Services, closed: Sequence[Unit], now: Unit, lang: Language) -> Iterator[str]:
    for n, unit in enumerate(closed):
        words = BETWEEN if n else UNTIL
        last = unit.valid_to or services.today
        yield words[lang].format(first=day(unit.valid_from), last=day(last), unit=unit.name[lang])
    if not closed:
        return
    since = (closed[-1].valid_to or services.today) + timedelta(days=1)
    if now.id != closed[-1].id:
        yield SINCE[lang].format(first=day(since), unit=now.name[lang])
    elif after := services.catalogue.register.successors(now.id, services.today):
        # A finished dossier: who can be asked about it today.
        names = ", ".join(one.name[lang] for one in after)
        yield FOLLOWED[lang].format(first=day(since), unit=names)


def _choice_lines(services: Services, dossier: Dossier, lang: Language) -> Iterator[str]:
    """That somebody is choosing the unit, and between which."""
    triage = dossier.summary.triage
    if triage is not None:
        names = ", ".join(services.unit(one).name[lang] for one in triage.candidates)
        yield CHOOSING[lang].format(unit=services.unit(dossier.summary.unit).name[lang], units=names)
