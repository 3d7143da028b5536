"""Endpoints that are imported at the first request for them: a function that starts needs one of all."""

from importlib import import_module

from starlette.requests import Request
from starlette.responses import Response

from handlers.web.http.route import Endpoint


class EndpointsLater:
    """Stands for a module of endpoints below handlers/web, by its name there: "desk.endpoints"."""

    def __init__(self, name: str) -> None:
        self._module = f"handlers.web.{name}"

    def __getattr__(self, name: str) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            found: Endpoint = getattr(import_module(self._module), name)
            return await found(request)

        # As the endpoint itself is called: the OpenAPI document names operations so.
        endpoint.__module__, endpoint.__name__ = self._module, name
        return endpoint
