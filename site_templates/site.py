"""The pages of a static site, drawn one edition at a time on a day of law, each weighed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import brotli  # type: ignore[import-untyped]  # it has no types

from forms.fields.base import Moment
from forms.judging.answers import BoundForm, bind_post
from forms.judging.printed_form import FilledPaper, fill_paper
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.text.language import Language
from site_templates.facts import fact_lines, fee_lines
from site_templates.manifest import BuiltFile
from site_templates.open_data import dataset
from site_templates.open_data.linked_data import ProcedureContext
from site_templates.problems import not_found_page
from site_templates.render import render
from site_templates.views import (
    PER_PAGE,
    Card,
    FormPage,
    LookupPage,
    PaperPage,
    RegisterPage,
    Site,
    card_of,
    site_of,
)

BUDGET = 14_000
"""Bytes of brotli a page may weigh with all it needs: what one TCP flight carries."""
ONLY_WEIGHED = "#"
"""In the path of a form's later pages: only handlers draw them, with what was answered before."""
STATEMENT = "kha-nang-tiep-can/"
"""Where the accessibility statement stands."""

Page = tuple[str, str]
"""Path below the site's root, HTML."""


class TooHeavy(Exception):
    """Pages over the budget, each named with its weight."""

    def __init__(self, pages: tuple[BuiltFile, ...]) -> None:
        named = "; ".join(f"{page.path} weighs {page.brotli:,} bytes" for page in pages)
        super().__init__(f"a page may weigh at most {BUDGET:,} bytes in brotli: {named}")
        self.pages = pages


@dataclass(frozen=True)
class Publication:
    """What a site is made of beside its editions: all that a catalogue has but those, a day, an address."""

    world: Catalogue
    day: date
    as_of: str = ""
    """The banner's date where `day` is not today."""
    origin: str = ""

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.world.site.languages

    def site(self, language: Language, path: str = "") -> Site:
        return site_of(self.world, language, path, as_of=self.as_of, origin=self.origin)

    def root(self, language: Language) -> str:
        """Where the files of a language stand below the site."""
        return self.world.site.folder(language)


def pages(catalogue: Catalogue, day: date, as_of: str = "", origin: str = "") -> Iterator[Page]:
    """(path, HTML) of every static page; `as_of` is the banner's date where `day` is not today."""
    shown = Publication(catalogue, day, as_of, origin)
    procedures = catalogue.procedures(day)
    cards = [card_of(one) for one in procedures]
    for language in shown.languages:
        for n in range(home_pages(len(cards))):
            yield home_page(shown, language, cards[slice_of(n)], n, home_pages(len(cards)))
        yield from general_pages(shown, language)
    for one in procedures:
        for drawn in edition_pages(shown, one).values():
            yield from drawn


def home_pages(procedures: int) -> int:
    """On how many pages so many procedures are listed."""
    return len(range(0, max(procedures, 1), PER_PAGE))


def slice_of(n: int) -> slice:
    """Those that are listed on the nth page, from 0."""
    return slice(n * PER_PAGE, (n + 1) * PER_PAGE)


def home_page(shown: Publication, language: Language, cards: Sequence[Card], n: int, of: int) -> Page:
    """The nth of so many pages of the list of procedures, from 0, with its cards."""
    paths = [f"/danh-muc/{each + 1}/" if each else "/" for each in range(of)]
    told = {"procedures": cards, "query": "", "here": n, "paths": paths}
    html = render("home", shown.site(language, paths[n]), **told)
    return f"{shown.root(language)}{paths[n][1:]}index.html", html


def general_pages(shown: Publication, language: Language) -> Iterator[Page]:
    """The pages in a language that speak of no procedure."""

    def at(path: str) -> Site:
        return shown.site(language, path)

    root = shown.root(language)
    yield f"{root}tra-cuu/index.html", render("lookup", at("/tra-cuu/"), lookup=LookupPage("/api/tra-cuu"))
    register = RegisterPage("/api/dang-ky", "register")
    yield f"{root}dang-ky/index.html", render("register", at("/dang-ky/"), register=register)
    yield f"{root}{STATEMENT}index.html", render("accessibility", at(f"/{STATEMENT}"))
    yield f"{root}404.html", render("problem", at(""), problem=not_found_page(language))


