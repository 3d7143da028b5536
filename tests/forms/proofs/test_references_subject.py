"""Whom a filing is for is a choice that everybody is asked, with an option for oneself."""

from types import SimpleNamespace
from typing import Any

import pytest

from forms.fields.choice import ChoiceField
from forms.proofs import references


def choice(visible_when: Any = None) -> Any:
    options: Any = (SimpleNamespace(value="me"), SimpleNamespace(value="child"))
    told: dict[str, Any] = {"id": "who", "options": options, "visible_when": visible_when}
    return ChoiceField.model_construct(None, **told)


@pytest.mark.parametrize(
    ("subject", "known", "said"),
    [
        (None, {}, []),
        (("who", "me"), {"who": choice()}, []),
        (("what", "me"), {"who": choice()}, ['there is no choice "what"']),
        (("who", "you"), {"who": choice()}, ['"you" is no option of "who"']),
        (("who", "me"), {"who": choice("sometimes")}, ["whom a filing is for is asked of everybody"]),
    ],
)
def test_a_subject_names_a_choice_and_one_of_its_options(
    subject: tuple[str, str] | None, known: dict[str, Any], said: list[str]
) -> None:
    named = SimpleNamespace(field=subject[0], own=subject[1]) if subject else None
    one: Any = SimpleNamespace(subject=named)
    assert [found[2] for found in references._subject_findings(one, known)] == said
