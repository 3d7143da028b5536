"""Who else agrees to a filing, and the state of that consent as far as we know it."""

from collections.abc import Iterable, Iterator

from forms.fields.base import FieldModel, Values
from forms.fields.consent import CHANNELS, STATES, ConsentField
from forms.fields.people import PeopleField
from forms.schema.procedure import Procedure
from forms.text.language import Language
from handlers.web.models import dossier as models
from site_templates.views import Line

GivenConsent = tuple[ConsentField, Values]


def consents_given(fields: Iterable[FieldModel], answers: Values) -> Iterator[GivenConsent]:
    """Every consent the answers name, alone or in the rows of a list, in the order asked."""
    for field in fields:
        if isinstance(field, ConsentField) and field.id in answers:
            yield field, answers[field.id]
        if isinstance(field, PeopleField):
            for row in answers.get(field.id, ()):
                yield from consents_given(field.fields, row)


def consent_lines(procedure: Procedure, answers: Values, lang: Language) -> tuple[Line, ...]:
    """Who, what became of the consent, and as what; names: for the owner and the desk alone."""
    return tuple(
        Line(one["name"], STATES[one["how"]][lang], note=_role_label(field, one, lang))
        for field, one in consents_given(procedure.fields(), answers)
    )


def consents_as_json(procedure: Procedure, answers: Values, lang: Language) -> list[models.Consent]:
    """The same for a program."""
    return [
        models.Consent(
            name=one["name"], role=one.get("role", ""), how=one["how"], state=STATES[one["how"]][lang]
        )
        for _, one in consents_given(procedure.fields(), answers)
    ]


def to_confirm(procedure: Procedure, answers: Values, unit: str, lang: Language) -> Iterator[str]:
    """What those who consent through an application have still to do."""
    found = [one for _, one in consents_given(procedure.fields(), answers)]
    for name, channel in CHANNELS.items():
        if names := ", ".join(one["name"] for one in found if one["how"] == name):
            yield channel.confirm.format(names=names, unit=unit)[lang]


def _role_label(field: ConsentField, one: Values, lang: Language) -> str:
    return next((role.label[lang] for role in field.roles if role.value == one.get("role")), "")
