"""In a copy of the product with the kind `iban` and the step `verifying`: a dossier filed and worked.

Run there as `python -m tests.scratch.walk catalogue`; prints what was seen as JSON.
"""

import json
import re
import sys
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

from forms.compiled.catalogue import read_folder
from forms.schema.catalogue import Catalogue
from handlers.web.http.services import Services
from tests.handlers.web.world import CITIZEN, OFFICER, Client, World
from tests.viet_nam import VIETNAM

NOW = datetime(2022, 4, 12, 8, 30, tzinfo=VIETNAM)
CLERK = replace(OFFICER, unit="10001-20210101")
FILING = "/api/thu-tuc/xin-viec"
ANSWERS = {"dia_chi.commune": "10001", "dia_chi.detail": "Thôn Hà", "loai": "b"}


class Town(World):
    """The fakes of the web, over the catalogue that was built."""

    catalogue: Catalogue

    @property
    def office(self) -> Services:
        return replace(super().office, catalogue=self.catalogue)


def walk(catalogue: Catalogue) -> dict[str, Any]:
    """Files, works the dossier into and out of the step, and tells what each page said."""
    town = Town(now=NOW)
    town.catalogue = catalogue
    town.accounts.appointed = [CLERK]
    citizen, officer = town.client(CITIZEN), town.client(CLERK)
    program = town.client(CITIZEN, json=True)
    posted = {**ANSWERS, "_edition": catalogue.editions[0].digest, "_do": "submit"}
    wrong = citizen.post(FILING, data={**posted, "tai_khoan": "DE88 3704 0044 0532 0130 00"})
    filed = citizen.post(FILING, data={**posted, "tai_khoan": "de89 3704 0044 0532 0130 00"})
    assert filed.status_code == 303, filed.text
    code = filed.headers["location"].split("/")[3]
    for move in ("claim", "receive", "process", "verify"):
        act(officer, code, move)
    inbox = town.client(CLERK, json=True).get("/api/can-bo?tab=waiting").json()
    seen = {
        "refused": [wrong.status_code, errors(wrong.text)],
        "kept": town.dossiers.kept[code].answers["tai_khoan"],
        "acts": re.findall(rf'action="/api/can-bo/ho-so/{code}/(\w+)"', page(officer, code)),
        "shown": "DE89 3704 0044 0532 0130 00" in page(officer, code),
        "tab": [inbox["counts"]["waiting"], inbox["counts"]["working"], inbox["dossiers"][0]["step"]],
        "during": status(citizen, program, code),
    }
    act(officer, code, "confirm")
    return seen | {"after": status(citizen, program, code)}


def page(officer: Client, code: str) -> str:
    return officer.get(f"/api/can-bo/ho-so/{code}").text


def act(officer: Client, code: str, move: str) -> None:
    tokens = re.findall(r'name="_token" value="(\d+)"', page(officer, code))
    done = officer.post(f"/api/can-bo/ho-so/{code}/{move}", data={"_token": tokens[0]})
    assert done.status_code == 303, (move, done.text)


def status(citizen: Client, program: Client, code: str) -> dict[str, Any]:
    """What the citizen sees: the step, the way with what is done and ahead, what to do, what was done."""
    told = program.get(f"/api/ho-so/{code}").json()
    text = citizen.get(f"/api/ho-so/{code}").text
    way = text[text.index('class="way"') :]
    steps = re.findall(r"<li[^>]*>(.*?)</li>", way[: way.index("</ol>")], re.DOTALL)
    return {
        "step": told["step"],
        "way": [" ".join(unescape(re.sub("<[^>]*>", " ", one)).split()) for one in steps],
        "next": told["next"],
        "paused": told["paused"],
        "withdraw": bool(told["withdraw"]),
        "payable": "Nộp ngay sau khi nộp hồ sơ." not in text,
        "last": told["history"][0]["what"],
    }


def errors(text: str) -> list[str]:
    """What the page says is wrong with the account number."""
    return [unescape(one) for one in re.findall(r'<a href="#tai_khoan">([^<]*)</a>', text)]


if __name__ == "__main__":
    print(json.dumps(walk(read_folder(Path(sys.argv[1]))), ensure_ascii=False))
