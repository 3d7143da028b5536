"""The rules of a country, as the rest of the code asks for them. A pack is a folder beside this file.

No code above this room names a country: the catalogue says which one it is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from forms.country.reception import Reception, office_week
from forms.text.currency import UNSTATED as NO_CURRENCY
from forms.text.currency import Currency
from forms.text.language import Text

WORLDWIDE = r"(?:\+|00)[1-9]\d{6,14}"
"""A number of any country, written with its prefix (E.164)."""


class Misread(ValueError):
    """Why a number cannot be one: a reason of the field kind that asks for it, and its limits."""

    def __init__(self, reason: str, **limits: object) -> None:
        super().__init__(reason)
        self.reason, self.limits = reason, limits


@dataclass(frozen=True)
class Phone:
    """Telephone numbers. Kept as E.164, shown as at home."""

    rule: Text
    """What a number must be, to stand after "must be"."""
    example: str
    prefix: str = ""
    """+84; "" where only numbers with a prefix are taken."""
    national: str = ""
    """A pattern of the whole number as dialled at home."""
    abroad: str = ""
    """A pattern of what stands before it when the prefix is written, in place of the trunk digit 0."""
    groups: tuple[int, ...] = ()
    """How many digits stand together at home; what is left over stands with the last."""
    others: bool = True
    """Whether numbers of other countries are taken."""

    def parse(self, digits: str) -> str:
        """E.164 of digits with or without a prefix. Raises Misread."""
        if not re.fullmatch(r"\+?[0-9]+", digits):
            raise Misread("digits", example=self.example)
        home = digits if self._at_home(digits) else re.sub(self.abroad, "0", digits) if self.abroad else ""
        if self._at_home(home):
            return self.prefix + home[1:]
        foreign = self.others and re.fullmatch(WORLDWIDE, digits)
        if not foreign or (self.prefix and self._is_national(digits)):
            raise Misread("format", rule=self.rule)
        return re.sub(r"^(\+|00)", "+", digits)

    def national_number(self, number: str) -> str:
        """What is dialled at home: +84912345678 → 0912345678; a foreign number as it is."""
        return "0" + number.removeprefix(self.prefix) if self._is_national(number) else number

    def to_e164(self, dialled: str) -> str:
        """E.164 of what is dialled at home, right or wrong."""
        bare = re.sub(r"[ .-]", "", dialled)
        return self.prefix + bare[1:] if self.prefix and bare.startswith("0") else bare

    def display(self, number: str) -> str:
        """As it is read: 0912 345 678."""
        if not self._is_national(number):
            return number
        rest, parts = self.national_number(number), []
        for size in self.groups[:-1]:
            parts.append(rest[:size])
            rest = rest[size:]
        return " ".join((*parts, rest))

    def _at_home(self, digits: str) -> bool:
        return bool(self.national and re.fullmatch(self.national, digits))

    def _is_national(self, number: str) -> bool:
        return bool(self.prefix) and number.startswith((self.prefix, "00" + self.prefix[1:]))


@dataclass(frozen=True)
class Number:
    """A number by which an authority knows a person: so many digits, and an example."""

    length: int
    example: str
    older: "Number | None" = None
    """The number that came before it, where some still have that."""
    older_name: Text = field(default_factory=Text)
    """What carries the older number, to stand after "for"."""
    hint: Text = field(default_factory=Text)
    """Where it is found."""

    def parse(self, digits: str, older: bool = False) -> str:
        """The number itself. Raises Misread; with `older`, the older number is right too."""
        if not (digits.isascii() and digits.isdigit()):
            raise Misread("digits", example=self.example)
        also = self.older if older else None
        if len(digits) not in (self.length, also.length if also else self.length):
            limits = {"length": self.length, "count": len(digits)}
            if also is None:
                raise Misread("length", **limits)
            raise Misread("length_old", **limits, old=also.length, card=self.older_name)
        return self.check_digits(digits)

    def check_digits(self, digits: str) -> str:
        """The number, where its check digits hold. A pack whose number has some says how. Raises Misread."""
        return digits

    def doubts(self, digits: str, born: object, gender: object) -> Iterable[Misread]:
        """What looks odd beside a birth date and a gender, and may be right all the same."""
        return ()


@dataclass(frozen=True)
class Channel:
    """Another way than signature or paper in which somebody may consent: an application of the state."""

    id: str
    how: Text
    state: Text
    """Where the consent is to be found. Nobody here can confirm it: it is only awaited."""
    hint: Text
    confirm: Text
    """What {names} have to do, and that {unit} checks it."""


@dataclass(frozen=True)
class Transfer:
    """A way of paying from one bank account to another."""

    method: str
    """The adapter of handlers/partners that makes its code."""
    label: Text


@dataclass(frozen=True)
class Tax:
    """The number by which a business is taxed."""

    pattern: str
    hint: Text


@dataclass(frozen=True)
class SlipForm:
    """The official form of an appointment slip."""

    title: Text = field(default_factory=Text)
    """In place of our own title; empty: ours."""
    code: Text = field(default_factory=Text)


@dataclass(frozen=True)
class Codes:
    """How the official registers of a country write their codes, as patterns of the whole; "" takes any."""

    procedure: str = ""
    commune: str = ""
    province: str = ""
    number_prefix: str = ""
    """What the official dossier numbers of a unit begin with."""


ANY_CODES = Codes()
# Assumed where nothing else is known: two half-days that meet, so that no time between them is refused.
OFFICE_HOURS = office_week("08:00-12:00 12:00-17:00")


@dataclass(frozen=True, eq=False)
class Country:
    """One country. What it does not have is left out, and then no page claims it."""

    code: str
    phone: Phone
    language: str = ""
    """The language of what is printed in one language alone: the motto."""
    currency: Currency = NO_CURRENCY
    time_zone: str = "UTC"
    offset: timedelta | None = None
    """From UTC, where it is the same all year; None where it changes: then the build freezes the rules."""
    identity: Number | None = None
    old_identity: Number | None = None
    tax: Tax | None = None
    motto: tuple[str, ...] = ()
    paper: str = "A4"
    """What pages are printed on, as CSS names it."""
    channels: tuple[Channel, ...] = ()
    transfer: Transfer | None = None
    """None: fees are paid at the desk."""
    appeal: Text = field(default_factory=Text)
    """What every refusal ends with."""
    status_codes: bool = False
    """Whether the steps of a dossier have national codes."""
    levels: tuple[str, ...] = ("commune", "district", "province", "national")
    """The levels at which units decide."""
    codes: Codes = ANY_CODES
    reception: Reception = OFFICE_HOURS
    """When units receive that state no half-days of their own."""
    holidays: str = ""
    """What the package of holidays calls the country; "" where it has no calendar."""
    slips: Mapping[date, SlipForm] = field(default_factory=dict)
    """First day → the form of slips from that day on."""
    slips_by_form: Mapping[str, SlipForm] = field(default_factory=dict)
    """How the name of a procedure's form begins → the slip that goes with it, in place of the dated one."""
    apologies: Mapping[date, SlipForm] = field(default_factory=dict)
    """First day → the form of an apology for a late result from that day on."""
    sample_name: str = "name"
    """A user name in plain letters, to show how one looks."""
    samples: Mapping[str, str] = field(default_factory=dict)
    """Field kind → an answer, for the example row of a file to fill in."""

    def slip(self, day: date, form: str) -> SlipForm:
        """The form of a slip given on a day to a procedure with an official form of that name."""
        own = next((slip for begin, slip in self.slips_by_form.items() if form.startswith(begin)), None)
        return own or _form_on(self.slips, day)

    def apology(self, day: date) -> SlipForm:
        """The form of an apology made on a day."""
        return _form_on(self.apologies, day)


def _form_on(dated: Mapping[date, SlipForm], day: date) -> SlipForm:
    known = [form for first, form in sorted(dated.items()) if first <= day]
    return known[-1] if known else SlipForm()
