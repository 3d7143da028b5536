"""Registering an account, logging in and out."""

from typing import Literal, NotRequired

from handlers.web.models.model import Day, Model


class Register(Model):
    """A new account."""

    kind: Literal["citizen", "organisation", "business"]
    full_name: str
    id_number: str
    """Personal identification number, 12 digits."""
    birth_date: Day
    gender: Literal["nam", "nu"]
    phone: str
    email: str
    username: str
    password: str
    organisation: NotRequired[str]
    """Name of the organisation or business; not of citizens."""
    tax_code: NotRequired[str]
    """Of businesses: 10 digits, or 13 for a branch."""


class Registration(Model):
    """A code was sent to the e-mail address; it is to be confirmed."""

    username: str
    stage: Literal["confirm"]
    detail: str
    """What to do now."""


class Confirm(Model):
    """The code proves the e-mail address."""

    username: str
    code: str
    """Six digits."""


class Resend(Model):
    """Asks for another code."""

    username: str


class Confirmation(Model):
    """The account can log in."""

    username: str
    stage: Literal["confirmed"]
    login: str
    """Where a browser logs in."""


class LoggedOut(Model):
    """The session here has ended."""

    logged_out: bool
    identity_provider: str
    """Where the identity provider's own session ends; "" where it has no such page."""
