"""Whether a JSON answer is what the OpenAPI document says of it; every client of the tests asks."""

import functools
import re
from typing import Any

import httpx
import jsonschema_rs

from handlers.web.openapi import spec
from handlers.web.routes import ROUTES

PROBLEM = "application/problem+json"


def check(method: str, answer: httpx.Response) -> None:
    """Raises AssertionError for a JSON answer of ours that the document does not tell of."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    place = next((one.path for one in ROUTES if one.method == method and _fits(one.path, answer)), None)
    if place is None or kind not in ("application/json", PROBLEM):
        return
    told = _responses(place, method.lower())
    assert str(answer.status_code) in told, f"{method} {place} does not tell of {answer.status_code}"
    content = told[str(answer.status_code)].get("content", {})
    assert kind in content, f"{method} {place} {answer.status_code} does not tell of {kind}"
    faults = [
        f"{'/'.join(map(str, fault.instance_path))}: {fault.message}"
        for fault in _validator(place, method.lower(), str(answer.status_code), kind).iter_errors(
            answer.json()
        )
    ]
    assert not faults, f"{method} {place} {answer.status_code}: {faults}"


def check_cookies(answer: httpx.Response) -> None:
    """Raises AssertionError for an answer that sets a cookie twice: which counts is the browser's."""
    names = [line.partition("=")[0] for line in answer.headers.get_list("set-cookie")]
    assert len(names) == len(set(names)), names


def _fits(path: str, answer: httpx.Response) -> bool:
    return re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), answer.request.url.path) is not None


@functools.cache
def _document() -> dict[str, Any]:
    return dict(spec(ROUTES, "http://desk.test", "Desk"))


def _responses(place: str, method: str) -> dict[str, Any]:
    found: dict[str, Any] = _document()["paths"][place][method]["responses"]
    return found


@functools.cache
def _validator(place: str, method: str, status: str, kind: str) -> Any:
    schema = _responses(place, method)[status]["content"][kind]["schema"]
    known = {name: _closed(one) for name, one in _document()["components"]["schemas"].items()}
    return jsonschema_rs.Draft202012Validator(
        {**schema, "components": {"schemas": known}}, validate_formats=True
    )


def _closed(schema: Any) -> Any:
    """The schema of an object that takes no members but those it names: what is told is told whole."""
    return schema if "properties" not in schema else {**schema, "additionalProperties": False}
