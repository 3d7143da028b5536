"""The published description of the API is valid, and no request made from it finds an accident."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from requests import Session
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from infra import people
from tests.journeys.answers import CARD, RESIDE, STAY, notice
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


CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]


@dataclass
class Prober:
    """Sends what schemathesis makes as nobody, as a citizen and as an officer in turn, each with a bearer
    token; every answer is held to the document."""

    town: Town
    tokens: tuple[str, ...]
    real: dict[str, tuple[str, ...]]
    """Path parameter → values that exist: made-up ones alone would only ever be not found."""
    session: Session
    seen: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """"POST /api/…" → the statuses it was answered with."""

    def tried(self, case: Any, n: int) -> None:
        for name in case.path_parameters or {}:
            if name in self.real and n % 4:
                case.path_parameters[name] = self.real[name][n % len(self.real[name])]
        self.sent(case, self.tokens[n % len(self.tokens)])

    def sent(self, case: Any, token: str) -> None:
        case.headers = {"Authorization": f"Bearer {token}"} if token else {}
        case.cookies = {}
        answer = case.call(base_url=self.town.origin, session=self.session, allow_redirects=False)
        told = f"{case.method} {case.formatted_path} {case.body!r}"
        assert answer.status_code < 500, f"{told}: {answer.status_code} {answer.text}"
        case.validate_response(answer, checks=CHECKS)
        self.seen[f"{case.method} {case.operation.path}"].add(answer.status_code)


@pytest.fixture
def document(town: Town) -> dict[str, Any]:
    told: dict[str, Any] = httpx.get(f"{town.origin}/api/openapi.json", trust_env=False).json()
    return told


@pytest.fixture
def code(town: Town, citizen: Browser, door: str) -> str:
    """A dossier of the citizen that is with the officer's unit."""
    return plain(town.file(citizen, RESIDE, door))


@pytest.fixture
def prober(town: Town, code: str) -> Iterator[Prober]:
    tokens = [town.access_token(name) for name in (people.CITIZEN.username, "canbo1")]
    real = {"code": (code,), "procedure": (RESIDE, STAY, CARD[town.law]), "doc": ("cho-o-hop-phap",)}
    with Session() as session:
        session.trust_env = False
        session.headers.update({"Accept": "application/json"})
        yield Prober(town, ("", *tokens), real, session)


def test_the_document_is_valid_and_names_every_address_a_page_posts_to(document: dict[str, Any]) -> None:
    validate(document)
    assert document["openapi"].startswith("3.1")
    for path in ("/api/thu-tuc/{procedure}", "/api/tra-cuu", "/api/can-bo/ho-so/{code}/{move}"):
        assert "post" in document["paths"][path]


def operations(document: dict[str, Any]) -> Iterator[Any]:
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        yield found.ok()  # type: ignore[union-attr]  # the document is valid: see above


def right(town: Town, code: str, door: str) -> dict[str, tuple[dict[str, str], Any, set[int]]]:
    """What is taken where, and how it is answered: (path parameters, body, statuses for the three)."""
    edition = town.running.services.catalogue.current_edition(STAY, town.today)
    assert edition is not None
    body = notice(edition.digest, door, town.today)
    # For a citizen's account who that is comes from the account; anybody else has to say so.
    body["answers"] |= {"ho_ten": people.CITIZEN.name, "so_dinh_danh": people.CITIZEN.username}
    factor = people.CITIZEN.username[-4:]
    return {
        "POST /api/thu-tuc/{procedure}": ({"procedure": STAY}, body, {201, 401, 422}),
        "POST /api/tra-cuu": ({}, {"code": code, "factor": factor}, {200}),
        "GET /api/ho-so": ({}, None, {200, 401}),
        "GET /api/ho-so/{code}": ({"code": code}, None, {200, 401, 404}),
        "GET /api/ho-so/{code}/bien-nhan": ({"code": code}, None, {200, 401}),
        "GET /api/ho-so/{code}/to-khai": ({"code": code}, None, {200, 401}),
        "GET /api/ho-so/{code}/giay-to": ({"code": code}, None, {200, 401, 404}),
        "GET /api/can-bo": ({}, None, {200, 401, 404}),
        "GET /api/can-bo/ho-so/{code}": ({"code": code}, None, {200, 401, 404}),
        "POST /api/can-bo/ho-so/{code}/{move}": (
            {"code": code, "move": "claim"},
            {"token": 0},
            {200, 401, 404},
        ),
        "POST /api/ho-so/{code}/rut": ({"code": code}, {}, {200, 401, 404}),
    }


def test_what_is_right_is_taken_and_answered_as_the_document_says(
    document: dict[str, Any], prober: Prober, code: str, door: str
) -> None:
    wanted = right(prober.town, code, f"{door}, bếp")
    found = {f"{one.method.upper()} {one.path}": one for one in operations(document)}
    for name, (parameters, body, _) in wanted.items():
        for token in prober.tokens:
            case = found[name].Case(path_parameters=dict(parameters))
            if body is not None:
                case.body, case.media_type = body, "application/json"
            prober.sent(case, token)
    assert prober.seen == {name: statuses for name, (_, _, statuses) in wanted.items()}


def test_no_request_made_from_the_document_finds_an_accident(
    document: dict[str, Any], prober: Prober
) -> None:
    seen = 0
    for operation in operations(document):
        seen += 1
        FEW(given(case=operation.as_strategy(), n=st.integers(0, 11))(prober.tried))()
    assert seen == sum(len(methods) for methods in document["paths"].values())
    answered = set().union(*prober.seen.values())
    assert {200, 303, 401, 404, 422} <= answered, f"only {answered} were answered"
