"""When time is to look again is noted, unless the dossier has moved on; any other failure is told."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from handlers.aws.dossiers import Dossiers
from tests.handlers.dossier.world import MORNING, filed


class Refusing:
    def __init__(self, code: str) -> None:
        self.code = code

    def update_item(self, **_: object) -> None:
        raise ClientError({"Error": {"Code": self.code, "Message": ""}}, "UpdateItem")


def test_a_dossier_that_has_moved_on_is_left_alone() -> None:
    gone: Any = Refusing("ConditionalCheckFailedException")
    Dossiers(gone, "d").reschedule(filed(), MORNING)
    down: Any = Refusing("ThrottlingException")
    with pytest.raises(ClientError):
        Dossiers(down, "d").reschedule(filed(), MORNING)
