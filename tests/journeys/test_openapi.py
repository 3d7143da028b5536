"""The published description of the API is valid, and no request made from it finds an accident."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import validate

from infra import people
from tests.journeys.walks import Town

pytestmark = pytest.mark.emulator
EXAMPLES = 12


@pytest.fixture(scope="module")
def document(town: Town) -> dict[str, Any]:
    told: dict[str, Any] = httpx.get(f"{town.origin}/api/openapi.json", trust_env=False).json()
    return told


@pytest.fixture(scope="module")
def programs(town: Town) -> Iterator[list[httpx.Client]]:
    """Nobody, a citizen and an officer."""
    nobody = httpx.Client(base_url=town.origin, headers={"accept": "application/json"}, trust_env=False)
    with nobody, town.program(people.CITIZEN.username) as citizen, town.program("canbo1") as officer:
        yield [nobody, citizen, officer]


def test_the_document_is_valid_and_names_every_address_a_page_posts_to(document: dict[str, Any]) -> None:
    validate(document)
    assert document["openapi"].startswith("3.1")
    for path in ("/api/thu-tuc/{procedure}", "/api/tra-cuu", "/api/can-bo/ho-so/{code}/{move}"):
        assert "post" in document["paths"][path]


def test_no_request_made_from_the_document_finds_an_accident(
    document: dict[str, Any], programs: list[httpx.Client]
) -> None:
    api = schemathesis.openapi.from_dict(document)
    seen = 0
    for found in api.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def tried(case: Any) -> None:
            for program in programs:
                _try(case, program)

        tried()
        seen += 1
    assert seen == sum(len(methods) for methods in document["paths"].values())


def _try(case: Any, program: httpx.Client) -> None:
    if case.path.endswith("/dang-xuat"):
        return  # it would end the session of the others
    asked = case.as_transport_kwargs(base_url=str(program.base_url))
    asked["headers"] = {**asked["headers"], **dict(program.headers), "content-type": "application/json"}
    asked.pop("cookies", None)
    sent = {name: asked[name] for name in ("method", "url", "params", "json", "data", "headers") if name in asked}
    answer = program.request(**sent)
    told = f"{case.method} {case.formatted_path} {sent.get('json')!r}"
    assert answer.status_code < 500, f"{told}: {answer.status_code} {answer.text}"
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", told
