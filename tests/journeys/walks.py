"""The ways through the product that many journeys take, by whatever browser they are walked with."""

import re
import time
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

import httpx

from handlers.aws.clients import AwsLocation, client
from infra import people
from infra.local import Product
from tests.journeys.answers import boxes
from tests.journeys.browser import EMPTY, Browser, File, Typed

if TYPE_CHECKING:
    from types_boto3_cognito_idp.type_defs import AuthenticationResultTypeTypeDef

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")
DWELLING = "Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp"
SURE = "Đồng ý, ghi vào hồ sơ"
ON, SUBMIT = "Tiếp tục để kiểm tra", "Nộp hồ sơ"


class AnyBrowser(Protocol):
    """What a walk asks of a browser: tests/journeys/browser.py and tests/journeys/chromium.py have it."""

    @property
    def text(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def names(self) -> list[str]: ...
    def open(self, path: str) -> None: ...
    def follow(self, label: str) -> None: ...
    def press(
        self, label: str, typed: Typed = EMPTY, *, about: str = "", file: File | None = None
    ) -> None: ...


@dataclass(frozen=True)
class Town:
    """The running product under one law, and how people find their way in it."""

    law: str
    running: Product
    tokens: dict[str, str] = field(default_factory=dict)
    """Sessions of people who have logged in once: most journeys begin after that."""

    @property
    def origin(self) -> str:
        return self.running.services.origin

    @property
    def today(self) -> date:
        return self.running.services.today

    def officer(self, username: str) -> people.Person:
        return next(one for one in self.running.people if one.username == username)

    def log_in(self, browser: AnyBrowser, username: str, password: str = people.PASSWORD) -> None:
        log_in(browser, username, password)

    def program(self, username: str) -> httpx.Client:
        return program(self.origin, self.token(username))

    def access_token(self, username: str) -> str:
        """The bearer token of a program of this person."""
        return self.given(username)["AccessToken"]

    def given(self, username: str) -> "AuthenticationResultTypeTypeDef":
        """What the user pool gives a program for a name and a password."""
        settings = self.running.settings
        return client("cognito-idp", AwsLocation.of(settings)).initiate_auth(
            ClientId=settings.user_pool_programs,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": username, "PASSWORD": people.PASSWORD},
        )["AuthenticationResult"]

    def token(self, username: str) -> str:
        if username not in self.tokens:
            self.tokens[username] = token(self.origin, username)
        return self.tokens[username]

    def fill(self, browser: AnyBrowser, procedure: str, door: str, receive: str = "post") -> None:
        """Fill in the form that is open, as far as the check page: what an answer opens is answered next."""
        typed = boxes(procedure, door, self.today, receive)
        for name in (one for one in typed if one.endswith(".province") and one in browser.names):
            browser.press("Chọn tỉnh", {name: typed[name]})
        for _ in range(3):
            shown = set(browser.names)
            browser.press(ON, {name: text for name, text in typed.items() if name in shown})
            if "Kiểm tra trước khi nộp" in browser.text:
                return
        raise AssertionError(f"the form does not come to its check page: {browser.text}")

    def file(self, browser: AnyBrowser, procedure: str, door: str, receive: str = "post") -> str:
        """From the start page to the receipt; the code as it is printed there."""
        browser.open(f"/thu-tuc/{procedure}/")
        browser.follow("Nộp trực tuyến")
        self.fill(browser, procedure, door, receive)
        browser.press(SUBMIT)
        return code(browser)

    def at_desk(self, officer: AnyBrowser, printed: str, *acts: str) -> None:
        """An officer opens a dossier and presses one act after the other."""
        officer.open(f"/api/can-bo/ho-so/{plain(printed)}")
        for act in acts:
            press_twice(officer, act)
            assert "Đã ghi nhận" in officer.text, f"{act}: {officer.text}"

    def kept(self) -> int:
        """How many dossiers are at the desks of the demo officers, where all journeys lead."""
        desks = {one.unit for one in self.running.people if one.unit}
        return sum(sum(self.running.dossiers.counts(unit).values()) for unit in desks)

    def routed(self, seconds: float = 10) -> bool:
        """Whether everything that was filed reaches a queue in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not list(self.running.dossiers.routing_notices()):
                return True
            time.sleep(0.05)
        return False


def press_twice(officer: AnyBrowser, act: str, typed: Typed = EMPTY) -> None:
    """An act at the desk; where a page asks once more, or why it goes past something open, said there."""
    officer.press(act, typed)
    if "Nêu lý do quyết định khi còn việc chưa xong" in officer.text:
        officer.press(act, {**typed, "override": "Đã xem bản giấy tại quầy"})
    if f"{act}: kiểm tra lại lần cuối" in officer.text:
        officer.press(SURE)


def code(browser: AnyBrowser) -> str:
    """The dossier code on the page."""
    found = CODE.search(browser.text)
    assert found, f"no dossier code on {browser.path}: {browser.text[:1500]}"
    return found[0]


def plain(printed: str) -> str:
    return printed.replace("-", "")


def account(kind: str, username: str) -> dict[str, str]:
    """What somebody types to register."""
    told = {
        "kind": kind,
        "full_name": "Phạm Thu Hằng",
        "id_number": "001 190 000 017",
        "birth_date.day": "5",
        "birth_date.month": "6",
        "birth_date.year": "1990",
        "gender": "nu",
        "phone": "0987 000 111",
        "email": f"{username}@example.vn",
        "username": username,
        "password": "mat-khau-dai-1",
    }
    organised = {"organisation": "Nhà nghỉ Hương Tích", "tax_code": "0101234567"}
    return told if kind == "citizen" else told | organised


def register(browser: AnyBrowser, kind: str, username: str) -> None:
    """Our own page, then the code: the emulator's is always the same."""
    browser.open("/")
    browser.follow("Đăng ký tài khoản")
    browser.press("Tạo tài khoản", account(kind, username))
    browser.press("Xác nhận", {"code": "123456"})


def log_in(browser: AnyBrowser, username: str, password: str = people.PASSWORD) -> None:
    """Through the identity provider's own page, and back to ours."""
    browser.open("/api/dang-nhap")
    browser.press("Sign in", {"username": username, "password": password})


def token(origin: str, username: str) -> str:
    """The session of a demo person who logs in as everybody does."""
    with Browser(origin) as browser:
        log_in(browser, username)
        return browser.client.cookies.get("phien", domain="127.0.0.1") or ""


def program(origin: str, session: str) -> httpx.Client:
    """A program that acts in somebody's session."""
    headers = {"accept": "application/json", "origin": origin}
    return httpx.Client(
        base_url=origin, cookies={"phien": session}, headers=headers, trust_env=False, timeout=30
    )
