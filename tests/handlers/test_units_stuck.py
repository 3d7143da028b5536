"""A queue that cannot be emptied and a dossier that is gone hold up no run of the units."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from handlers import units


class Down:
    def receive_if_there(self, unit: str) -> None:
        raise ConnectionError("gone")


class Listed:
    def inbox(self, *_: object) -> Any:
        page: Any = Rows([SimpleNamespace(code="A")])
        return page

    def get(self, code: str) -> None:
        return None


class Rows(list[Any]):
    after = ""


def test_what_cannot_be_read_or_is_gone_is_passed_over() -> None:
    register: Any = SimpleNamespace(queues=Down(), dossiers=Listed(), catalogue=None)
    units._drain(register, "U")
    assert list(units._plan_of(register, "U", date(2026, 8, 1))) == []
