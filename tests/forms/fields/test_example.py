"""The example of every kind: taken as it is kept, and as people write it, by a form that asks so."""

from dataclasses import replace
from typing import Any

import pytest

from forms.fields import KINDS
from forms.fields.base import FormPost, Moment
from forms.judging.answers import judge_answers, judge_post
from forms.schema.procedure import Procedure
from tests.forms.world import moment, procedure

TEXTS = [(kind, text) for kind, model in KINDS.items() for text in model.EXAMPLE.texts]


def asking(kind: str) -> Procedure:
    """A form that asks one question of a kind with the keys of its example and no other."""
    label = {"vi": "Mục này", "en": "This question"}
    keys: dict[str, Any] = {"kind": kind, "id": "muc", "label": label, **KINDS[kind].EXAMPLE.keys}
    return procedure(keys)


def there(kind: str) -> Moment:
    return replace(moment(), **KINDS[kind].EXAMPLE.lists)


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if model.ASKS])
def test_an_example_is_an_answer_as_it_is_kept(kind: str) -> None:
    bound = judge_answers(asking(kind), {"muc": KINDS[kind].EXAMPLE.value}, there(kind))
    assert (bound.errors, bound.values) == ((), {"muc": KINDS[kind].EXAMPLE.value})
    assert isinstance(bound.values["muc"], KINDS[kind].JSON)


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if not model.ASKS])
def test_what_is_not_answered_has_no_answer_for_an_example(kind: str) -> None:
    assert KINDS[kind].EXAMPLE.value is None
    assert judge_post(asking(kind), FormPost(), there(kind)).errors == ()


@pytest.mark.parametrize(("kind", "text"), TEXTS)
def test_an_example_as_people_write_it_is_the_same_answer(kind: str, text: str) -> None:
    form = asking(kind)
    bound = judge_post(form, FormPost(form.field("muc").pairs_of_cell(text, "muc")), there(kind))
    assert (bound.errors, bound.values) == ((), {"muc": KINDS[kind].EXAMPLE.value})


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if model.COLUMN])
def test_what_fits_into_a_cell_is_told_by_a_text_or_by_its_options(kind: str) -> None:
    # Of free text none: a file to fill in leaves such a cell empty.
    offered = hasattr(asking(kind).field("muc"), "options")
    assert KINDS[kind].EXAMPLE.texts or offered or kind == "text"
