"""GovSchema documents (an open registry of government forms) made into procedures of ours.

What our language says too is taken over as it stands there, field names among them. What a document does not
tell (fee, time limit, legal basis) is left out, so that no page claims it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from forms.imports.paging import PagePlan, lay_out
from forms.imports.questions import (
    KINDS,
    Data,
    Foreign,
    estimated_bytes,
    first_sentence,
    humanise,
    one_line,
    question,
)
from forms.schema.document import kebab
from forms.text.words import languages, say

# `process.language` names the language of the process, which is not always that of the labels.
ENGLISH = re.compile(r"(?i)\b(of|the|name|date|number|and|address|or|your|amount|for|type|country)\b")
ATTESTATION, PAYMENT = "attestation", "payment"


class NotAForm(ValueError):
    """The document is not what the format says; the message says what is missing where."""


def convert(document: Foreign, first_day: date) -> tuple[Data, Data]:
    """The procedure and its unit as plain data. Raises NotAForm."""
    _check_document(document)
    name, language = procedure_id(document), label_language(document)
    unit = unit_data(document, name, first_day)
    fields = {one["name"]: one for one in document["fields"]}
    body: Data = {
        "id": name,
        "code": "",
        "source": f"{document['id']} {document['version']}",
        "language": language,
        "name": one_line(document["title"]),
        "summary": one_line(first_sentence(document.get("description", ""), 400) or document["title"]),
        "effective_from": first_day.isoformat(),
        "level": 4,
        "applicants": ["citizen", "organisation", "business"],
        "authority": one_line(document["authority"]["name"]),
        "result": say(language if language in languages() else "en", "imports.govschema.result"),
        "routing": {"rule": "unit_fixed", "unit": unit["id"]},
        "receive": ["electronic"],
    }
    guidance = [_statement(one) for one in document.get("documents", ()) if _is_statement(one)]
    papers = [_paper(one) for one in document.get("documents", ()) if not _is_statement(one)]
    rules = [*_exclusive_rules(document), *_cross_field_rules(document)]
    body |= {key: found for key, found in (("guidance", guidance), ("documents", papers)) if found}
    body["pages"] = [*_pages(document, fields)]
    return body | ({"rules": rules} if rules else {}), unit


def _check_document(document: Foreign) -> None:
    for key in ("id", "version", "title", "authority", "fields"):
        if not document.get(key):
            raise NotAForm(f'"{key}" is missing')
    for n, one in enumerate(document["fields"]):
        for key in ("name", "label", "type"):
            if not isinstance(one.get(key), str):
                raise NotAForm(f'fields[{n}]: "{key}" is missing')
        if one["type"] not in KINDS:
            raise NotAForm(f'fields[{n}] "{one["name"]}": the type "{one["type"]}" is not known')


def procedure_id(document: Foreign) -> str:
    """The document's id and version as a folder's name: every version is a form of its own."""
    return re.sub(r"[^a-z0-9]+", "-", f"{document['id']} {document['version']}".lower()).strip("-")


def label_language(document: Foreign) -> str:
    """The language of the labels: many documents in other languages are labelled in English first."""
    labels = [one["label"] for one in document["fields"]]
    told = str(document.get("process", {}).get("language", "en")).split("-")[0].lower()
    # A third of the labels is enough: names of forms and places stay foreign in any language.
    return "en" if sum(bool(ENGLISH.search(label)) for label in labels) * 3 >= len(labels) else told


def unit_data(document: Foreign, procedure: str, first_day: date) -> Data:
    """The authority as the one unit that takes the form; its number prefix is ours."""
    authority = document["authority"]
    code = re.sub(r"[^0-9A-Za-z]", "", "".join(document["id"].split("/")[:-1])).upper() or "UNIT"
    # Two authorities must not share a number prefix; the hash keeps it the same in every import.
    digits = f"{sum(ord(sign) * 31**n for n, sign in enumerate(code)) % 10**8:08}"
    return {
        "id": f"{code}-{first_day:%Y%m%d}",
        "code": code,
        "name": one_line(authority["name"]),
        "level": "national",
        "parent": "",
        "number_prefix": f"X{digits[:2]}.{digits[2:5]}.{digits[5:]}",
        "accepts": [procedure],
        "valid_from": first_day.isoformat(),
    }


def _pages(document: Foreign, fields: Mapping[str, Data]) -> Iterator[Data]:
    asked = {name: question(one) for name, one in fields.items()}
    reads = {
        name: fields_in(one.get("visibleWhen")) | fields_in(one.get("requiredWhen"))
        for name, one in fields.items()
    }
    weights = {name: estimated_bytes(one) for name, one in asked.items()}
    for n, sheet in enumerate(lay_out([*_steps(document, fields)], reads, weights), 1):
        title = one_line(sheet.title)
        section = {"id": f"part-{n}", "title": title, "fields": [asked[name] for name in sheet.names]}
        exits = {"exits": list(sheet.exits)} if sheet.exits else {}
        yield {"id": f"page-{n}", "title": title, **exits, "sections": [section]}


def _steps(document: Foreign, fields: Mapping[str, Data]) -> Iterator[PagePlan]:
    left = dict.fromkeys(fields)
    for step in document.get("steps", ()):
        names = [name for name in step.get("fields", ()) if name in left]
        for name in names:
            left.pop(name, None)
        if names:
            yield PagePlan(
                str(step.get("title", "")) or "Questions", tuple(dict.fromkeys(names)), tuple(_exits(step))
            )
    if left:
        yield PagePlan("Questions" if len(left) == len(fields) else "Other questions", tuple(left))


def _exits(step: Foreign) -> Iterator[Data]:
    for way in step.get("transitions", ()):
        if way.get("to") is None and way.get("when"):
            yield {"when": way["when"], "reason": humanise(str(way.get("exitReason", "not-eligible")))}


def _is_statement(one: Foreign) -> bool:
    """Whether an attachment is no paper: a statement to be signed, or a payment."""
    return one.get("category") in (ATTESTATION, PAYMENT)


def _statement(one: Foreign) -> str:
    return one_line(": ".join(part for part in (one["label"], one.get("statement", "")) if part))


def _paper(one: Foreign) -> Data:
    told: Data = {"id": kebab(one["id"]), "name": one_line(one["label"])}
    if one.get("requiredWhen") and not one.get("required"):
        return told | {"when": one["requiredWhen"]}
    return told | ({} if one.get("required") else {"required": False})


def _exclusive_rules(document: Foreign) -> Iterator[Data]:
    for group in document.get("exclusivityGroups", ()):
        yield {"id": group["id"], "at_most_one": list(group["fields"])}


def _cross_field_rules(document: Foreign) -> Iterator[Data]:
    for rule in document.get("crossFieldValidation", ()):
        told: Data = {"id": rule["id"]}
        if "compare" in rule:
            yield told | {
                "compare": {key: rule["compare"][key] for key in ("field", "operator", "compareTo")}
            }
            continue
        kind = "requirePresent" if rule.get("requirePresent") else "requireAbsent"
        yield told | {"when": rule["when"], kebab(kind).replace("-", "_"): list(rule[kind])}


def fields_in(condition: object) -> set[str]:
    """The fields a condition of the document reads."""
    if isinstance(condition, Mapping):
        own = {condition["field"]} if isinstance(condition.get("field"), str) else set()
        return own.union(*(fields_in(inner) for inner in condition.values()))
    if isinstance(condition, Sequence) and not isinstance(condition, str):
        return set().union(*map(fields_in, condition))
    return set()
