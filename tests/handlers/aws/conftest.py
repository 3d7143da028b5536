"""The store of dossiers, over the emulator's table and over the one in memory that the web's tests use."""

from typing import Any, cast

import pytest

from handlers.aws.clients import client
from handlers.aws.dossiers import Dossiers
from handlers.aws.tables import DOSSIERS
from tests.handlers.aws.memory import Memory


@pytest.fixture(params=["memory", pytest.param("emulator", marks=pytest.mark.emulator)])
def dossiers(request: pytest.FixtureRequest) -> Dossiers:
    """Both must say the same: what holds of one only would be a kindness of the fake."""
    if request.param == "memory":
        return Dossiers(cast(Any, Memory()), DOSSIERS.name)
    place, tables = request.getfixturevalue("place"), request.getfixturevalue("tables")
    return Dossiers(client("dynamodb", place), tables.dossiers)
