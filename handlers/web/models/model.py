"""What a model is, and the bodies that no room has to itself."""

from pydantic import ConfigDict, with_config

# pydantic reads TypedDicts of `typing` from Python 3.12 on only.
from typing_extensions import TypedDict


@with_config(ConfigDict(use_attribute_docstrings=True))
class Model(TypedDict):
    """A JSON object. A dict at run time, so that a cold start builds no validators (45 models: 1.5 ms, as
    classes of pydantic 9 ms); its names and types are mypy's, its docstrings OpenAPI's descriptions."""


class Kept(Model):
    """A change was kept, but how the dossier stands now could not be told; read it at `path`."""

    code: str
    """Filing code of the dossier."""
    path: str
    """Where the dossier can be read."""
