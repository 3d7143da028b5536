"""docs/api.md does what it says: a program logs in with a token, files a dossier and reads its status."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from handlers.aws.clients import AwsLocation, client
from handlers.dossier.table.steps import STEPS
from infra import people
from tests.journeys.walks import Town

pytestmark = pytest.mark.emulator
PAGE = Path(__file__).parents[2] / "docs/api.md"
INVALID = 'Bearer realm="motcua", error="invalid_token"'


@pytest.fixture
def town(towns: Callable[[str], Town]) -> Town:
    return towns("today")


def example(language: str) -> str:
    [found] = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    return str(found)


def run(town: Town, *command: str) -> str:
    """What an example prints, run as a reader would."""
    told = {"PATH": os.environ["PATH"], "ORIGIN": town.origin, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=told, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 — our own page
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(town: Town, token: str, path: str = "/api/ho-so") -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"}
    return httpx.get(f"{town.origin}{path}", headers=headers, trust_env=False)


def test_the_python_example_files_a_dossier_and_reads_its_status(town: Town) -> None:
    filed, status = run(town, sys.executable, "-c", example("python")).splitlines()
    number, code, _ = filed.split(" ", 2)
    assert number == "201"
    assert status.startswith(f"{STEPS['submitted'].name['vi']} ")
    dossier = town.running.dossiers.get(code)
    assert dossier is not None
    assert dossier.applicant == people.CITIZEN.name


def test_the_curl_example_lists_what_the_account_has_filed(town: Town) -> None:
    assert '"dossiers":[' in run(town, "bash", "-eu", "-o", "pipefail", "-c", example("bash"))


def test_an_officers_program_works_at_the_desk_of_the_unit_in_our_table(town: Town) -> None:
    told = ask(town, town.access_token("canbo1"), "/api/can-bo")
    assert told.json()["unit"] == town.officer("canbo1").unit


def test_only_an_access_token_opens_the_api(town: Town) -> None:
    given = town.given("canbo1")
    for token in (given["IdToken"], given["RefreshToken"]):
        answer = ask(town, token)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, INVALID)


def test_a_token_that_was_revoked_opens_nothing_more(town: Town) -> None:
    settings, given = town.running.settings, town.given(people.ORGANISATION.username)
    assert ask(town, given["AccessToken"]).status_code == 200
    cognito = client("cognito-idp", AwsLocation.of(settings))
    cognito.revoke_token(Token=given["RefreshToken"], ClientId=settings.user_pool_programs)
    answer = ask(town, given["AccessToken"])
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, INVALID)
