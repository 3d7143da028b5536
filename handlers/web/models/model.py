"""What a model is, and the bodies that several rooms share."""

from typing import Annotated, NotRequired

from pydantic import ConfigDict, Field, with_config

# pydantic reads TypedDicts of `typing` from Python 3.12 on only.
from typing_extensions import TypedDict

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
"""An ISO day, as the place of the site counts days."""
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
"""An ISO moment with +07:00."""


REF = "#/components/schemas/{model}"
"""Where the OpenAPI document describes a model."""


@with_config(ConfigDict(use_attribute_docstrings=True))
class Model(TypedDict):
    """A JSON object. A dict at run time, so that a cold start builds no validators (45 models: 1.5 ms, as
    classes of pydantic 9 ms); its names and types are mypy's, its docstrings OpenAPI's descriptions."""


class SavedNotice(Model):
    """The change was saved, but its result could not be shown; read it at `path`."""

    code: str
    """Filing code of the dossier."""
    path: str
    """Where the dossier, or its receipt, can be read."""


class Empty(Model):
    """Nothing need be sent."""

    _lang: NotRequired[str]


class Alive(Model):
    """The API answers."""

    ok: bool
    today: Day
    """The day whose law is shown."""
    editions: int
    """How many editions of procedures are loaded."""


class Document(Model):
    """An OpenAPI 3.1 document."""

    openapi: str
    info: dict[str, object]
    servers: list[dict[str, object]]
    paths: dict[str, dict[str, object]]
    components: dict[str, dict[str, object]]


class Fault(Model):
    """One wrong value of what was sent."""

    pointer: str
    """JSON pointer as a URI fragment, such as #/answers/ho_ten."""
    detail: str
    """What to do about it."""


class Problem(Model):
    """Problem details (RFC 9457): nothing was done, and why."""

    type: str
    """What kind of problem; about:blank where `status` says it all."""
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    """What to do about it, in the language asked for."""
    errors: NotRequired[list[Fault]]
    holder: NotRequired[str]
    """Who holds the dossier (urn:motcua:problem:held)."""
    since: NotRequired[Moment]
    """Since when they hold it."""
