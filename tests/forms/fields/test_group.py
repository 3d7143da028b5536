"""Questions a kind adds by itself are as right as those of a schema, though nothing judges them."""

import pytest

from forms.fields import KINDS
from forms.fields.base import FieldModel
from forms.fields.group import GroupField
from forms.judging.warnings import EXPLANATION_FIELD
from tests.forms.world import ONE_FIELD, field

GROUPS = [kind for kind, model in KINDS.items() if issubclass(model, GroupField)]
ROLES = [{"value": "chu_ho", "label": {"vi": "Chủ hộ", "en": "Head"}}]


def judged(one: FieldModel) -> FieldModel:
    return ONE_FIELD.validate_json(one.model_dump_json(by_alias=True, exclude_defaults=True))


@pytest.mark.parametrize("kind", GROUPS)
def test_every_question_of_a_group_would_pass_as_one_of_a_schema(kind: str) -> None:
    group = field(kind, **({"roles": ROLES} if kind == "consent" else {}))
    assert isinstance(group, GroupField)
    for one in group.inner:
        assert judged(one) == one
        assert vars(judged(one)).keys() == {name for name in vars(one) if name in type(one).model_fields}


def test_the_box_for_an_explanation_would_pass_too() -> None:
    assert judged(EXPLANATION_FIELD) == EXPLANATION_FIELD
