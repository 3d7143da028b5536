"""A folder checked: its editions one by one, those that an earlier build found right not once more."""

import time
from dataclasses import replace
from datetime import date, tzinfo
from pathlib import Path

from forms.cache.cache import Cache
from forms.cache.keys import WorldKeys
from forms.cache.parallel import map_in_parallel
from forms.cache.proven import ProvenEditions
from forms.schema.catalogue import size_text
from forms.source.edition import JudgedEdition, all_complaints, edition_files, judge_edition
from forms.source.folder import FolderReader
from forms.text.complaint import BrokenForms


def check_folder(root: Path, today: date, cache: Cache) -> tuple[str, tzinfo]:
    """How much a forms folder holds, and its clocks, where nothing is wrong with it. Raises BrokenForms.

    What has expired by `today` is wrong too. The cache is only read: it is the build's.
    """
    began = time.time_ns()
    reader = FolderReader(root)
    world = reader.world(today)
    reader.report_ends(world, today)
    proven = ProvenEditions(cache, WorldKeys(world), began)
    prove = not reader.is_broken()

    def judge(path: Path) -> JudgedEdition:
        # A whole edition would only be handed from process to process.
        return replace(judge_edition(reader, world, path, prove=prove), procedure=None)

    known: dict[Path, JudgedEdition | None] = {}
    for path in edition_files(root):
        shown = reader.place_name(path)
        found = proven.find(shown, proven.content(path, shown))
        known[path] = JudgedEdition(shown, found.facts) if found else None
    wanted = [path for path, one in known.items() if one is None]
    fresh = iter(list(map_in_parallel(judge, wanted, light=True)))
    judged = [one or next(fresh) for one in known.values()]
    if complaints := all_complaints(reader, world, judged):
        raise BrokenForms(complaints)
    return size_text(len(judged), world.bare_units, world.areas), world.catalogue().zone
