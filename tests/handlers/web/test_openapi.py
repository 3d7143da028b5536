"""The printed description of the API."""

from typing import Any

from openapi_spec_validator import validate

from handlers.web.openapi import spec
from handlers.web.routes import ROUTES
from handlers.web.schemas import SCHEMAS
from tests.handlers.web.world import World


def document() -> dict[str, Any]:
    found: dict[str, Any] = World().client().get("/api/openapi.json").json()
    return found


def test_it_is_valid_openapi() -> None:
    found = document()
    assert found["openapi"] == "3.1.0"
    validate(found)


def test_it_holds_every_route_of_the_table_and_no_other() -> None:
    told = {(method.upper(), path) for path, methods in document()["paths"].items() for method in methods}
    assert told == {(route.method, route.path) for route in ROUTES}


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [
        one["operationId"]
        for methods in spec(ROUTES, "", "Desk")["paths"].values()
        for one in methods.values()
    ]
    assert len(set(names)) == len(names)


def test_every_schema_is_used_and_every_used_one_exists() -> None:
    used = {name for route in ROUTES for name in (route.takes, route.gives, route.files) if name}
    assert used | {"Problem"} == set(SCHEMAS)


def test_the_sign_of_life_needs_no_storage() -> None:
    assert World().client().get("/api/song").json() == {"ok": True, "today": "2026-07-22", "editions": 1}


def test_only_the_form_of_a_procedure_takes_files_of_rows_and_only_in_parts() -> None:
    content = document()["paths"]["/api/thu-tuc/{procedure}"]["post"]["requestBody"]["content"]
    named = {kind: told["schema"]["$ref"].rpartition("/")[2] for kind, told in content.items()}
    assert named == {
        "application/json": "Filing",
        "application/x-www-form-urlencoded": "Filing",
        "multipart/form-data": "FilingWithRows",
    }
    assert [route.path for route in ROUTES if route.files] == ["/api/thu-tuc/{procedure}"]
