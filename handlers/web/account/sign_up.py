"""What an account is asked for, judged with the same field kinds as the forms; the password by its length."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from forms.conditions.moment import Moment
from forms.country.pack import Country
from forms.fields import AnyField
from forms.fields.base import Posted, Refused
from forms.text.language import Text

KINDS = ("citizen", "organisation", "business")
SHORTEST, LONGEST = 10, 256
"""Of a password, in characters. The longest is what Cognito takes."""

_ORGANISED = {"account": ("organisation", "business")}
_FIELDS: tuple[Mapping[str, Any], ...] = (
    {"kind": "name", "id": "full_name", "label": ("Họ, chữ đệm và tên", "Full name")},
    {
        "kind": "citizen_id",
        "id": "id_number",
        "label": ("Số định danh cá nhân", "Personal identification number"),
    },
    {"kind": "date", "id": "birth_date", "label": ("Ngày, tháng, năm sinh", "Date of birth"), "birth": True},
    {
        "kind": "choice",
        "id": "gender",
        "label": ("Giới tính", "Gender"),
        "options": (
            {"value": "nam", "label": {"vi": "Nam", "en": "Male"}},
            {"value": "nu", "label": {"vi": "Nữ", "en": "Female"}},
        ),
    },
    {
        "kind": "text",
        "id": "organisation",
        "label": ("Tên tổ chức, doanh nghiệp", "Name of the organisation or business"),
        "required_when": _ORGANISED,
    },
    {
        "kind": "text",
        "id": "tax_code",
        "label": ("Mã số thuế", "Tax code"),
        "required_when": {"account": "business"},
    },
    {"kind": "phone", "id": "phone", "label": ("Số điện thoại", "Phone number")},
    {"kind": "email", "id": "email", "label": ("Email", "Email")},
    {
        "kind": "text",
        "id": "username",
        "label": ("Tên đăng nhập", "User name"),
        "min_length": 3,
        "max_length": 64,
        "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
    },
)


def _field(told: Mapping[str, Any]) -> AnyField:
    vi, en = told["label"]
    made: AnyField = TypeAdapter(AnyField).validate_python({**told, "label": Text(vi=vi, en=en)})
    return made


@cache
def fields(country: Country) -> tuple[AnyField, ...]:
    """The questions of a registration in a country: no number of a state that gives none."""
    made = (_field(_in(country, told)) for told in _FIELDS)
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


def sign_up(posted: Posted, moment: Moment) -> SignUp:
    """Judge every box. `moment.account_kind` is ignored: the kind is what was posted."""
    kind = posted.get("kind")
    errors: dict[str, Text] = {}
    if kind not in KINDS:
        errors["kind"] = Text(vi="Chọn loại tài khoản", en="Choose the kind of account")
    judged = replace(moment, account_kind=kind)
    values: dict[str, str] = {}
    for one in fields(moment.country):
        if one.id not in ORGANISATION_ONLY or kind != "citizen":
            _judge(one, posted, judged, values, errors)
    password = unicodedata.normalize("NFC", posted.get("password"))
    if found := weak(password):
        errors["password"] = found
    username = values.pop("username", "").lower()
    return SignUp(kind, username, password, values, errors)


def _judge(
    one: AnyField, posted: Posted, moment: Moment, values: dict[str, str], errors: dict[str, Text]
) -> None:
    raw = one.extract(posted, one.id)
    if one.blank(raw):
        if one.needed(values, moment):
            errors[one.id] = one.say(Refused("required"))
        return
    try:
        values[one.id] = str(one.parse(raw, moment))
    except Refused as refused:
        errors[one.id] = one.say(refused)


def weak(password: str) -> Text | None:
    """Why a password cannot be taken, else None. Length only: rules of composition make worse passwords."""
    if not password:
        return Text(vi="Nhập mật khẩu", en="Enter a password")
    if len(password) < SHORTEST:
        return Text(
            vi="Mật khẩu phải có ít nhất {least} ký tự",
            en="The password must have at least {least} characters",
        ).format(least=SHORTEST)
    if len(password) > LONGEST or any(unicodedata.category(char) in ("Cc", "Cs", "Cn") for char in password):
        return Text(
            vi="Mật khẩu phải dài tối đa {most} ký tự, không có ký tự điều khiển",
            en="The password must have at most {most} characters and no control characters",
        ).format(most=LONGEST)
    return None


def posted_from(sent: Mapping[str, object]) -> Posted:
    """The boxes of a JSON registration: texts, and a birth date as an ISO day."""
    pairs: list[tuple[str, str]] = []
    for name, value in sent.items():
        if name == "birth_date":
            year, month, day = [*str(value).split("-"), "", ""][:3]
            pairs += [("birth_date.day", day), ("birth_date.month", month), ("birth_date.year", year)]
        else:
            pairs.append((name, str(value)))
    return Posted(pairs)
