"""The catalogue as functions read it: an index, and beside it a file for each edition, read when asked for.

Each file is known by its hash in the index, so an edit of one procedure rewrites one file and the index.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict

from forms.compiled.codec import Unreadable, decode, encode
from forms.country.calendar import FrozenCalendar, freeze_calendar
from forms.country.packs import country
from forms.schema.catalogue import Catalogue, StoredEditions
from forms.schema.site import Logo, SiteFile
from forms.schema.unit import Area, Unit
from forms.text.language import Text

if TYPE_CHECKING:
    from forms.schema.procedure import Procedure

INDEX = "index.json"


class DamagedCatalogue(Exception):
    """A file of a compiled catalogue is missing, or not the one its index speaks of; the message names it."""


class Entry(BaseModel):
    """What the index says of one content of an edition: enough to know whether it is the one to open."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    id: str
    digest: str
    name: Text
    effective_from: date
    effective_to: date | None = None
    sha256: str
    """Of its file, in hex."""

    @property
    def path(self) -> str:
        """Its file, below the folder of the index."""
        return f"{self.id}/{self.digest}.json"

    def in_force_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


class Index(BaseModel):
    """The index file: everything but the editions."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    editions: tuple[Entry, ...]
    kept: tuple[Entry, ...]
    """Contents published earlier."""
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    calendar: FrozenCalendar
    site: SiteFile
    logo: Logo | None
    zone_rules: str
    replaced: dict[str, date]


@dataclass(frozen=True)
class CompiledEdition:
    """One edition as it is written: its line of the index, and the content of its file."""

    entry: Entry
    content: bytes


def compile_edition(one: "Procedure") -> CompiledEdition:
    """What is to be written of an edition. It follows from the edition alone."""
    content = encode(one)
    entry = Entry(
        id=one.id,
        digest=one.digest,
        name=one.name,
        effective_from=one.effective_from,
        effective_to=one.effective_to,
        sha256=sha256(content).hexdigest(),
    )
    return CompiledEdition(entry, content)


def compile_index(catalogue: Catalogue, editions: Iterable[Entry], kept: Iterable[Entry]) -> bytes:
    """The index over these entries, in the order of the catalogue's editions, and all else of it."""
    index = Index(
        editions=tuple(editions),
        kept=tuple(kept),
        units=catalogue.units,
        areas=catalogue.areas,
        calendar=freeze_calendar(catalogue.calendar),
        site=catalogue.site,
        logo=catalogue.logo,
        zone_rules=catalogue.zone_rules,
        replaced=dict(catalogue.replaced),
    )
    return encode(index)


def pack(catalogue: Catalogue) -> dict[str, bytes]:
    """Path below the catalogue's folder → content, of every file; the index comes last."""
    editions, kept = ([compile_edition(one) for one in each] for each in (catalogue.editions, catalogue.kept))
    files = {one.entry.path: one.content for one in (*editions, *kept)}
    index = compile_index(catalogue, (one.entry for one in editions), (one.entry for one in kept))
    return files | {INDEX: index}


def unpack(read: Callable[[str], bytes]) -> Catalogue:
    """The catalogue whose files `read` gives by path; of the editions none is read before it is asked for.

    Raises DamagedCatalogue: now for the index, later for an edition.
    """
    index = _decode(INDEX, _content(read, INDEX), Index)
    days = replace(index.calendar.calendar(), reception=country(index.site.country).reception)

    def open_edition(entry: Entry) -> "Procedure":
        return _open_edition(read, entry)

    return Catalogue(
        StoredEditions(index.editions, open_edition),
        index.units,
        index.areas,
        days,
        StoredEditions(index.kept, open_edition),
        index.site,
        index.logo,
        index.zone_rules,
        index.replaced,
    )


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Makes a folder hold these files of a catalogue and no others; what is there already is left alone."""
    for path, content in files.items():
        file = folder / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for file in folder.glob("*/*"):
        if file.relative_to(folder).as_posix() not in files:
            file.unlink()


def read_folder(folder: Path) -> Catalogue:
    """The catalogue of a folder. Raises DamagedCatalogue."""
    return unpack(lambda path: (folder / path).read_bytes())


def _open_edition(read: Callable[[str], bytes], entry: Entry) -> "Procedure":
    # Here, with all field kinds: a function that starts does without them.
    from forms.schema.procedure import Procedure

    content = _content(read, entry.path)
    # The values of its fields are not judged again, so it must be the very file the build wrote.
    if sha256(content).hexdigest() != entry.sha256:
        raise DamagedCatalogue(f"{entry.path} of the catalogue is not the file its index speaks of")
    one = _decode(entry.path, content, Procedure)
    # Worked out anew it would need the schema of every model, which takes longer than all the rest.
    vars(one)["digest"] = entry.digest
    return one


def _content(read: Callable[[str], bytes], path: str) -> bytes:
    try:
        return read(path)
    except (OSError, KeyError) as error:
        raise DamagedCatalogue(f"{path} of the catalogue cannot be read: {error}") from error


M = TypeVar("M", bound=BaseModel)


def _decode(path: str, content: bytes, wanted: type[M]) -> M:
    try:
        found = decode(content)
    except Unreadable as error:
        raise DamagedCatalogue(f"{path} of the catalogue cannot be read: {error}") from error
    if not isinstance(found, wanted):
        raise DamagedCatalogue(f"{path} of the catalogue holds no {wanted.__name__}")
    return found
