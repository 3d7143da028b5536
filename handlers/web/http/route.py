"""One row of the route table: an address, its method, who may use it, what it takes and gives."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

Who = Literal["anyone", "account", "officer", "head"]
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Route:
    """One method of one address; `takes`, `gives` and `creates` are models of handlers/web/models."""

    method: Literal["GET", "POST"]
    path: str
    endpoint: Endpoint
    who: Who
    summary: str
    takes: type | None = None
    gives: tuple[type, ...] = ()
    """The bodies of a 200, one of them at a time."""
    creates: tuple[type, ...] = ()
    """The bodies of a 201."""
    query: tuple[str, ...] = ()
    files: type | None = None
    """A multipart form that may hold files beside what `takes` says."""
    stops: tuple[int, ...] = ()
    """The statuses it may stop with, beside those of every route of its method and of who may use it."""
    html: bool = True
    """Whether a browser gets a page here; otherwise the answer is data for everyone."""
