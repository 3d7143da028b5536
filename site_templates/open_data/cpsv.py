"""A procedure as a Public Service of CPSV-AP 3.2.0, the European profile for public services."""

from collections.abc import Sequence

from forms.schema.document import DocumentRule
from forms.schema.fee import FeeRule
from forms.schema.procedure import Procedure
from forms.text.language import Language
from site_templates.open_data.linked_data import (
    Node,
    Tags,
    Told,
    address,
    charged,
    days,
    said,
    tagged,
    titles,
    words,
)
from site_templates.open_data.linked_data import (
    languages as spoken,
)
from site_templates.texts import TEXTS

AUTHORITY = "http://publications.europa.eu/resource/authority"
"""The code lists CPSV-AP recommends for currencies and languages."""
SPOKEN = {"vi": f"{AUTHORITY}/language/VIE", "en": f"{AUTHORITY}/language/ENG"}


def public_service(procedure: Procedure, told: Told, languages: Sequence[Language]) -> Node:
    """The procedure as CPSV-AP's Public Service, in these languages, or in the one it is written in."""
    tags = tagged(procedure, languages)
    return said(
        {
            "@id": address(procedure, told),
            "@type": "cpsv:PublicService",
            "dct:identifier": procedure.code or procedure.id,
            **{key: words(text, tags) for key, text in titles(procedure)},
            "dct:language": []
            if procedure.language
            else [{"@id": SPOKEN[one]} for one in told.site.languages],
            "cv:hasCompetentAuthority": _authority(procedure, told, tags),
            "cv:hasChannel": _channel(procedure, told, tags),
            "cv:processingTime": _duration(procedure),
            "cv:hasCost": [_cost(rule, told, tags) for rule in charged(procedure, told)],
            "cpsv:hasInput": [_input(paper, tags) for paper in procedure.papers],
            "cpsv:produces": {
                "@type": "cv:Output",
                "dct:identifier": f"{procedure.id}-ket-qua",
                "dct:title": words(procedure.result, tags),
            },
            "cv:hasLegalResource": [
                {"@type": "eli:LegalResource", "dct:title": words(law, tags)} for law in procedure.legal_basis
            ],
        }
    )


def _authority(procedure: Procedure, told: Told, tags: Tags) -> Node:
    node: Node = {
        "@id": f"{address(procedure, told)}#co-quan",
        "@type": "cv:PublicOrganisation",
        "skos:prefLabel": words(procedure.authority, tags),
    }
    if told.area:
        node["dct:spatial"] = {"@type": "dct:Location", "skos:prefLabel": words(told.area, spoken(told.site))}
    return node


def _channel(procedure: Procedure, told: Told, tags: Tags) -> Node:
    name = f"{address(procedure, told)}#kenh"
    node = {"@id": name, "@type": "cv:Channel", "dct:identifier": f"{procedure.id}-truc-tuyen"}
    notes = [told.demonstration] if told.demonstration else []
    limit, own = procedure.time_limit, spoken(told.site) if procedure.language else tags
    if limit.unit != "unstated":
        notes.append(TEXTS[f"limit.{limit.unit}"].format(n=limit.amount))
    return said({**node, "dct:description": [each for note in notes for each in words(note, own)]})


def _duration(procedure: Procedure) -> Node | None:
    length = days(procedure)
    return {"@value": length, "@type": "xsd:duration"} if length else None


def _cost(rule: FeeRule, told: Told, tags: Tags) -> Node:
    return {
        "@type": "cv:Cost",
        "dct:identifier": rule.id,
        "cv:hasValue": {"@value": str(told.currency.value(rule.amount)), "@type": "xsd:double"},
        "cv:currency": {"@id": f"{AUTHORITY}/currency/{told.currency.code}"},
        "dct:description": words(rule.explanation, tags),
    }


def _input(paper: DocumentRule, tags: Tags) -> Node:
    node = {"@type": "cv:Evidence", "dct:identifier": paper.id, "dct:title": words(paper.name, tags)}
    return {**node, **({"dct:description": words(paper.note, tags)} if paper.note else {})}
