"""What procedures are, said to machines: each on its start page, and all of them in one file.

Contexts are written out, so nobody has to fetch one. Without an origin, addresses are paths from the root,
which JSON-LD resolves against the document's own address. What an edition does not state is not said.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup

from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.schema.wording import text_of
from forms.text.language import Language
from forms.text.words import Phrase
from site_templates.open_data.cpsv import public_service
from site_templates.open_data.linked_data import (
    Node,
    ProcedureContext,
    compact_json,
    language_tags,
    language_values,
    ours,
    titles,
)
from site_templates.open_data.schema_org import service

CONTEXT: Mapping[str, object] = {
    "@vocab": "https://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@type": "@id"} for name in ("serviceUrl", "url")},
}
CATALOGUE = "danh-muc.jsonld"
"""Where the catalogue stands as data."""


def procedure_context(catalogue: Catalogue, one: Procedure, day: date, origin: str) -> ProcedureContext:
    """What is known of a procedure on a day beside its edition."""
    areas = {area.id: area.name for area in catalogue.areas}
    decides = (field for field in one.fields() if field.id == one.routing.field)
    where = next((areas.get(getattr(field, "area", "")) for field in decides), None)
    file = catalogue.site
    nobody = None if file.name else text_of(file, catalogue.country, "kit.text")
    return ProcedureContext(day, where, file, origin, catalogue.country.currency, nobody)


def start_page_data(procedure: Procedure, told: ProcedureContext, language: Language) -> Markup:
    """The data block of a start page: one thing under both vocabularies, in the page's language."""
    ours = public_service(procedure, told, (language,))
    names = {
        key: language_values(text, language_tags(procedure, told.site.languages))
        for key, text in titles(procedure)
    }
    both = {**service(procedure, told, language), **ours, **names}
    both["@type"] = ["GovernmentService", "cpsv:PublicService"]
    # No "<" stands in it, so nothing in it can end the script element.
    text = compact_json({"@context": CONTEXT, **both}).replace("<", "\\u003c")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - see above


def dataset_part(offer: Catalogue, one: Procedure, day: date, origin: str) -> str:
    """One procedure in CPSV-AP, in every language, as it stands in the dataset."""
    told = procedure_context(offer, one, day, origin)
    return compact_json(public_service(one, told, offer.site.languages))


def dataset(offer: Catalogue, parts: Iterable[bytes], origin: str) -> bytes:
    """Every procedure in force, given as `dataset_part` has it, as parts of one dataset."""
    site = offer.site
    tags = ours(site.languages)
    body: Node = {
        "@context": CONTEXT,
        "@id": f"{origin}/{CATALOGUE}",
        "@type": "dcat:Dataset",
        "dct:identifier": CATALOGUE,
        "dct:title": language_values(text_of(site, offer.country, "home.title"), tags),
        "dct:description": language_values(Phrase("home.lead"), tags),
        "dcat:landingPage": {"@id": f"{origin}/"},
    }
    publisher: Node = {}
    if site.name:
        name = language_values(site.name, tags)
        publisher["dct:publisher"] = {"@type": "cv:PublicOrganisation", "skos:prefLabel": name}
    # The parts are JSON already: a build reads most of them back and makes only those that changed.
    ending = f"],{compact_json(publisher)[1:]}" if publisher else "]}"
    beginning = f'{compact_json(body)[:-1]},"dct:hasPart":['
    return beginning.encode() + b",".join(parts) + f"{ending}\n".encode()
