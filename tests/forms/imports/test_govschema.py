"""Documents of the registry made into procedures of ours."""

from datetime import date
from typing import Any

import pytest

from forms.imports.govschema import NotAForm, convert, fields_in, label_language, procedure_id
from tests.forms.imports.documents import document, one

DAY = date(2026, 11, 24)


def body(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    return convert(document(*fields, **more), DAY)[0]


def test_every_version_is_a_procedure_of_its_own_that_says_where_it_came_from() -> None:
    found = body(version="2.1.0")
    assert found["id"] == procedure_id(document(version="2.1.0")) == "xx-office-a-form-2-1-0"
    assert found["source"] == "xx/office/a-form 2.1.0"


def test_what_the_document_does_not_tell_is_left_out() -> None:
    assert not {"fee", "time_limit", "legal_basis", "documents", "rules"} & set(body())


def test_the_authority_becomes_the_one_unit() -> None:
    found, unit = convert(document(), DAY)
    assert found["routing"] == {"rule": "unit_fixed", "unit": "XXOFFICE-20261124"}
    assert (unit["id"], unit["name"], unit["accepts"]) == (
        "XXOFFICE-20261124",
        "The Office",
        ["xx-office-a-form-1-0-0"],
    )


def test_pages_follow_the_steps_and_what_no_step_names_comes_last() -> None:
    steps = [{"id": "a", "title": "First", "fields": ["y"]}, {"id": "b", "title": "Empty", "fields": []}]
    pages = body(one("x"), one("y"), steps=steps)["pages"]
    told = [(page["title"], [field["id"] for field in page["sections"][0]["fields"]]) for page in pages]
    assert told == [("First", ["y"]), ("Other questions", ["x"])]


def test_a_way_out_becomes_an_exit_and_other_ways_are_left_to_conditions() -> None:
    ways = [
        {"to": None, "exitReason": "not-eligible", "when": {"field": "x", "equals": False}},
        {"to": "b", "when": {"field": "x", "equals": True}},
    ]
    steps = [{"id": "a", "title": "First", "fields": ["x"], "transitions": ways}]
    (page,) = body(one("x", "boolean"), steps=steps)["pages"]
    assert page["exits"] == [{"when": {"field": "x", "equals": False}, "reason": "Not eligible"}]


def test_papers_are_documents_and_statements_and_payments_are_told() -> None:
    papers = [
        {"id": "photoOfFace", "label": "Photo", "category": "supporting-evidence", "required": True},
        {
            "id": "b",
            "label": "Lease",
            "category": "identity-document",
            "requiredWhen": {"field": "name", "equals": "x"},
        },
        {"id": "c", "label": "Other", "category": "supporting-evidence", "required": False},
        {"id": "d", "label": "Oath", "category": "attestation", "statement": "I swear."},
    ]
    found = body(documents=papers)
    assert found["documents"] == [
        {"id": "photo-of-face", "name": "Photo"},
        {"id": "b", "name": "Lease", "when": {"field": "name", "equals": "x"}},
        {"id": "c", "name": "Other", "required": False},
    ]
    assert found["guidance"] == ["Oath: I swear."]


def test_rules_between_answers_are_taken_over() -> None:
    found = body(
        one("a"),
        one("b"),
        exclusivityGroups=[{"id": "g", "fields": ["a", "b"]}],
        crossFieldValidation=[
            {"id": "c", "compare": {"field": "a", "operator": "lessThan", "compareTo": "b"}},
            {"id": "r", "when": {"field": "a", "equals": "x"}, "requirePresent": ["b"]},
            {"id": "s", "when": {"field": "a", "equals": "y"}, "requireAbsent": ["b"]},
        ],
    )
    assert [set(rule) - {"id", "when"} for rule in found["rules"]] == [
        {"at_most_one"},
        {"compare"},
        {"require_present"},
        {"require_absent"},
    ]


def test_the_language_is_that_of_the_labels() -> None:
    assert label_language(document(one("a", label="Name (Nimi)"))) == "en"
    assert label_language(document(one("a", label="Priimek"), process={"language": "sl-SI"})) == "sl"


def test_a_condition_is_read_to_its_ends() -> None:
    inner = {"any": [{"field": "b", "in": ["field"]}, {"not": {"field": "c", "equals": 1}}]}
    assert fields_in({"all": [{"field": "a", "equals": "x"}, inner]}) == {"a", "b", "c"}
    assert fields_in(None) == set()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"fields": []}, '"fields" is missing'),
        ({"title": ""}, '"title" is missing'),
        ({"fields": [{"name": "a", "type": "string"}]}, 'fields[0]: "label" is missing'),
        ({"fields": [one("a", "matrix")]}, 'the type "matrix" is not known'),
    ],
)
def test_what_is_no_such_document_is_refused_with_the_place(change: dict[str, Any], why: str) -> None:
    with pytest.raises(NotAForm) as caught:
        convert(document() | change, DAY)
    assert why in str(caught.value)
