"""The deployed function: one API Gateway event in, one answer out."""

import asyncio
import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forms.compiled.catalogue import pack, write_folder
from forms.schema.catalogue import Catalogue
from handlers import api
from handlers.aws.settings import MissingSetting, Settings
from handlers.web.http.services import Bank
from tests.forms.shipped import shipped
from tests.handlers.dossier.world import CALENDAR, procedure
from tests.handlers.web.world import units
from tests.viet_nam import IN_VN

ENVIRONMENT = {name.upper(): f"https://{name.replace('_', '-')}.test" for name in api.NEEDS}


@pytest.fixture
def deployed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalogue = tmp_path / "catalogue"
    write_folder(pack(Catalogue((procedure(),), units(), (), CALENDAR, site=IN_VN)), catalogue)
    for name, value in {**ENVIRONMENT, "CATALOGUE": str(catalogue), "AS_OF": "2026-07-22"}.items():
        monkeypatch.setenv(name, value)
    api._adapter_of_app.cache_clear()
    # The adapter runs on the thread's loop and makes one when there is none: nobody would close it.
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    gc.unfreeze()  # the first request keeps for good all there is, here that of other tests
    api._keep_for_good.cache_clear()
    asyncio.set_event_loop(None)
    loop.close()
    api._adapter_of_app.cache_clear()


def event(path: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"host": "x.execute-api.test", **headers},
        "requestContext": {
            "http": {"method": method, "path": path, "sourceIp": "192.0.2.1", "protocol": "HTTP/1.1"},
            "stage": "$default",
        },
        "isBase64Encoded": False,
    }


@pytest.mark.usefixtures("deployed")
def test_it_answers_from_the_environment_it_is_given() -> None:
    answer = api.handler(event("/api/song"), None)
    assert answer["statusCode"] == 200
    assert '"today":"2026-07-22"' in answer["body"]
    assert answer["headers"]["strict-transport-security"]


@pytest.mark.usefixtures("deployed")
def test_a_redirect_has_a_content_type_and_our_own_origin() -> None:
    answer = api.handler(event("/api/can-bo", accept="text/html"), None)
    assert answer["statusCode"] == 303
    assert answer["headers"]["location"] == "/api/dang-nhap?next=%2Fapi%2Fcan-bo"
    assert answer["headers"]["content-type"].startswith("text/html")


@pytest.mark.usefixtures("deployed")
def test_pages_are_text_to_the_gateway_and_say_their_encoding() -> None:
    answer = api.handler(event("/api/khong-co", accept="text/html"), None)
    assert answer["statusCode"] == 404
    assert answer["isBase64Encoded"] is False
    assert "Không tìm thấy" in answer["body"]


def test_a_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    api._adapter_of_app.cache_clear()
    with pytest.raises(MissingSetting, match="FILING_KEY"):
        api.handler(event("/api/song"), None)


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ({"bank_bin": "970436", "bank_account": "0011", "bank_name": "VCB", "bank_holder": "KBNN"}, True),
        ({"bank_bin": "970436", "bank_name": "VCB"}, False),
        ({"bank_account": "0011", "bank_holder": "KBNN"}, False),
        ({}, False),
    ],
)
def test_a_transfer_is_taken_only_where_both_the_bank_and_the_account_are_set(
    told: dict[str, str], taken: bool
) -> None:
    found = api.bank(Settings(**told))
    assert found == (Bank("970436", "0011", "VCB", "KBNN") if taken else None)


STARTED = """
import json, sys
from pydantic import BaseModel
from tests.bench.gateway import event
from handlers.api import handler

def judging(model):
    # Those whose schema was built: pydantic completes a model when something is first judged by it.
    own = [model.__name__] if model.__module__.startswith("forms.") and model.__pydantic_complete__ else []
    return own + [name for one in model.__subclasses__() for name in judging(one)]

for path in sys.argv[1:]:
    answer = handler(event(path, accept="text/html"), None)
    assert answer["statusCode"] == 200, answer
print(json.dumps([sorted(sys.modules), judging(BaseModel)]))
"""
HEAVY = {
    "aws_lambda_powertools",
    "babel",
    "boto3",
    "botocore.session",
    "brotli",
    "csv",
    "httpx",
    "jinja2",
    "joserfc",
    "openpyxl",
    "pydantic.deprecated",
    "ruamel",
    "segno",
}
"""Libraries that take long to import, each needed by some requests only."""


def started(tmp_path: Path, *paths: str) -> tuple[set[str], list[str]]:
    """The modules of a fresh process that answered these requests, and the models whose schema it built."""
    write_folder(pack(shipped()), tmp_path / "catalogue")
    environment = {**ENVIRONMENT, "CATALOGUE": f"{tmp_path / 'catalogue'}", "AS_OF": "2026-07-22"}
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", STARTED, *paths], capture_output=True, text=True, check=True, env=environment
    )
    modules, judging = json.loads(done.stdout)
    return set(modules), judging


def test_a_sign_of_life_brings_no_library_a_page_needs_no_field_kind_and_no_schema(tmp_path: Path) -> None:
    modules, judging = started(tmp_path, "/api/song")
    assert not modules & HEAVY
    assert not {name for name in modules if name.startswith(("forms.fields", "site_templates"))}
    assert "handlers.dossier.dossier" not in modules
    assert judging == []


def test_every_form_is_drawn_without_a_schema_a_client_or_what_filing_needs(tmp_path: Path) -> None:
    offered = shipped().procedures(date(2026, 7, 22))
    modules, judging = started(tmp_path, *(f"/api/thu-tuc/{one.id}" for one in offered))
    assert modules & HEAVY == {"jinja2"}
    assert "site_templates.render" in modules
    assert not {"handlers.web.filing.submit", "handlers.dossier.dossier"} & modules
    assert judging == []
