"""Requests as API Gateway's HTTP API hands them to a function."""

from typing import Any


def event(path: str, method: str = "GET", body: str = "", **headers: str) -> dict[str, Any]:
    """One event of payload format 2.0."""
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"host": "x.execute-api.test", **headers},
        "requestContext": {
            "http": {"method": method, "path": path, "sourceIp": "192.0.2.1", "protocol": "HTTP/1.1"},
            "stage": "$default",
        },
        "body": body,
        "isBase64Encoded": False,
    }


def form(path: str, body: str) -> dict[str, Any]:
    """A browser's post of a form."""
    kind = {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(body))}
    return event(path, "POST", body, accept="text/html", **kind)