def edition_pages(shown: Publication, one: Procedure) -> dict[Language, Iterator[Page]]:
    """The pages of one edition in each language."""
    moment = shown.world.moment(shown.day, procedure_id=one.id)
    told = dataset.procedure_context(shown.world, one, shown.day, shown.origin)
    drawing = _Drawing(one, bind_post(one, moment), told, fill_paper(one, {}, moment))
    return {language: drawing.pages(shown, language) for language in shown.languages}


@dataclass(frozen=True)
class _Drawing:
    """An edition with what its pages say in every language."""

    procedure: Procedure
    form: BoundForm
    told: ProcedureContext
    paper: FilledPaper | None

    def pages(self, shown: Publication, language: Language) -> Iterator[Page]:
        procedure, moment = self.procedure, self.form.moment
        path = f"/thu-tuc/{procedure.id}/"
        below = f"{shown.root(language)}{path[1:]}"
        start = {
            "procedure": procedure,
            "data": dataset.start_page_data(procedure, self.told, language),
            "facts": fact_lines(procedure, language),
            "fees": fee_lines(procedure, moment.country.currency, language, moment.today),
        }
        yield f"{below}index.html", render("start", shown.site(language, path), **start)
        if self.paper:
            paper = PaperPage(self.paper, procedure.name[language], path)
            html = render("paper", shown.site(language, f"{path}mau/"), paper=paper)
            yield f"{below}mau/index.html", html
        for n in range(len(procedure.pages)):
            form = _form_page(procedure, self.form, language, n)
            html = render("form", shown.site(language, f"{path}to-khai/"), form=form)
            yield f"{below}to-khai/index.html" + (f"{ONLY_WEIGHED}{n + 1}" if n else ""), html


def empty_form_page(procedure: Procedure, moment: Moment, language: Language, page: int = 0) -> FormPage:
    """A page of a form with nothing typed, posting to the handler that renders the same template."""
    return _form_page(procedure, bind_post(procedure, moment), language, page)


def _form_page(procedure: Procedure, bound: BoundForm, language: Language, page: int) -> FormPage:
    hidden = [("_edition", procedure.digest), ("_lang", language)]
    if len(procedure.pages) > 1:
        hidden.append(("_page", str(page)))
    here = {field.id for section in procedure.pages[page].sections for field in section.fields}
    shown = replace(bound, fields=tuple(field for field in bound.fields if field.id in here))
    return FormPage(procedure, shown, f"/api/thu-tuc/{procedure.id}", tuple(hidden), page=page)


def weigh_edition(catalogue: Catalogue, one: Procedure) -> Iterator[BuiltFile]:
    """The pages of one edition on its first day, in every language, weighed."""
    for drawn in edition_pages(Publication(catalogue, one.effective_from), one).values():
        yield from (page for page, _ in weigh(drawn))


def weigh(pages: Iterable[Page]) -> Iterator[tuple[BuiltFile, bytes]]:
    """Pages as files with what each weighs in brotli.

    Found quickly, up to a seventh too many; exactly where that would be over the budget.
    """
    for path, text in pages:
        body = text.encode()
        # A small window takes a tenth of the time and, for pages this small, no more bytes; quality 9 takes a
        # quarter more than 8 and changes a page by 4 bytes in a thousand at most.
        # What is over the budget there is mostly within it at quality 10, for two fifths of the time of 11.
        bounds = (len(brotli.compress(body, quality=quality, lgwin=16)) for quality in (8, 10))
        weight = next((bound for bound in bounds if bound <= BUDGET), 0) or len(
            brotli.compress(body, quality=11)
        )
        yield BuiltFile(path, len(body), weight, sha256(body).hexdigest()), body


def weigh_roughly(path: str, body: bytes, digest: str = "") -> tuple[BuiltFile, bytes]:
    """A file no budget holds for, with about what it weighs: to pack the largest well takes half a minute."""
    weight = len(brotli.compress(body, quality=4))
    return BuiltFile(path, len(body), weight, digest or sha256(body).hexdigest()), body
