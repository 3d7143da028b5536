"""One HTTP request against the ASGI app, without a server and without an event loop."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message, Scope

AGAIN = frozenset({401, 429})
"""Refusals that say “do this and try again”, not “no”."""


@dataclass(frozen=True)
class Form:
    """What a page without scripts sends: names and values, in its order."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """What came back; 504 stands for no answer at all."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def uncertain(self) -> bool:
        return self.status >= 500 or self.status in AGAIN

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


def call(app: ASGIApp, method: str, path: str, headers: dict[str, str], body: object = None) -> Answer:
    """The app's answer. The endpoints never wait, so the coroutine is simply run to its end: a request may
    then be made from inside another one, which is how two people act at the same moment."""
    sent: list[Message] = []
    content, kind = _encode(body)

    async def receive() -> Message:
        return {"type": "http.request", "body": content, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    coroutine = app(_scope(method, path, headers | kind, content), receive, send)
    try:
        coroutine.__await__().__next__()
    except StopIteration:
        pass
    else:
        raise AssertionError(f"{method} {path} waited for something outside")
    head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], b"".join(part["body"] for part in sent[1:]), head)


def _encode(body: object) -> tuple[bytes, dict[str, str]]:
    """The bytes of a body, and the header that names their kind."""
    if body is None:
        return b"", {}
    if isinstance(body, Form):
        return urlencode(body.pairs).encode(), {"content-type": "application/x-www-form-urlencoded"}
    return json.dumps(body, ensure_ascii=False).encode(), {"content-type": "application/json"}


def _scope(method: str, path: str, headers: dict[str, str], content: bytes) -> Scope:
    told = {"host": "motcua.example.vn", "content-length": str(len(content)), **headers}
    path, _, query = path.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in told.items()],
        "client": ("192.0.2.1", 443),
        "server": ("motcua.example.vn", 443),
    }
