"""What each act asks of AWS: requests, and write units of the dossiers' table and its indexes. Prints JSON.

It runs in today's tree and in that of before, with the world of the fault harness of each.
"""

import json
import sys
from pathlib import Path
from typing import Any

from handlers.aws.tables import DOSSIERS
from tests.faults.backend import backend
from tests.faults.people import ANNA, LAN, PROCEDURE
from tests.faults.world import CONFIGS, World

UNIT = 1024
ASKED = [{"field": "noi_dung_de_nghi", "reason": "answer_incomplete"}]
APPOINTMENT = {"day": "2026-07-28", "time": "09:00", "place": "Bộ phận một cửa"}


class Acts:
    """One dossier from filing to result, and another that is taken back."""

    def __init__(self) -> None:
        self.world = World(backend(), CONFIGS[0], {})
        self.found: dict[str, tuple[int, int]] = {}
        self.units = 0
        self.seen = self.items()
        for operation in ("PutItem", "UpdateItem", "DeleteItem"):
            self.world.backend.dynamodb.meta.events.register(f"after-call.dynamodb.{operation}", self.weigh)

    def items(self) -> dict[str, Any]:
        kept = self.world.backend.everything(self.world.dossiers.table)
        return {item["pk"]["S"]: dict(item) for item in kept}

    def weigh(self, **_: object) -> None:
        """Adds what the write just answered cost: each started kilobyte of item and index entries."""
        before, self.seen = self.seen, self.items()
        for key in before.keys() | self.seen.keys():
            old, new = before.get(key, {}), self.seen.get(key, {})
            if old != new:
                self.units += max(_units(old), _units(new))
                self.units += sum(_index_units(index, old, new) for index in DOSSIERS.indexes)

    def count(self, act: str, run: Any) -> Any:
        sent, units = len(self.world.backend.inject.sent), self.units
        answer = run()
        if getattr(answer, "status", 200) >= 300:
            raise AssertionError(f"{act}: {answer.status} {answer.body.decode()[:500]}")
        self.found[act] = (len(self.world.backend.inject.sent) - sent, self.units - units)
        return answer

    def citizen(self, act: str, method: str, path: str, body: object = None) -> Any:
        return self.count(f"citizen: {act}", lambda: self.world.ask(ANNA.identity, method, path, body))

    def officer(self, code: str, move: str, **data: object) -> None:
        path = f"/api/can-bo/ho-so/{code}"
        token = 0 if move == "claim" else json.loads(self.world.ask(LAN, "GET", path).body)["token"]
        body = {"token": token, **data}
        self.count(f"officer: {move}", lambda: self.world.ask(LAN, "POST", f"{path}/{move}", body))

    def file(self, again: int) -> str:
        # Of before, the method had another name.
        catalogue: Any = self.world.office.catalogue
        current = getattr(catalogue, "current_edition", None) or catalogue.current
        edition = current(PROCEDURE, self.world.office.today)
        body = {"edition": edition.digest, "answers": ANNA.answers, "again": again}
        filed = self.citizen("file", "POST", f"/api/thu-tuc/{PROCEDURE}", body)
        self.count("system: tell the unit", lambda: self.world.pump())
        return str(json.loads(filed.body)["code"])

    def play(self) -> None:
        code, other = self.file(0), self.file(1)
        self.citizen("look", "GET", f"/api/ho-so/{code}")
        self.citizen("list", "GET", "/api/ho-so")
        asked = {"code": code, "digits": ANNA.digits}
        self.count("citizen: look up", lambda: self.world.ask(None, "POST", "/api/tra-cuu", asked))
        self.citizen("withdraw", "POST", f"/api/ho-so/{other}/rut", {})
        self.count("officer: inbox", lambda: self.world.ask(LAN, "GET", "/api/can-bo"))
        for move in ("claim", "receive", "process"):
            self.officer(code, move)
        self.officer(code, "ask_supplement", items=ASKED, until="2026-07-31")
        answers = {"answers": {"noi_dung_de_nghi": "Đăng ký tạm trú cho bản thân"}}
        self.citizen("supplement", "POST", f"/api/ho-so/{code}/bo-sung", answers)
        self.officer(code, "resume")
        self.officer(code, "settle", reference="FT26202-9", amount=7000, source="desk")


def _units(item: dict[str, Any]) -> int:
    """Started kilobytes of names and values."""
    values = (str(next(iter(value.values()))) for value in item.values())
    return -(-sum(len(text.encode()) for text in (*item, *values)) // UNIT)


def _entry(index: Any, item: dict[str, Any]) -> dict[str, Any]:
    """What an index holds of an item; {} where it has no such key."""
    keys = [key for key in (index.hash, index.range) if key]
    if any(key not in item for key in keys):
        return {}
    return {name: item[name] for name in ("pk", *keys, *index.carries) if name in item}


def _index_units(index: Any, old: dict[str, Any], new: dict[str, Any]) -> int:
    was, becomes = _entry(index, old), _entry(index, new)
    if was == becomes:
        return 0
    keys = [key for key in (index.hash, index.range) if key]
    # An entry under another key is taken away and put anew.
    if was and becomes and any(was[key] != becomes[key] for key in keys):
        return _units(was) + _units(becomes)
    return max(_units(was), _units(becomes))


if __name__ == "__main__":
    acts = Acts()
    acts.play()
    Path(sys.argv[1]).write_text(json.dumps(acts.found), "utf-8")
