"""A whole build: which editions are as they were, the work on the others, and then all files at once."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from forms.cache.cache import Cache, fingerprint
from forms.cache.keys import WorldKeys
from forms.cache.parallel import map_in_parallel
from forms.cache.proven import ProvenEditions
from forms.cache.stamps import Stamp
from forms.schema.catalogue import Catalogue
from forms.source.edition import all_complaints, edition_files
from forms.source.folder import FolderReader
from forms.text.complaint import BrokenForms
from site_templates.building.catalogue import CatalogueFolders
from site_templates.building.order import Order
from site_templates.building.output import OutputFolder
from site_templates.building.parts import Parts
from site_templates.building.progress import with_progress
from site_templates.building.site_files import SiteFiles
from site_templates.building.work import EditionNotes, EditionWork, MadeEdition
from site_templates.manifest import Manifest
from site_templates.site import Publication


@dataclass(frozen=True)
class Built:
    """What was built."""

    manifest: Manifest
    world: Catalogue
    """All of the catalogue but its editions."""
    written: Mapping[str, Stamp]
    """Every file that stands in the folders now."""


def build_site(order: Order, today: date, cache: Cache) -> Built:
    """Builds site, catalogue and published editions beside one another. What is kept goes into the cache.

    Raises BrokenForms, TooHeavy, DamagedEdition; then no file was touched.
    """
    began = time.time_ns()
    reader = FolderReader(order.forms)
    world = reader.world(today)
    day, banner = (order.as_of, f"{order.as_of:%d/%m/%Y}") if order.as_of else (today, "")
    shown = Publication(world.catalogue(), day, banner, order.origin)
    site = Parts(cache, OutputFolder(order.out))
    folders = CatalogueFolders(order.out.parent, cache, day)
    keys = WorldKeys(world)
    drawing = fingerprint("drawing", keys.calendar, f"{day}", banner, order.origin)
    notes = EditionNotes(ProvenEditions(cache, keys, began), folders.parts, site, shown, drawing)
    files = SiteFiles(shown, site)
    try:
        made = _make_editions(EditionWork(reader, world, shown, folders, site.folder), notes)
        if complaints := all_complaints(reader, world, [one.judged for one in made]):
            raise BrokenForms(complaints)
        files.prepare([one.drawn for one in made if one.drawn])
        folders.prepare(shown.world, [one.compiled for one in made if one.compiled])
        # Functions first: a page must never post to an edition that they do not know.
        folders.publish()
        manifest = files.publish()
        return Built(manifest, shown.world, site.folder.stamps_by_path() | folders.stamps_by_path())
    finally:
        site.folder.discard()
        folders.discard()


def _make_editions(work: EditionWork, notes: EditionNotes) -> list[MadeEdition]:
    """Every edition in its order: as it was, or worked on."""
    found: dict[Path, MadeEdition | None] = {}
    proven = set[tuple[str, str]]()
    for path in edition_files(work.reader.root):
        shown = work.reader.place_name(path)
        content = notes.proven.content(path, shown)
        known = notes.find(shown, content)
        found[path] = known if isinstance(known, MadeEdition) else None
        if known:
            proven.add((shown, content))
    wanted = [path for path, known in found.items() if known is None]
    make = replace(work, proven=frozenset(proven)).make
    fresh = list(with_progress(map_in_parallel(make, wanted), len(wanted)))
    for made in fresh:
        notes.keep(made)
    left = iter(fresh)
    return [known or next(left) for known in found.values()]
