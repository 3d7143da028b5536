"""Who else agrees to a filing: as it was declared, and what has become of each consent since."""

from collections.abc import Iterator

from forms.fields.base import Values
from forms.fields.consent import CHANNELS, HOW, STATES, ConsentField
from forms.schema.procedure import Procedure
from forms.text.formatting import minute
from forms.text.language import Language, Text
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.consent import Consent, consents_given
from handlers.web.models import dossier as models
from site_templates.views import Line

DECLARED = Phrase("web.dossier.consents.declared")
ASKED = Phrase("web.dossier.consents.asked")
REFUSED = Phrase("web.dossier.consents.declined")
GIVEN = {
    "digits": Phrase("web.dossier.consents.given.digits"),
    "code": Phrase("web.dossier.consents.given.code"),
    "seen": Phrase("web.dossier.consents.given.seen"),
}
"""How it was made sure who agreed → what is said of that; a page claims no more than was done."""


def declared_lines(procedure: Procedure, answers: Values, lang: Language) -> tuple[Line, ...]:
    """Who, how and as what, as the declarant said it: what the receipt tells for ever."""
    return tuple(
        Line(one["name"], STATES[one["how"]][lang], note=role_label(field, one, lang))
        for _, field, one in consents_given(procedure.fields(), answers)
    )


def consent_lines(procedure: Procedure, dossier: Dossier, lang: Language) -> tuple[Line, ...]:
    """Who, what has become of the consent, and as what; names: for the owner and the desk alone."""
    return tuple(
        Line(one["name"], state_text(dossier, id, one)[lang], note=role_label(field, one, lang))
        for id, field, one in consents_given(procedure.fields(), dossier.summary.answers)
    )


def consents_as_json(procedure: Procedure, dossier: Dossier, lang: Language) -> list[models.Consent]:
    """The same for a program."""
    return [
        _as_json(one, state_text(dossier, id, one)[lang])
        for id, _, one in consents_given(procedure.fields(), dossier.summary.answers)
    ]


def declared_as_json(procedure: Procedure, answers: Values, lang: Language) -> list[models.Consent]:
    """As declared, for a program."""
    found = consents_given(procedure.fields(), answers)
    return [_as_json(one, STATES[one["how"]][lang]) for _, _, one in found]


def _as_json(one: Values, state: str) -> models.Consent:
    return models.Consent(name=one["name"], role=one.get("role", ""), how=one["how"], state=state)


def state_text(dossier: Dossier, id: str, answer: Values) -> Text:
    """What has become of one consent. Of dossiers from before that was followed: what was declared."""
    one, declared = dossier.summary.consents.get(id), STATES[answer["how"]]
    if one is None or one.state == "declared":
        return DECLARED.format(state=declared)
    if one.state == "given":
        return GIVEN[one.verified].format(at=minute(one.since), how=HOW[one.way])
    if one.state == "declined":
        return REFUSED.format(at=minute(one.since))
    return ASKED if one.asked else declared


def open_names(procedure: Procedure, dossier: Dossier, lang: Language) -> dict[str, str]:
    """Of each consent that is not given: id → "name (role)"."""
    found = consents_given(procedure.fields(), dossier.summary.answers)
    return {
        id: _name_text(field, one, lang)
        for id, field, one in found
        if _is_open(dossier.summary.consents.get(id))
    }


def _is_open(one: Consent | None) -> bool:
    return one is not None and one.state != "given"


def _name_text(field: ConsentField, one: Values, lang: Language) -> str:
    role = role_label(field, one, lang)
    return f"{one['name']} ({role})" if role else str(one["name"])


def to_confirm(procedure: Procedure, answers: Values, unit: str, lang: Language) -> Iterator[str]:
    """What those who consent through an application have still to do."""
    found = [one for _, _, one in consents_given(procedure.fields(), answers)]
    for name, channel in CHANNELS.items():
        if names := ", ".join(one["name"] for one in found if one["how"] == name):
            yield channel.confirm.format(names=names, unit=unit)[lang]


def linked_names(procedure: Procedure, answers: Values) -> str:
    """The names of those who are to agree by a link; "" where nobody is."""
    found = consents_given(procedure.fields(), answers)
    return ", ".join(one["name"] for _, _, one in found if one["how"] == "link")


def role_label(field: ConsentField, one: Values, lang: Language) -> str:
    """As what somebody agrees, in words; "" where no role is asked."""
    return next((role.label[lang] for role in field.roles if role.value == one.get("role")), "")
