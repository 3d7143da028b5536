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
    """One method of one address. `takes` and `gives` name schemas of handlers/web/schemas.py."""

    method: Literal["GET", "POST"]
    path: str
    endpoint: Endpoint
    who: Who
    summary: str
    takes: str = ""
    gives: str = ""
    query: tuple[str, ...] = ()
    files: str = ""
    """Names the schema of a multipart form that may hold files beside what `takes` says."""
    html: bool = True
    """Whether a browser gets a page here; otherwise the answer is data for everyone."""
