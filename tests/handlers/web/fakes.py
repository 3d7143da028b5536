"""Fakes in memory of everything the web reaches, and the people who use it."""

from collections.abc import Mapping
from datetime import date, datetime

from forms.fields.attachment import Limits
from handlers.aws.accounts import ATTRIBUTES, AccountRefused
from handlers.aws.dossiers import Clash, Page, Stale
from handlers.aws.items import TABS, row_of, tab_of
from handlers.aws.scans import Verdict
from handlers.aws.sessions import Identity
from handlers.aws.uploads import ANY, BadFile, File
from handlers.dossier.dossier import Dossier
from handlers.partners.identity import Login, Unproven

HERE, ELSEWHERE = "10489-20250701", "10441-20250701"

CITIZEN = Identity("acc-1", "001099012345", full_name="Y Ƀlôk Êban", id_number="001099012345")
NEIGHBOUR = Identity("acc-2", "001099054321", full_name="Nguyễn Văn Xuân")
OFFICER = Identity("sub-1", "canbo1", full_name="Lê Văn Tám", role="officer", unit=HERE)
COLLEAGUE = Identity("sub-2", "canbo2", full_name="Phạm Thị Sen", role="officer", unit=HERE)
HEAD = Identity("sub-3", "truong1", full_name="Vũ Đức Thắng", role="head", unit=HERE)
STRANGER = Identity("sub-9", "canbo9", full_name="Đỗ Văn Xa", role="officer", unit=ELSEWHERE)
ADMIN = Identity("sub-0", "quantri", full_name="Vũ Đức Anh", role="admin")


class FakeDossiers:
    """Dossiers by code, with the one condition that matters: the version they were read at."""

    def __init__(self) -> None:
        self.kept: dict[str, Dossier] = {}
        self.given: dict[tuple[str, date], int] = {}
        self.interrupt: list[Dossier] = []
        """Dossiers that somebody else keeps just before our next saves."""

    def create(self, dossier: Dossier) -> Dossier:
        before = self.kept.setdefault(dossier.code, dossier)
        if before.answers != dossier.answers:
            raise Clash(dossier.code)
        return before

    def get(self, code: str) -> Dossier | None:
        return self.kept.get(code)

    def by_number(self, number: str) -> Dossier | None:
        return next((one for one in self.kept.values() if one.summary.number == number), None)

    def save(self, dossier: Dossier, expected_version: int) -> None:
        if self.interrupt:
            other = self.interrupt.pop(0)
            self.kept[other.code] = other
        if self.kept[dossier.code].version != expected_version:
            raise Stale(dossier.code)
        self.kept[dossier.code] = dossier

    def of_account(self, account: str, limit: int = 50, after: str = "") -> Page:
        return Page(row_of(one) for one in self.kept.values() if one.account == account)

    def inbox(self, unit: str, tab: str, limit: int = 50, after: str = "") -> Page:
        there = [one for one in self.kept.values() if one.summary.unit == unit and tab_of(one) == tab]
        there.sort(key=lambda one: one.summary.due)
        return Page(row_of(one) for one in there[:limit])

    def counts(self, unit: str, at_most: int = 1000) -> dict[str, int]:
        return {tab: len(self.inbox(unit, tab)) for tab in TABS}

    def next_number(self, unit_id: str, day: date) -> int:
        self.given[unit_id, day] = self.given.get((unit_id, day), 0) + 1
        return self.given[unit_id, day]


class FakeSessions:
    def __init__(self) -> None:
        self.open: dict[str, Identity] = {}
        self.logins: dict[str, dict[str, str]] = {}
        self.n = 0

    def start(self, identity: Identity, now: datetime) -> str:
        self.n += 1
        self.open[f"token-{self.n}"] = identity
        return f"token-{self.n}"

    def find(self, token: str, now: datetime) -> Identity | None:
        return self.open.get(token)

    def end(self, token: str) -> None:
        self.open.pop(token, None)

    def begin(self, data: Mapping[str, str], now: datetime) -> str:
        self.n += 1
        self.logins[f"login-{self.n}"] = dict(data)
        return f"login-{self.n}"

    def take(self, transaction: str, now: datetime) -> dict[str, str] | None:
        return self.logins.pop(transaction, None)


def _told(one: Identity) -> dict[str, str]:
    return {"username": one.username, "name": one.full_name, "role": one.role, "unit": one.unit}


class FakeAccounts:
    def __init__(self) -> None:
        self.appointed = [OFFICER, COLLEAGUE, HEAD, STRANGER, ADMIN]
        self.made: dict[str, Mapping[str, str]] = {}
        self.confirmed: set[str] = set()
        self.resent: list[str] = []
        self.people: dict[str, Identity] = {}

    def sign_up(self, username: str, password: str, attributes: Mapping[str, str]) -> None:
        if username in self.made:
            raise AccountRefused("exists")
        assert attributes.keys() <= ATTRIBUTES.keys()
        self.made[username] = attributes

    def confirm(self, username: str, code: str) -> None:
        if username not in self.made or code != "123456":
            raise AccountRefused("wrong_code")
        self.confirmed.add(username)

    def resend(self, username: str) -> None:
        self.resent.append(username)

    def officer(self, username: str) -> dict[str, str] | None:
        found = (one for one in self.appointed if one.username == username)
        return next((_told(one) for one in found), None)

    def officers_of(self, unit: str) -> list[dict[str, str]]:
        return [_told(one) for one in self.appointed if one.unit == unit]

    def identity(self, claims: Mapping[str, object]) -> Identity:
        return self.people[str(claims["sub"])]


class FakeUploads:
    def form(self, code: str, doc: str, redirect: str, content_type: str = "") -> tuple[str, dict[str, str]]:
        return "https://store.test/", {"key": f"{code}/{doc}/0123456789abcdef", "redirect": redirect}

    def check(self, key: str, limits: Limits = ANY) -> File:
        raise BadFile("missing")

    def link(self, key: str, type: str = "", version: str = "") -> str:
        return f"https://store.test/{key}?signed&versionId={version}"


class FakeScans:
    """Every file is clean but those a test says something else of, by key."""

    def __init__(self) -> None:
        self.said: dict[str, Verdict] = {}

    def verdict(self, key: str, version: str = "") -> Verdict:
        return self.said.get(key, "clean")

    asked = verdict


class FakeThrottle:
    def __init__(self) -> None:
        self.tries: dict[str, int] = {}

    def count(self, key: str, window: int, now: datetime) -> int:
        self.tries[key] = self.tries.get(key, 0) + 1
        return self.tries[key]


class FakeProvider:
    """Proves whoever comes back with the code "good"."""

    def begin(self, language: str = "vi") -> Login:
        return Login(f"https://id.test/authorize?lang={language}", "state-1", "nonce-1", "verifier-1")

    def finish(self, code: str, login: Login, now: datetime) -> Mapping[str, object]:
        if code != "good" or (login.nonce, login.verifier) != ("nonce-1", "verifier-1"):
            raise Unproven("code")
        return {"sub": "acc-1"}

    def logout_url(self) -> str:
        return "https://id.test/logout"
