"""The build as it is asked for: repeated in words where nothing changed, else made and noted."""

import re
from dataclasses import replace

from forms.cache.parallel import without_collector
from forms.cache.unchanged import BuildRecord
from forms.compiled.published_list import contents_folder
from site_templates.building.order import Order

# A path or a slash at the end would double in every address made of it.
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?")


class BuildRefused(Exception):
    """The files are right, and yet no site can be made of them; nothing was written. The message says why."""


def build_lines(order: Order) -> list[str]:
    """What a build says, after it was made if anything changed. Raises BrokenForms, BuildRefused."""
    beside = order.out.parent
    asked = [f"{order.as_of or ''}", order.origin]
    written = (order.out, contents_folder(beside), beside / "catalogue")
    record = BuildRecord(beside / "built.json", order.forms, written, asked)
    if (said := record.find()) is not None:
        return said
    with without_collector():
        return _build(order, record)


def _build(order: Order, record: BuildRecord) -> list[str]:
    # Imported here: to find that nothing changed takes less time than importing it.
    from forms.cache.cache import KEPT, Cache
    from forms.compiled.published_list import DamagedEdition
    from site_templates.building.whole import build_site
    from site_templates.signposts import missing_signposts
    from site_templates.site import TooHeavy

    beside, today = order.out.parent, order.today()
    cache = Cache(beside / KEPT)
    day = order.as_of or today
    try:
        built = build_site(order, today, cache)
    except (DamagedEdition, TooHeavy) as refused:
        raise BuildRefused(f"{refused}") from None
    cache.save()
    manifest = built.manifest
    ending = [*missing_signposts(built.world, order.origin)]
    ending.append(f"written to {order.out}, the catalogue to {beside / 'catalogue'}")
    same = replace(manifest, changed=(), removed=())
    record.save(today, built.world.zone, [*same.lines(day), *ending], dict(built.written))
    return [*manifest.lines(day), *ending]
