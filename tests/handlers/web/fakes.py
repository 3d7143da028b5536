"""Fakes in memory of everything the web reaches, and the people who use it."""

from collections.abc import Iterator, Mapping, MutableMapping
from datetime import datetime
from typing import Any, cast

from forms.fields.attachment import Limits
from handlers.aws.accounts import ATTRIBUTES, AccountRefused
from handlers.aws.dossiers import Dossiers
from handlers.aws.items import from_item, outbox, to_item
from handlers.aws.scans import Verdict
from handlers.aws.sessions import Identity
from handlers.aws.tables import DOSSIERS
from handlers.aws.uploads import ANY, BadFile, File
from handlers.dossier.dossier import Dossier
from handlers.partners.identity import Login, LoginUnproven
from tests.handlers.aws.memory import Memory

HERE, ELSEWHERE = "10489-20250701", "10441-20250701"

CITIZEN = Identity("acc-1", "001099012345", full_name="Y Ƀlôk Êban", id_number="001099012345")
NEIGHBOUR = Identity("acc-2", "001099054321", full_name="Nguyễn Văn Xuân")
OFFICER = Identity("sub-1", "canbo1", full_name="Lê Văn Tám", role="officer", unit=HERE)
COLLEAGUE = Identity("sub-2", "canbo2", full_name="Phạm Thị Sen", role="officer", unit=HERE)
HEAD = Identity("sub-3", "truong1", full_name="Vũ Đức Thắng", role="head", unit=HERE)
STRANGER = Identity("sub-9", "canbo9", full_name="Đỗ Văn Xa", role="officer", unit=ELSEWHERE)
ADMIN = Identity("sub-0", "quantri", full_name="Vũ Đức Anh", role="admin")


class Kept(MutableMapping[str, Dossier]):
    """The dossiers of a table by code: what is put there becomes an item, what is read was one."""

    def __init__(self, memory: Memory) -> None:
        self.items_of = memory.items

    def __getitem__(self, code: str) -> Dossier:
        return from_item(self.items_of[code])

    def __setitem__(self, code: str, dossier: Dossier) -> None:
        assert code == dossier.code
        self.items_of[code] = to_item(dossier) | outbox(dossier, 0)

    def __delitem__(self, code: str) -> None:
        del self.items_of[code]

    def __iter__(self) -> Iterator[str]:
        # Counters share the table.
        return iter([code for code, item in self.items_of.items() if "body" in item])

    def __len__(self) -> int:
        return len(list(iter(self)))


class FakeDossiers(Dossiers):
    """The real store over a table in memory; only the network and the machine behind it are left out."""

    def __init__(self) -> None:
        self.memory = Memory()
        super().__init__(cast(Any, self.memory), DOSSIERS.name)
        self.kept = Kept(self.memory)
        self.interrupt: list[Dossier] = []
        """Dossiers that somebody else keeps just before our next saves."""

    @property
    def given(self) -> dict[str, int]:
        """The last number of each counter."""
        items = self.memory.items.items()
        return {pk: int(item["given"]["N"]) for pk, item in items if "given" in item}

    def save(self, dossier: Dossier, expected_version: int) -> None:
        if self.interrupt:
            other = self.interrupt.pop(0)
            self.kept[other.code] = other
        super().save(dossier, expected_version)


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

    def holder(self, token: str) -> Identity | None:
        return self.people.get(token.removeprefix("for-"))


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

    fresh_verdict = verdict


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
            raise LoginUnproven("code")
        return {"sub": "acc-1"}

    def verify_access(self, token: str, now: datetime) -> Mapping[str, object]:
        if not token.startswith("for-"):
            raise LoginUnproven("signature")
        return {"sub": token.removeprefix("for-")}

    def logout_url(self) -> str:
        return "https://id.test/logout"
