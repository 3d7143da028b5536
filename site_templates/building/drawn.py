"""One edition drawn: its pages and files to fill in, and what pages about many procedures say of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from forms.schema.procedure import Procedure
from forms.text.language import Text
from site_templates.building.output import OutputFolder
from site_templates.building.parts import Part, put_all
from site_templates.manifest import BuiltFile
from site_templates.open_data.dataset import dataset_part
from site_templates.samples import sample_files
from site_templates.site import Publication, edition_pages, weigh
from site_templates.views import Card, card_of


@dataclass(frozen=True)
class DrawnEdition:
    """What a build needs to know of an edition whose pages are drawn."""

    id: str
    since: str
    """Its first day."""
    card: str
    """What lists show of it: `card_of_text` reads it."""
    data: bytes
    """Its JSON in the dataset of all procedures."""
    pages: tuple[tuple[BuiltFile, ...], ...]
    """Those of each language of the site."""
    samples: tuple[BuiltFile, ...] = ()
    """Files to fill in."""

    def part(self) -> Part:
        """All but the data, to be kept; `drawn_of` reads it back."""
        files = (*(page for pages in self.pages for page in pages), *self.samples)
        return Part(files, [self.id, self.since, self.card, [len(pages) for pages in self.pages]])


def drawn_of(part: Part, data: bytes) -> DrawnEdition:
    """The edition whose part was kept."""
    name, since, card, counts = part.about
    files, pages = list(part.files), []
    for count in counts:
        pages.append(tuple(files[:count]))
        del files[:count]
    return DrawnEdition(name, since, card, data, tuple(pages), tuple(files))


def draw_edition(
    shown: Publication, one: Procedure, folder: OutputFolder
) -> tuple[DrawnEdition, tuple[str, ...]]:
    """Draws an edition in every language and puts its files into the folder; also which of them are new."""
    pages, changed = [], list[str]()
    for drawn in edition_pages(shown, one).values():
        made = tuple(weigh(drawn))
        changed += put_all(folder, made)
        pages.append(tuple(page for page, _ in made))
    samples = tuple(_samples(shown, one))
    changed += put_all(folder, samples)
    data = dataset_part(shown.world, one, shown.day, shown.origin).encode()
    files = tuple(file for file, _ in samples)
    card = card_text(card_of(one))
    return DrawnEdition(one.id, f"{one.effective_from}", card, data, tuple(pages), files), tuple(changed)


def _samples(shown: Publication, one: Procedure) -> Iterator[tuple[BuiltFile, bytes]]:
    for language in shown.languages:
        for path, body in sample_files([one], shown.world.country, language):
            file = BuiltFile(shown.root(language) + path, len(body), 0, sha256(body).hexdigest())
            yield file, body


def card_text(card: Card) -> str:
    """All a card shows, as JSON."""
    level = card.level_label
    told = [card.id, card.name.plain(), card.summary.plain(), card.limit.plain(), level and level.plain()]
    return json.dumps(told, ensure_ascii=False)


def card_of_text(told: str) -> Card:
    """The card that `card_text` wrote."""
    name, title, summary, limit, level = json.loads(told)
    return Card(name, Text(**title), Text(**summary), Text(**limit), Text(**level) if level else None)
