"""The published description of the API is valid, and no request made from it finds an accident."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from requests import Session

from infra import people
from tests.journeys.answers import CARD, RESIDE, STAY
from tests.journeys.browser import Browser
from tests.journeys.walks import Town, plain

pytestmark = pytest.mark.emulator
FEW = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Prober:
    """Sends what schemathesis makes as nobody, as a citizen, and as an officer, in turn."""

    town: Town
    tokens: tuple[str, ...]
    real: dict[str, tuple[str, ...]]
    """Path parameter → values that exist: made-up ones alone would only ever be not found."""
    session: Session

    def tried(self, case: Any, n: int) -> None:
        for name in case.path_parameters or {}:
            if name in self.real and n % 4:
                case.path_parameters[name] = self.real[name][n % len(self.real[name])]
        case.headers = {}
        case.cookies = {"phien": self.tokens[n % len(self.tokens)]}
        answer = case.call(base_url=self.town.origin, session=self.session, allow_redirects=False)
        told = f"{case.method} {case.formatted_path} {case.body!r}"
        assert answer.status_code < 500, f"{told}: {answer.status_code} {answer.text}"
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"], told


@pytest.fixture
def document(town: Town) -> dict[str, Any]:
    told: dict[str, Any] = httpx.get(f"{town.origin}/api/openapi.json", trust_env=False).json()
    return told


@pytest.fixture
def prober(town: Town, citizen: Browser, door: str) -> Iterator[Prober]:
    given = plain(town.file(citizen, RESIDE, door))
    tokens = [town.token(name) for name in (people.CITIZEN.username, "canbo1")]
    real = {"code": (given,), "procedure": (RESIDE, STAY, CARD[town.law]), "doc": ("cho-o-hop-phap",)}
    with Session() as session:
        session.trust_env = False
        session.headers.update({"Accept": "application/json", "Origin": town.origin})
        yield Prober(town, ("", *tokens), real, session)


def test_the_document_is_valid_and_names_every_address_a_page_posts_to(document: dict[str, Any]) -> None:
    validate(document)
    assert document["openapi"].startswith("3.1")
    for path in ("/api/thu-tuc/{procedure}", "/api/tra-cuu", "/api/can-bo/ho-so/{code}/{move}"):
        assert "post" in document["paths"][path]


def test_no_request_made_from_the_document_finds_an_accident(
    document: dict[str, Any], prober: Prober
) -> None:
    seen = 0
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]  # the document is valid: see above
        seen += 1
        # It would end the session of the others.
        if operation.path != "/api/dang-xuat":
            FEW(given(case=operation.as_strategy(), n=st.integers(0, 11))(prober.tried))()
    assert seen == sum(len(methods) for methods in document["paths"].values())
