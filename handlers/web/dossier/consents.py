"""Who else agrees to a filing, and what became of it as far as can be known here."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forms.fields.base import FieldModel
from forms.fields.consent import CHANNELS, STATES, ConsentField
from forms.fields.people import PeopleField
from forms.schema.procedure import Procedure
from forms.text.language import Language
from site_templates.views import Line

Given = tuple[ConsentField, Mapping[str, Any]]


def given(fields: Iterable[FieldModel], answers: Mapping[str, Any]) -> Iterator[Given]:
    """Every consent the answers name, alone or in the rows of a list, in the order asked."""
    for field in fields:
        if isinstance(field, ConsentField) and field.id in answers:
            yield field, answers[field.id]
        if isinstance(field, PeopleField):
            for row in answers.get(field.id, ()):
                yield from given(field.fields, row)


def lines(procedure: Procedure, answers: Mapping[str, Any], lang: Language) -> tuple[Line, ...]:
    """Who, what became of the consent, and as what; names: for the owner and the desk alone."""
    return tuple(
        Line(one["name"], STATES[one["how"]][lang], note=_role(field, one, lang))
        for field, one in given(procedure.fields(), answers)
    )


def told(procedure: Procedure, answers: Mapping[str, Any], lang: Language) -> list[dict[str, str]]:
    """The same for a program."""
    return [
        {
            "name": one["name"],
            "role": one.get("role", ""),
            "how": one["how"],
            "state": STATES[one["how"]][lang],
        }
        for _, one in given(procedure.fields(), answers)
    ]


def to_confirm(procedure: Procedure, answers: Mapping[str, Any], unit: str, lang: Language) -> Iterator[str]:
    """What those who consent through an application have still to do."""
    found = [one for _, one in given(procedure.fields(), answers)]
    for name, channel in CHANNELS.items():
        if names := ", ".join(one["name"] for one in found if one["how"] == name):
            yield channel.confirm[lang].format(names=names, unit=unit)


def _role(field: ConsentField, one: Mapping[str, Any], lang: Language) -> str:
    return next((role.label[lang] for role in field.roles if role.value == one.get("role")), "")
