"""The static site: every page of a catalogue on a day of law, in its languages, each within its weight."""

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no types

from forms.fields.base import Moment
from forms.judging.answers import BoundForm, bind_post
from forms.judging.printed_form import fill_paper
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.source.cache import Cache, fingerprint, map_in_parallel
from forms.text.language import Language
from site_templates import place_lists, signposts
from site_templates.facts import fact_lines, fee_lines
from site_templates.manifest import BuiltFile, Manifest, remove_stale, write_changed
from site_templates.open_data import dataset
from site_templates.open_data.linked_data import ProcedureContext
from site_templates.problems import not_found_page
from site_templates.render import render
from site_templates.samples import all_sample_files
from site_templates.views import (
    PER_PAGE,
    FormPage,
    LookupPage,
    PaperPage,
    RegisterPage,
    Site,
    site_of,
)

BUDGET = 14_000
"""Bytes of brotli a page may weigh with all it needs: what one TCP flight carries."""
ONLY_WEIGHED = "#"
"""In the path of a form's later pages: only handlers draw them, with what was answered before."""
STATEMENT = "kha-nang-tiep-can/"
"""Where the accessibility statement stands."""


class TooHeavy(Exception):
    """Pages over the budget, each named with its weight."""

    def __init__(self, pages: tuple[BuiltFile, ...]) -> None:
        named = "; ".join(f"{page.path} weighs {page.brotli:,} bytes" for page in pages)
        super().__init__(f"a page may weigh at most {BUDGET:,} bytes in brotli: {named}")
        self.pages = pages


def pages(catalogue: Catalogue, day: date, as_of: str = "", origin: str = "") -> Iterator[tuple[str, str]]:
    """(path, HTML) of every static page; `as_of` is the banner's date where `day` is not today."""
    return (page for part in _parts(catalogue, day, as_of, origin) for page in part.draw())


@dataclass(frozen=True)
class _Part:
    """Pages that follow from the same things: those of one procedure, or those of none, in one language."""

    site: Site
    procedures: tuple[Procedure, ...]
    moment: Moment | None = None
    told: ProcedureContext | None = None

    def draw(self) -> Iterator[tuple[str, str]]:
        root = self.site.file.folder(self.site.language)
        for path, html in self._procedure_pages(self.moment) if self.moment else self._general_pages():
            yield root + path, html

    def _at(self, path: str) -> Site:
        return replace(self.site, path=path)

    def _general_pages(self) -> Iterator[tuple[str, str]]:
        at = self._at
        yield from self._home_pages()
        yield "tra-cuu/index.html", render("lookup", at("/tra-cuu/"), lookup=LookupPage("/api/tra-cuu"))
        register = RegisterPage("/api/dang-ky", "register")
        yield "dang-ky/index.html", render("register", at("/dang-ky/"), register=register)
        yield f"{STATEMENT}index.html", render("accessibility", at(f"/{STATEMENT}"))
        yield "404.html", render("problem", at(""), problem=not_found_page(self.site.language))

    def _home_pages(self) -> Iterator[tuple[str, str]]:
        """The catalogue, on further pages where it is long."""
        starts = range(0, max(len(self.procedures), 1), PER_PAGE)
        paths = [f"/danh-muc/{n + 1}/" if n else "/" for n in range(len(starts))]
        for n, start in enumerate(starts):
            some = self.procedures[start : start + PER_PAGE]
            told = {"procedures": some, "query": "", "here": n, "paths": paths}
            yield f"{paths[n]}index.html"[1:], render("home", self._at(paths[n]), **told)

    def _procedure_pages(self, moment: Moment) -> Iterator[tuple[str, str]]:
        procedure, language = self.procedures[0], self.site.language
        path = f"/thu-tuc/{procedure.id}/"
        start = {
            "procedure": procedure,
            "data": dataset.start_page_data(procedure, self.told, language) if self.told else "",
            "facts": fact_lines(procedure, language),
            "fees": fee_lines(procedure, moment.country.currency, language, moment.today),
        }
        yield f"{path[1:]}index.html", render("start", self._at(path), **start)
        if blank_paper := fill_paper(procedure, {}, moment):
            paper = PaperPage(blank_paper, procedure.name[language], path)
            yield f"{path[1:]}mau/index.html", render("paper", self._at(f"{path}mau/"), paper=paper)
        for n in range(len(procedure.pages)):
            form = empty_form_page(procedure, moment, language, n)
            name = f"{path[1:]}to-khai/index.html" + (f"{ONLY_WEIGHED}{n + 1}" if n else "")
            yield name, render("form", self._at(f"{path}to-khai/"), form=form)


class _Keys:
    """The hash of all that reaches the pages of a part; what many parts share is printed once."""

    def __init__(self) -> None:
        self._printed: dict[int, tuple[object, str]] = {}

    def of(self, part: _Part) -> str:
        told = [f"{one.id} {one.digest}" for one in part.procedures]
        known = [getattr(part.moment, one.name) for one in fields(part.moment)] if part.moment else []
        return fingerprint("pages", self._print(part.site), repr(part.told), *map(self._print, known), *told)

    def _print(self, thing: object) -> str:
        # The maps of two procedures differ, what they map to is the same: units, areas, lists of a country.
        if isinstance(thing, Mapping):
            return " ".join(f"{key}={self._print_once(value)}" for key, value in thing.items())
        return self._print_once(thing)

    def _print_once(self, thing: object) -> str:
        # The thing is kept beside its hash: another one might be given its address.
        if id(thing) not in self._printed:
            self._printed[id(thing)] = (thing, _hash(repr(thing).encode()))
        return self._printed[id(thing)][1]


