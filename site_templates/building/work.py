"""The work on one edition, from its file to its pages: done wherever a processor is free, and noted here."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from forms.cache.proven import ProvenEdition, ProvenEditions
from forms.source.edition import JudgedEdition, judge_edition
from forms.source.folder import FolderReader, World
from site_templates.building.catalogue import CatalogueFolders, CompiledEdition, compiled_of
from site_templates.building.drawn import DrawnEdition, draw_edition, drawn_of
from site_templates.building.output import OutputFolder
from site_templates.building.parts import Parts
from site_templates.site import Publication


@dataclass(frozen=True)
class MadeEdition:
    """What became of one edition's file."""

    judged: JudgedEdition
    compiled: CompiledEdition | None = None
    drawn: DrawnEdition | None = None
    """None where the edition is not in force on the day of the site, too."""
    content: str = ""
    """The hash of what was read; "" where nothing was."""
    changed: tuple[str, ...] = ()
    """Its files of the site that are new."""


@dataclass(frozen=True)
class EditionWork:
    """What the work on any edition needs: made once, and found in every process forked then."""

    reader: FolderReader
    world: World
    shown: Publication
    folders: CatalogueFolders
    site: OutputFolder
    proven: frozenset[tuple[str, str]] = frozenset()
    """Path and hash of the files known to be right, whose pages are to be drawn again."""

    def make(self, path: Path) -> MadeEdition:
        """Reads, proves, compiles and draws; where anything is wrong, only that is told."""
        blob, shown = path.read_bytes(), self.reader.place_name(path)
        content = sha256(blob).hexdigest()
        whole = not self.reader.is_broken()
        prove = whole and (shown, content) not in self.proven
        judged = judge_edition(self.reader, self.world, path, blob, prove)
        one, told = judged.procedure, replace(judged, procedure=None)
        if one is None or not whole:
            return MadeEdition(told, content=content)
        compiled = self.folders.compile(one)
        if not one.in_force_on(self.shown.day):
            return MadeEdition(told, compiled, content=content)
        drawn, changed = draw_edition(self.shown, one, self.site)
        return MadeEdition(told, compiled, drawn, content, changed)


@dataclass(frozen=True)
class EditionNotes:
    """What is kept of the work on editions, from one build to the next."""

    proven: ProvenEditions
    compiled: Parts
    drawn: Parts
    shown: Publication
    drawing: str
    """The hash of what all pages of a day follow from beside their editions."""

    def find(self, path: str, content: str) -> MadeEdition | ProvenEdition | None:
        """An edition as it was, if all its files are in their places; else no more than that it was right."""
        if (known := self.proven.find(path, content)) is None:
            return None
        compiled, drawn = self.compiled.find(f"{known.key} compiled"), None
        if known.facts.in_force_on(self.shown.day):
            drawn = self._find_drawn(self._drawn_key(known))
            if drawn is None:
                return known
        if compiled is None:
            return known
        return MadeEdition(JudgedEdition(path, known.facts), compiled_of(compiled), drawn)

    def keep(self, made: MadeEdition) -> None:
        """Notes an edition that was worked on and found right."""
        facts, compiled = made.judged.facts, made.compiled
        if compiled is None or facts is None:
            return
        known = self.proven.keep(made.judged.path, made.content, facts)
        self.compiled.keep(f"{known.key} compiled", compiled.part(), compiled.changed)
        if made.drawn:
            key = self._drawn_key(known)
            self.drawn.keep(key, made.drawn.part(), made.changed)
            self.proven.cache.put(f"{key} data", made.drawn.data)

    def _find_drawn(self, key: str) -> DrawnEdition | None:
        part, data = self.drawn.find(key), self.proven.cache.get(f"{key} data")
        return drawn_of(part, data) if part and data else None

    def _drawn_key(self, known: ProvenEdition) -> str:
        return f"{known.key} {self.drawing}"
