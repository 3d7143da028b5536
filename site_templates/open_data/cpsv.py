"""A procedure as a Public Service of CPSV-AP 3.2.0, the European profile for public services."""

from collections.abc import Sequence

from forms.schema.document import DocumentRule
from forms.schema.fee import FeeRule
from forms.schema.procedure import Procedure
from forms.text.language import Language
from forms.text.words import say
from site_templates.open_data.linked_data import (
    Node,
    ProcedureContext,
    Tags,
    drop_empty,
    fees_on_day,
    iso_duration,
    language_tags,
    language_values,
    ours,
    procedure_address,
    titles,
)

AUTHORITY = "http://publications.europa.eu/resource/authority"
"""The code lists CPSV-AP recommends for currencies and languages."""


def public_service(procedure: Procedure, told: ProcedureContext, languages: Sequence[Language]) -> Node:
    """The procedure as CPSV-AP's Public Service, in these languages, or in the one it is written in."""
    tags = language_tags(procedure, languages)
    return drop_empty(
        {
            "@id": procedure_address(procedure, told),
            "@type": "cpsv:PublicService",
            "dct:identifier": procedure.code or procedure.id,
            **{key: language_values(text, tags) for key, text in titles(procedure)},
            "dct:language": [] if procedure.language else _language_nodes(told),
            "cv:hasCompetentAuthority": _authority(procedure, told, tags),
            "cv:hasChannel": _channel(procedure, told, tags),
            "cv:processingTime": _duration(procedure),
            "cv:hasCost": [_cost(rule, told, tags) for rule in fees_on_day(procedure, told)],
            "cpsv:hasInput": [_input(paper, tags) for paper in procedure.papers],
            "cpsv:produces": {
                "@type": "cv:Output",
                "dct:identifier": f"{procedure.id}-ket-qua",
                "dct:title": language_values(procedure.result, tags),
            },
            "cv:hasLegalResource": [
                {"@type": "eli:LegalResource", "dct:title": language_values(law, tags)}
                for law in procedure.legal_basis
            ],
        }
    )


def _language_nodes(told: ProcedureContext) -> list[Node]:
    """The languages of the site by the codes of that list, which each language's own words know."""
    return [{"@id": f"{AUTHORITY}/language/{say(one, 'language.code')}"} for one in told.site.languages]


def _authority(procedure: Procedure, told: ProcedureContext, tags: Tags) -> Node:
    node: Node = {
        "@id": f"{procedure_address(procedure, told)}#co-quan",
        "@type": "cv:PublicOrganisation",
        "skos:prefLabel": language_values(procedure.authority, tags),
    }
    if told.area:
        node["dct:spatial"] = {
            "@type": "dct:Location",
            "skos:prefLabel": language_values(told.area, ours(told.site.languages)),
        }
    return node


def _channel(procedure: Procedure, told: ProcedureContext, tags: Tags) -> Node:
    name = f"{procedure_address(procedure, told)}#kenh"
    node = {"@id": name, "@type": "cv:Channel", "dct:identifier": f"{procedure.id}-truc-tuyen"}
    # Data travels without its page: the warning that this is a demonstration goes along.
    notes = [told.demonstration] if told.demonstration else []
    limit = procedure.time_limit
    own = ours(told.site.languages) if procedure.language else tags
    if limit.unit != "unstated":
        notes += limit.lines()
    return drop_empty(
        {**node, "dct:description": [each for note in notes for each in language_values(note, own)]}
    )


def _duration(procedure: Procedure) -> Node | None:
    length = iso_duration(procedure)
    return {"@value": length, "@type": "xsd:duration"} if length else None


def _cost(rule: FeeRule, told: ProcedureContext, tags: Tags) -> Node:
    return {
        "@type": "cv:Cost",
        "dct:identifier": rule.id,
        "cv:hasValue": {"@value": str(told.currency.value(rule.amount)), "@type": "xsd:double"},
        "cv:currency": {"@id": f"{AUTHORITY}/currency/{told.currency.code}"},
        "dct:description": language_values(rule.explanation, tags),
    }


def _input(paper: DocumentRule, tags: Tags) -> Node:
    node = {
        "@type": "cv:Evidence",
        "dct:identifier": paper.id,
        "dct:title": language_values(paper.name, tags),
    }
    return {**node, **({"dct:description": language_values(paper.note, tags)} if paper.note else {})}
