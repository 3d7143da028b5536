"""What JSON-LD about a procedure is made of, whatever the vocabulary: what is known, how texts are tagged."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forms.schema.fee import FeeRule
from forms.schema.procedure import Procedure
from forms.schema.site import UNSTATED, SiteFile
from forms.text.currency import UNSTATED as NO_CURRENCY
from forms.text.currency import Currency
from forms.text.language import Language, Text

Node = dict[str, object]
Tags = Mapping[str, Language]
"""Language tag → which wording of a text it marks."""


@dataclass(frozen=True)
class ProcedureContext:
    """What is known of a procedure besides its edition: the day, the area, who runs the site, and where."""

    day: date
    area: Text | None = None
    site: SiteFile = UNSTATED
    origin: str = ""
    currency: Currency = NO_CURRENCY
    demonstration: Text | None = None
    """What is said where nobody stands behind the site."""


def language_tags(procedure: Procedure, languages: Sequence[Language]) -> Tags:
    """The language tag of each wording that is to be told: of untranslated words, the one they are in."""
    # A form in one language keeps its words under both keys of a text.
    return ours([procedure.language] if procedure.language else languages)


def ours(languages: Iterable[Language]) -> Tags:
    """Languages, each under its own tag."""
    return {one: one for one in languages}


def language_values(text: Text, tags: Tags) -> list[Node]:
    """A text in languages, each tagged with its own."""
    return [{"@value": text[own], "@language": tag} for tag, own in tags.items()]


def compact_json(body: Node) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def procedure_address(procedure: Procedure, told: ProcedureContext, language: Language = "") -> str:
    """Where a procedure is read in a language; without one, its one name, which is that in the first."""
    root = told.site.root(language) if language else ""
    return f"{told.origin}{root}/thu-tuc/{procedure.id}/"


def drop_empty(node: Node) -> Node:
    """Only what something is known of."""
    return {key: value for key, value in node.items() if value}


def titles(procedure: Procedure) -> Iterator[tuple[str, Text]]:
    yield "dct:title", procedure.name
    yield "dct:description", procedure.summary


def iso_duration(procedure: Procedure) -> str:
    """ISO 8601 has no working days: their number stands for days, and the channel says in words which ones.

    What is done "at once" has no duration of its own.
    """
    limit = procedure.time_limit
    return f"P{limit.amount}D" if limit.unit == "working_days" else ""


def fees_on_day(procedure: Procedure, told: ProcedureContext) -> tuple[FeeRule, ...]:
    return tuple(rule for rule in procedure.fee.rules if rule.in_force_on(told.day))
