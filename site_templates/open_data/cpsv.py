"""A procedure as a Public Service of CPSV-AP 3.2.0, the European profile for public services."""

from collections.abc import Sequence

from forms.schema.document import DocumentRule
from forms.schema.fee import FeeRule
from forms.schema.procedure import Procedure
from forms.text.language import Language
from forms.text.words import Phrase, say
from site_templates.open_data.linked_data import (
    Node,
    Tags,
    Told,
    address,
    charged,
    days,
    ours,
    said,
    tagged,
    titles,
    words,
)

AUTHORITY = "http://publications.europa.eu/resource/authority"
"""The code lists CPSV-AP recommends for currencies and languages."""


def public_service(procedure: Procedure, told: Told, languages: Sequence[Language]) -> Node:
    """The procedure as CPSV-AP's Public Service, in these languages, or in the one it is written in."""
    tags = tagged(procedure, languages)
    return said(
        {
            "@id": address(procedure, told),
            "@type": "cpsv:PublicService",
            "dct:identifier": procedure.code or procedure.id,
            **{key: words(text, tags) for key, text in titles(procedure)},
            "dct:language": [] if procedure.language else _spoken(told),
            "cv:hasCompetentAuthority": _authority(procedure, told, tags),
            "cv:hasChannel": _channel(procedure, told, tags),
            "cv:processingTime": _duration(procedure),
            "cv:hasCost": [_cost(rule, tags) for rule in charged(procedure, told)],
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


def _spoken(told: Told) -> list[Node]:
    """The languages of the site by the codes of that list, which each language's own words know."""
    return [{"@id": f"{AUTHORITY}/language/{say(one, 'language.code')}"} for one in told.operator.languages]


def _authority(procedure: Procedure, told: Told, tags: Tags) -> Node:
    node: Node = {
        "@id": f"{address(procedure, told)}#co-quan",
        "@type": "cv:PublicOrganisation",
        "skos:prefLabel": words(procedure.authority, tags),
    }
    if told.area:
        node["dct:spatial"] = {
            "@type": "dct:Location",
            "skos:prefLabel": words(told.area, ours(told.operator.languages)),
        }
    return node


def _channel(procedure: Procedure, told: Told, tags: Tags) -> Node:
    name = f"{address(procedure, told)}#kenh"
    node = {"@id": name, "@type": "cv:Channel", "dct:identifier": f"{procedure.id}-truc-tuyen"}
    notes = [] if told.operator.name else [Phrase("kit.text")]
    limit = procedure.time_limit
    own = ours(told.operator.languages) if procedure.language else tags
    if limit.unit != "unstated":
        notes.append(Phrase(f"limit.{limit.unit}").format(n=limit.amount))
    return said({**node, "dct:description": [each for note in notes for each in words(note, own)]})


def _duration(procedure: Procedure) -> Node | None:
    length = days(procedure)
    return {"@value": length, "@type": "xsd:duration"} if length else None


def _cost(rule: FeeRule, tags: Tags) -> Node:
    return {
        "@type": "cv:Cost",
        "dct:identifier": rule.id,
        "cv:hasValue": {"@value": str(rule.amount), "@type": "xsd:double"},
        "cv:currency": {"@id": f"{AUTHORITY}/currency/VND"},
        "dct:description": words(rule.explanation, tags),
    }


def _input(paper: DocumentRule, tags: Tags) -> Node:
    node = {"@type": "cv:Evidence", "dct:identifier": paper.id, "dct:title": words(paper.name, tags)}
    return {**node, **({"dct:description": words(paper.note, tags)} if paper.note else {})}
