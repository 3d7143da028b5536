"""The site of a day: the pages of its editions, and what lists or accompanies them, put into its folder."""

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from forms.cache.cache import Cache, fingerprint
from forms.schema.catalogue import Catalogue
from forms.text.language import Language
from site_templates import place_lists, signposts, site
from site_templates.building.drawn import DrawnEdition, card_of_text, draw_edition
from site_templates.building.output import OutputFolder
from site_templates.building.parts import Parts
from site_templates.manifest import BuiltFile, Manifest
from site_templates.open_data.dataset import CATALOGUE, dataset
from site_templates.site import (
    Publication,
    TooHeavy,
    general_pages,
    home_page,
    weigh,
    weigh_roughly,
)

Weighed = tuple[BuiltFile, ...]
Draw = Callable[[], Iterable[tuple[BuiltFile, bytes]]]


def write(catalogue: Catalogue, day: date, out: Path, as_of: str = "", origin: str = "") -> Manifest:
    """Writes the site of a catalogue below `out`, only what changed; removes what is no more.

    Raises TooHeavy, and then nothing was written.
    """
    shown = Publication(catalogue, day, as_of, origin)
    parts = Parts(Cache(), OutputFolder(out))
    files = SiteFiles(shown, parts)
    drawn = []
    for one in catalogue.procedures(day):
        edition, changed = draw_edition(shown, one, parts.folder)
        parts.changed += changed
        drawn.append(edition)
    files.prepare(drawn)
    return files.publish()


class SiteFiles:
    """All files of one site: prepared beside its folder, then published together."""

    def __init__(self, shown: Publication, parts: Parts) -> None:
        self.shown, self.parts = shown, parts
        # The name of a logo holds the hash of its picture.
        logo = shown.world.logo.path if shown.world.logo else ""
        self._key = fingerprint("site", shown.world.site.model_dump_json(), logo, shown.as_of, shown.origin)
        self._pages: Weighed = ()
        self._beside: Weighed = ()
        self._lists: Weighed = ()
        self._others: set[str] = set()

    def prepare(self, drawn: Sequence[DrawnEdition]) -> None:
        """Makes what stands beside the pages of these editions. Raises TooHeavy; nothing was written then."""
        languages = enumerate(self.shown.languages)
        self._pages = tuple(page for n, language in languages for page in self._in(language, n, drawn))
        if heavy := tuple(page for page in self._pages if page.brotli > site.BUDGET):
            self.parts.folder.discard()
            raise TooHeavy(heavy)
        self._beside = tuple(self._signposts(drawn))
        self._lists = self._place_lists()
        self._others = {file.path for one in drawn for file in one.samples} | self._logo()

    def publish(self) -> Manifest:
        """Brings everything to its place and says what was done."""
        wanted = {file.path for file in (*self._pages, *self._beside, *self._lists)} | self._others
        folder, changed = self.parts.folder, tuple(self.parts.changed)
        removed = folder.publish(changed, _stale(folder.stamps, wanted))
        self.parts.save()
        return Manifest(self._pages, changed, removed, self._beside, self._lists)

    def _in(self, language: Language, n: int, drawn: Sequence[DrawnEdition]) -> Iterator[BuiltFile]:
        """Every page in one language, the nth of the site, in the order of the table."""
        yield from self._home(language, drawn)
        key = fingerprint("general", self._key, language)
        yield from self.parts.make(key, lambda: weigh(general_pages(self.shown, language)))
        for one in drawn:
            yield from one.pages[n]

    def _home(self, language: Language, drawn: Sequence[DrawnEdition]) -> Iterator[BuiltFile]:
        count = site.home_pages(len(drawn))
        for n in range(count):
            cards = [one.card for one in drawn[site.slice_of(n)]]
            key = fingerprint("home", self._key, language, f"{n} of {count}", *cards)
            yield from self.parts.make(key, self._home_page(language, cards, n, count))

    def _home_page(self, language: Language, cards: Sequence[str], n: int, of: int) -> Draw:
        def draw() -> Iterator[tuple[BuiltFile, bytes]]:
            return weigh([home_page(self.shown, language, [*map(card_of_text, cards)], n, of)])

        return draw

    def _signposts(self, drawn: Sequence[DrawnEdition]) -> Iterator[BuiltFile]:
        shown = self.shown
        paths, since = [page.path for page in self._pages], {one.id: one.since for one in drawn}
        files = dict(signposts.signpost_files(shown.world, paths, since, shown.origin))
        for path, text in files.items():
            yield from self._weigh_one(path, text.encode())
            if path == signposts.ROBOTS:
                data = dataset(shown.world, (one.data for one in drawn), shown.origin)
                yield from self._weigh_one(CATALOGUE, data)

    def _weigh_one(self, path: str, body: bytes) -> Weighed:
        # Kept for its weight alone: the dataset of a thousand procedures takes longer to pack than to make.
        digest = sha256(body).hexdigest()
        key = fingerprint("file", path, digest)
        return self.parts.make(key, lambda: [weigh_roughly(path, body, digest)])

    def _place_lists(self) -> Weighed:
        areas = self.shown.world.areas
        key = fingerprint("lists", *(area.model_dump_json() for area in areas if area.provinces))
        files = place_lists.place_list_files(areas)
        return self.parts.make(key, lambda: [weigh_roughly(path, text.encode()) for path, text in files])

    def _logo(self) -> set[str]:
        """The picture of the header, where the site has one."""
        if (logo := self.shown.world.logo) is None:
            return set()
        body = b64decode(logo.data)
        file = BuiltFile(logo.path, len(body), 0, sha256(body).hexdigest())
        self.parts.make(fingerprint("logo", logo.path), lambda: [(file, body)])
        return {logo.path}


def _stale(stamps: Mapping[str, object], wanted: set[str]) -> Iterable[str]:
    """The files there that are ours and no more wanted; other files are left alone."""
    return sorted(path for path in stamps if path not in wanted and _is_ours(path))


def _is_ours(path: str) -> bool:
    lists = place_lists.FOLDER[1:]
    return (
        path.endswith((".html", ".csv", ".xlsx"))
        or path in signposts.NAMES
        or (path.startswith(lists) and path.endswith(".json"))
        or (path.startswith("logo-") and "/" not in path)
    )
