"""What stops a request before it is judged, as a browser is told it, in either language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import httpx

from handlers.aws.accounts import AccountRefused
from handlers.aws.dossiers import Page
from handlers.partners.identity import Login, ProviderUnreachable
from handlers.web.http.services import Services
from site_templates.problems import not_found_page, read_only_page
from site_templates.render import render
from site_templates.views import site_of
from tests.forms.shipped import shipped
from tests.handlers.web.account.test_registration import CITIZEN as BOXES
from tests.handlers.web.fakes import FakeAccounts, FakeDossiers, FakeProvider
from tests.handlers.web.world import CITIZEN, Client, World

FORM = "/api/thu-tuc/dang-ky-tam-tru"
AS_FORM = {"content-type": "application/x-www-form-urlencoded"}


class Throttled(FakeAccounts):
    def sign_up(self, username: str, password: str, attributes: Mapping[str, str]) -> None:
        raise AccountRefused("throttled")


class Gone(FakeDossiers):
    def of_account(self, account: str, limit: int = 50, after: str = "") -> Page:
        raise ConnectionError("gone")


class Asleep(FakeProvider):
    def finish(self, code: str, login: Login, now: datetime) -> Mapping[str, object]:
        raise ProviderUnreachable("asleep")


@dataclass
class NoLogin(World):
    @property
    def office(self) -> Services:
        return replace(super().office, identity=Asleep())


def unreachable(lang: str) -> httpx.Response:
    """Back from a log-in whose provider does not answer any more."""
    client = NoLogin(site=shipped().site).client()
    client.get(f"/api/dang-nhap{lang}")
    return client.get(f"/api/dang-nhap/ve{lang}&code=good&state=state-1")


def problems(language: str) -> Iterator[tuple[int, str, str]]:
    """(status, name, HTML) of every way a page of ours says no."""
    lang, site = f"?lang={language}", shipped().site
    world = World(site=site)
    client: Client = world.client()
    asked = {
        "nowhere": client.get(f"/api/nowhere{lang}"),
        "method": client.post(f"/api/tim{lang}"),
        "damaged": client.post(f"{FORM}{lang}", content=b"ho_ten=%ff", headers=AS_FORM),
        "other-site": client.post(f"{FORM}{lang}", headers={"sec-fetch-site": "cross-site"}),
        "too-large": client.post(f"{FORM}{lang}", headers=AS_FORM | {"content-length": "9" * 9}),
        "type": client.post(f"{FORM}{lang}", content=b"x", headers={"content-type": "text/csv"}),
        "login": client.post(f"/api/ho-so/ABCDEFGHJKMNP/rut{lang}"),
        "back": client.get(f"/api/dang-nhap/ve{lang}&code=x&state=y"),
        "throttled": World(site=site, accounts=Throttled()).client().post(f"/api/dang-ky{lang}", data=BOXES),
        "broken": World(site=site, dossiers=Gone()).client(CITIZEN).get(f"/api/ho-so{lang}"),
        "asleep": unreachable(lang),
    }
    for name, answer in asked.items():
        yield answer.status_code, name, answer.text
    here = site_of(shipped(), language)
    yield 404, "no-page", render("problem", here, problem=not_found_page(language))
    yield 405, "only-read", render("problem", here, problem=read_only_page(language))