def _parts(catalogue: Catalogue, day: date, as_of: str, origin: str) -> Iterator[_Part]:
    procedures = catalogue.procedures(day)
    moments = {one.id: catalogue.moment(day, procedure_id=one.id) for one in procedures}
    told = dataset.procedure_contexts(catalogue, day, origin)
    for language in catalogue.site.languages:
        site = site_of(catalogue, language, as_of=as_of, origin=origin)
        yield _Part(site, procedures)
        for one in procedures:
            yield _Part(site, (one,), moments[one.id], told[one.id])


def empty_form_page(procedure: Procedure, moment: Moment, language: Language, page: int = 0) -> FormPage:
    """A page of a form with nothing typed, posting to the handler that renders the same template."""
    hidden = [("_edition", procedure.digest), ("_lang", language)]
    if len(procedure.pages) > 1:
        hidden.append(("_page", str(page)))
    here = {field.id for section in procedure.pages[page].sections for field in section.fields}
    bound: BoundForm = bind_post(procedure, moment)
    shown = replace(bound, fields=tuple(field for field in bound.fields if field.id in here))
    return FormPage(procedure, shown, f"/api/thu-tuc/{procedure.id}", tuple(hidden), page=page)


def weigh_edition(catalogue: Catalogue, one: Procedure) -> Iterator[BuiltFile]:
    """The pages of one edition on its first day, in every language, weighed."""
    day = one.effective_from
    moment, told = catalogue.moment(day, procedure_id=one.id), dataset.procedure_contexts(catalogue, day, "")
    for language in catalogue.site.languages:
        site = site_of(catalogue, language)
        yield from (page for page, _ in _draw(_Part(site, (one,), moment, told[one.id])))


def write(
    catalogue: Catalogue, day: date, out: Path, as_of: str = "", cache: Cache | None = None, origin: str = ""
) -> Manifest:
    """Writes the site below `out`, only what changed; removes what is no more. Raises TooHeavy.

    With `kept`, pages that an earlier run drew of the same things, and that stand there whole, are left.
    """
    parts = list(_parts(catalogue, day, as_of, origin))
    keys = list(map(_Keys().of, parts)) if cache else []
    standing = {n: old for n, key in enumerate(keys) if cache and (old := _unchanged_pages(key, out, cache))}
    wanted = [part for n, part in enumerate(parts) if n not in standing]
    # Only the build, which keeps things, is a process without threads: others must not fork.
    drawn = map_in_parallel(_draw, wanted) if cache else map(_draw, wanted)
    built: list[BuiltFile] = []
    made: dict[str, bytes] = {}
    for n in range(len(parts)):
        if n in standing:
            built += standing[n]
            continue
        fresh = next(drawn)
        built += [page for page, _ in fresh]
        made |= {page.path: body for page, body in fresh}
        if cache:
            cache.put(keys[n], json.dumps([(*astuple(page), _hash(body)) for page, body in fresh]))
    if heavy := tuple(page for page in built if page.brotli > BUDGET):
        raise TooHeavy(heavy)
    beside = _weigh(signposts.signpost_files(catalogue, day, [page.path for page in built], origin))
    lists = _weigh(place_lists.place_list_files(catalogue.areas))
    made |= {one.path: body for one, body in (*beside, *lists)}
    files = {path: body for path, body in made.items() if ONLY_WEIGHED not in path}
    others = dict(all_sample_files(catalogue, day)) | _logo(catalogue)
    files |= others
    changed = tuple(path for path, body in files.items() if write_changed(out / path, body))
    extra = tuple(one for one, _ in beside)
    gone = remove_stale(out, {one.path for one in (*built, *extra, *(one for one, _ in lists))} | set(others))
    return Manifest(tuple(built), changed, gone, extra, tuple(one for one, _ in lists))


def _logo(catalogue: Catalogue) -> dict[str, bytes]:
    """The picture of the header, where the site has one."""
    return {catalogue.logo.path: b64decode(catalogue.logo.data)} if catalogue.logo else {}


def _draw(part: _Part) -> tuple[tuple[BuiltFile, bytes], ...]:
    """The pages of a part, weighed."""
    return _weigh(part.draw())


def _weigh(texts: Iterable[tuple[str, str]]) -> tuple[tuple[BuiltFile, bytes], ...]:
    bodies = [(path, text.encode()) for path, text in texts]
    return tuple((BuiltFile(path, len(body), _weight(body)), body) for path, body in bodies)


def _unchanged_pages(key: str, out: Path, cache: Cache) -> tuple[BuiltFile, ...]:
    """The pages of the part with this key as an earlier run wrote them, if all of them stand there whole."""
    told = [(BuiltFile(*one), digest) for *one, digest in json.loads(cache.get(key) or "[]")]
    whole = all(
        (out / page.path).is_file() and _hash((out / page.path).read_bytes()) == digest
        for page, digest in told
        if ONLY_WEIGHED not in page.path
    )
    return tuple(page for page, _ in told) if whole else ()


def _hash(body: bytes) -> str:
    return sha256(body).hexdigest()


def _weight(body: bytes) -> int:
    """Bytes in brotli: quickly, up to a seventh too many; exactly where that would be over the budget."""
    # A small window takes a tenth of the time and, for pages this small, no more bytes; quality 9 takes a
    # quarter more than 8 and changes a page by 4 bytes in a thousand at most.
    quick = len(brotli.compress(body, quality=8, lgwin=16))
    return quick if quick <= BUDGET else len(brotli.compress(body, quality=11))
