"""Invented people for the local runtime, with their accounts and units."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from forms.country.pack import Phone
from forms.schema.catalogue import Catalogue
from forms.schema.unit import Unit
from handlers.aws.accounts import ATTRIBUTES, Accounts

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient

PASSWORD = "motcua-2026"  # noqa: S105 — printed at start; the accounts exist on this machine only
# The communes of the browser tests; where the catalogue lacks them, any open unit will do.
PLACES = ("Mỹ Đức", "Đại Nghĩa", "Hương Sơn")


class NoDesks(Exception):
    """Nobody could receive a dossier on that day."""


@dataclass(frozen=True)
class Person:
    """One demo account; `attributes` by the names of handlers.aws.accounts, `role` empty for the public."""

    username: str
    what: str
    attributes: dict[str, str] = field(default_factory=dict)
    role: str = ""
    unit: str = ""
    work_phone: str = ""

    @property
    def name(self) -> str:
        return self.attributes["full_name"]


CITIZEN = Person(
    "001199012345",
    "công dân",
    {
        "kind": "citizen",
        "full_name": "Nguyễn Thị Minh Khai",
        "birth_date": "1999-03-08",
        "gender": "nu",
        "id_number": "001199012345",
        "phone": "0912345678",
        "email": "minh.khai@example.vn",
        "address": "Thôn Hà, xã Mỹ Đức, thành phố Hà Nội",
    },
)
ORGANISATION = Person(
    "0101234567",
    "tổ chức",
    {
        "kind": "organisation",
        "full_name": "Trần Văn Bình",
        "organisation": "Công ty TNHH Nhà nghỉ Hương Tích",
        "tax_code": "0101234567",
        "phone": "0987654321",
        "email": "nha.nghi@example.vn",
        "address": "Xã Hương Sơn, thành phố Hà Nội",
    },
)


def demo_people(catalogue: Catalogue, day: date) -> tuple[Person, ...]:
    """The six of them; the officers' units are open on the day."""
    first, second = demo_units(catalogue, day)
    if catalogue.country.code != "vn":
        return elsewhere(catalogue, first, second)
    officer = Person(
        "canbo1", "cán bộ", _officer_attributes("Lê Văn Hùng"), "officer", work_phone="024 3333 0001"
    )
    other = Person(
        "canbo2", "cán bộ", _officer_attributes("Đỗ Thu Hà"), "officer", work_phone="024 3333 0002"
    )
    head = Person(
        "truong1", "trưởng đơn vị", _officer_attributes("Phạm Thị Lan"), "head", work_phone="024 3333 0003"
    )
    return (
        CITIZEN,
        ORGANISATION,
        replace(officer, unit=first.id),
        replace(other, unit=second.id),
        replace(head, unit=first.id),
        Person("quantri", "quản trị", _officer_attributes("Vũ Đức Anh"), "admin"),
    )


def elsewhere(catalogue: Catalogue, first: Unit, second: Unit) -> tuple[Person, ...]:
    """The same roles where people are called otherwise, with what the country has of numbers."""
    country = catalogue.country
    known = {"phone": country.phone.example, "email": "alex@example.com", "birth_date": "1999-03-08"}
    if country.identity:
        known["id_number"] = country.identity.example
    office = {"phone": country.phone.example, "email": "office@example.com", "organisation": "Example Ltd"}
    citizen = {"kind": "citizen", "full_name": "Alex Example", "gender": "nu", **known}
    business = {"kind": "organisation", "full_name": "Robin Example", **office}
    return (
        Person("citizen1", "citizen", citizen),
        Person("business1", "organisation", business),
        Person("officer1", "officer", _officer_attributes("Kim Example"), "officer", first.id),
        Person("officer2", "officer", _officer_attributes("Lee Example"), "officer", second.id),
        Person("head1", "unit head", _officer_attributes("Pat Example"), "head", first.id),
        Person("admin1", "administrator", _officer_attributes("Sam Example"), "admin"),
    )


def demo_units(catalogue: Catalogue, day: date) -> tuple[Unit, Unit]:
    """Two units whose officers get accounts: a commune's, and a district's while there were districts; where
    units have other levels, the first two there are."""
    communes = list(_by_place(unit for unit in catalogue.open_units(day) if unit.level == "commune"))
    districts = list(_by_place(unit for unit in catalogue.open_units(day) if unit.level == "district"))
    chosen = [*communes[:1], *(districts[:1] or communes[1:2])] or [*catalogue.open_units(day)][:2]
    if not chosen:
        raise NoDesks(f"No unit is open on {day.isoformat()}: nobody can work at a desk.")
    return chosen[0], chosen[-1]


def make_accounts(
    cognito: "CognitoIdentityProviderClient", pool: str, accounts: Accounts, people: tuple[Person, ...]
) -> None:
    """Make the accounts that are missing and write the officers down; running it again changes nothing."""
    for person in people:
        _make_account(cognito, pool, person, accounts.phone)
        if person.role:
            place = {"unit": person.unit, "work_phone": person.work_phone}
            accounts.appoint({"username": person.username, "role": person.role, "name": person.name, **place})


def _make_account(cognito: "CognitoIdentityProviderClient", pool: str, person: Person, phone: Phone) -> None:
    written = {ATTRIBUTES[name]: text for name, text in person.attributes.items()}
    if "phone_number" in written:
        written["phone_number"] = phone.to_e164(written["phone_number"])
    # An account that is there already may have been made by a start that was cut off before the password.
    with contextlib.suppress(cognito.exceptions.UsernameExistsException):
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=person.username,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": name, "Value": text} for name, text in written.items()],
        )
    cognito.admin_set_user_password(
        UserPoolId=pool, Username=person.username, Password=PASSWORD, Permanent=True
    )


def _by_place(units: Iterator[Unit]) -> Iterator[Unit]:
    def rank(unit: Unit) -> int:
        return next((n for n, place in enumerate(PLACES) if unit.name["vi"].endswith(place)), len(PLACES))

    yield from sorted(units, key=rank)


def _officer_attributes(name: str) -> dict[str, str]:
    return {"full_name": name, "kind": "officer"}
