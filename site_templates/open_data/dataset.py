"""What procedures are, said to machines: each on its start page, and all of them in one file.

Contexts are written out, so nobody has to fetch one. Without an origin, addresses are paths from the root,
which JSON-LD resolves against the document's own address. What an edition does not state is not said.
"""

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from forms.schema.wording import text_of
from forms.text.language import Language, Text
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


def procedure_contexts(catalogue: Catalogue, day: date, origin: str) -> dict[str, ProcedureContext]:
    """What is known of each procedure in force on a day, by its id."""
    areas = {area.id: area.name for area in catalogue.areas}

    def where(one: Procedure) -> Text | None:
        decides = (field for field in one.fields() if field.id == one.routing.field)
        return next((areas.get(getattr(field, "area", "")) for field in decides), None)

    file = catalogue.site
    nobody = None if file.name else text_of(file, catalogue.country, "kit.text")
    return {
        one.id: ProcedureContext(day, where(one), catalogue.site, origin, catalogue.country.currency, nobody)
        for one in catalogue.procedures(day)
    }


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


def dataset(offer: Catalogue, day: date, origin: str) -> str:
    """Every procedure in force on a day in CPSV-AP, as parts of one dataset, in every language."""
    told, site = procedure_contexts(offer, day, origin), offer.site
    tags = ours(site.languages)
    body: Node = {
        "@context": CONTEXT,
        "@id": f"{origin}/{CATALOGUE}",
        "@type": "dcat:Dataset",
        "dct:identifier": CATALOGUE,
        "dct:title": language_values(text_of(site, offer.country, "home.title"), tags),
        "dct:description": language_values(Phrase("home.lead"), tags),
        "dcat:landingPage": {"@id": f"{origin}/"},
        "dct:hasPart": [public_service(one, told[one.id], site.languages) for one in offer.procedures(day)],
    }
    if site.name:
        name = language_values(site.name, tags)
        body["dct:publisher"] = {"@type": "cv:PublicOrganisation", "skos:prefLabel": name}
    return compact_json(body) + "\n"
