"""What a new account must give, judged with the same field kinds as the forms; the password by its length."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from forms.conditions.moment import Moment
from forms.country.pack import Country
from forms.fields import AnyField
from forms.fields.base import AnswerRefused, FormPost
from forms.text.language import Text
from forms.text.words import Phrase

KINDS = ("citizen", "organisation", "business")
SHORTEST, LONGEST = 10, 256
"""Of a password, in characters. The longest is what Cognito takes."""

_ORGANISATION_ACCOUNTS = {"account": ("organisation", "business")}
_FIELDS: tuple[Mapping[str, Any], ...] = (
    {"kind": "name", "id": "full_name", "label": Phrase("web.account.sign_up.fields.full_name")},
    {
        "kind": "citizen_id",
        "id": "id_number",
        "label": Phrase("web.account.sign_up.fields.id_number"),
    },
    {
        "kind": "date",
        "id": "birth_date",
        "label": Phrase("web.account.sign_up.fields.birth_date"),
        "birth": True,
    },
    {
        "kind": "choice",
        "id": "gender",
        "label": Phrase("web.account.sign_up.fields.gender"),
        "options": (
            {"value": "nam", "label": Phrase("web.account.sign_up.gender.nam")},
            {"value": "nu", "label": Phrase("web.account.sign_up.gender.nu")},
        ),
    },
    {
        "kind": "text",
        "id": "organisation",
        "label": Phrase("web.account.sign_up.fields.organisation"),
        "required_when": _ORGANISATION_ACCOUNTS,
    },
    {
        "kind": "text",
        "id": "tax_code",
        "label": Phrase("web.account.sign_up.fields.tax_code"),
        "required_when": {"account": "business"},
    },
    {"kind": "phone", "id": "phone", "label": Phrase("web.account.sign_up.fields.phone")},
    {"kind": "email", "id": "email", "label": Phrase("web.account.sign_up.fields.email")},
    {
        "kind": "text",
        "id": "username",
        "label": Phrase("web.account.sign_up.fields.username"),
        "min_length": 3,
        "max_length": 64,
        "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
    },
)


def _make_field(told: Mapping[str, Any]) -> AnyField:
    made: AnyField = TypeAdapter(AnyField).validate_python(told)
    return made


@cache
def fields(country: Country) -> tuple[AnyField, ...]:
    """The questions of a registration in a country: no number of a state that gives none."""
    made = (_make_field(_in(country, told)) for told in _FIELDS)
    return tuple(one for one in made if not one.NEEDS or getattr(country, one.NEEDS))


def _in(country: Country, told: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**told, "pattern": country.tax.pattern} if told["id"] == "tax_code" and country.tax else told


ORGANISATION_ONLY = ("organisation", "tax_code")


@dataclass(frozen=True)
class SignUp:
    """A registration judged: canonical `values` (never the password), `errors` by box."""

    kind: str
    username: str
    password: str = field(repr=False)
    values: Mapping[str, str] = field(repr=False)
    errors: Mapping[str, Text]


def judge_sign_up(posted: FormPost, moment: Moment) -> SignUp:
    """Judge every box. `moment.account_kind` is ignored: the kind is what was posted."""
    kind = posted.get("kind")
    errors: dict[str, Text] = {}
    if kind not in KINDS:
        errors["kind"] = Phrase("web.account.sign_up.no_kind")
    judged = replace(moment, account_kind=kind)
    values: dict[str, str] = {}
    for one in fields(moment.country):
        if one.id not in ORGANISATION_ONLY or kind != "citizen":
            _judge_field(one, posted, judged, values, errors)
    # NFC: the same password typed on another keyboard must not be another password.
    password = unicodedata.normalize("NFC", posted.get("password"))
    if found := password_fault(password):
        errors["password"] = found
    # People type their user name in any case; the user pool must know one of them.
    username = values.pop("username", "").lower()
    return SignUp(kind, username, password, values, errors)


def _judge_field(
    one: AnyField, posted: FormPost, moment: Moment, values: dict[str, str], errors: dict[str, Text]
) -> None:
    raw = one.extract(posted, one.id)
    if one.is_blank(raw):
        if one.is_required(values, moment):
            errors[one.id] = one.message_for(AnswerRefused("required"))
        return
    try:
        values[one.id] = str(one.parse(raw, moment))
    except AnswerRefused as refused:
        errors[one.id] = one.message_for(refused)


def password_fault(password: str) -> Text | None:
    """Why a password cannot be taken, else None. Length only: rules of composition make worse passwords."""
    if not password:
        return Phrase("web.account.sign_up.no_password")
    if len(password) < SHORTEST:
        return Phrase("web.account.sign_up.short_password").format(least=SHORTEST)
    if len(password) > LONGEST or any(unicodedata.category(char) in ("Cc", "Cs", "Cn") for char in password):
        return Phrase("web.account.sign_up.long_password").format(most=LONGEST)
    return None


def post_of_json(sent: Mapping[str, object]) -> FormPost:
    """The boxes of a JSON registration: texts, and a birth date as an ISO day."""
    pairs: list[tuple[str, str]] = []
    for name, value in sent.items():
        if name == "birth_date":
            year, month, day = [*str(value).split("-"), "", ""][:3]
            pairs += [("birth_date.day", day), ("birth_date.month", month), ("birth_date.year", year)]
        else:
            pairs.append((name, str(value)))
    return FormPost(pairs)
