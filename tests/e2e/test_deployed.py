"""The real templates in the emulator: HTTP API → Lambda from the zip → table → stream → unit queue."""

import contextlib
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest

from forms.compiled.catalogue import pack
from forms.schema.catalogue import Catalogue
from handlers.aws.accounts import Accounts
from handlers.aws.clients import AwsLocation, client
from handlers.aws.queues import Queues
from handlers.aws.settings import Settings
from infra import ministack, package, people, stack
from tests.forms.shipped import shipped
from tests.viet_nam import VIETNAM, VN

pytestmark = pytest.mark.emulator
ORIGIN = "https://motcua.example"
STAY = "thong-bao-luu-tru"
ROUTED_WITHIN = 20.0


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped()


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ministack.Emulator]:
    """Its own, for functions run with the emulator's default account."""
    running = ministack.start(tmp_path_factory.mktemp("deployed"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def settings(emulator: ministack.Emulator, told: dict[str, str]) -> Settings:
    key = stack.filing_key(stack.client("secretsmanager", emulator.endpoint), told)
    return stack.settings(told, emulator.endpoint, ORIGIN, key)


@pytest.fixture(scope="module")
def told(emulator: ministack.Emulator) -> dict[str, str]:
    formation = stack.client("cloudformation", emulator.endpoint)
    asked = {"PublicOrigin": ORIGIN, "EncryptedOnly": "false", "ScanUploads": "false"}
    return stack.apply(formation, "motcua", stack.STATEFUL.read_text("utf-8"), asked)


@pytest.fixture(scope="module")
def api(
    emulator: ministack.Emulator,
    settings: Settings,
    told: dict[str, str],
    catalogue: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """Package, upload, deploy; the API's id."""
    built = package.build(tmp_path_factory.mktemp("zip") / "functions.zip", pack(catalogue))
    storage = stack.client("s3", emulator.endpoint)
    storage.create_bucket(Bucket="code", CreateBucketConfiguration={"LocationConstraint": ministack.REGION})
    storage.upload_file(str(built.path), "code", f"{built.digest}.zip")
    formation = stack.client("cloudformation", emulator.endpoint)
    parameters = stack.function_parameters(settings, told, ("code", f"{built.digest}.zip"))
    return stack.apply(formation, "motcua-run", stack.TEMPLATE.read_text("utf-8"), parameters)["ApiId"]


@pytest.fixture
def browser(emulator: ministack.Emulator, api: str) -> Iterator[httpx.Client]:
    """Speaks to the API as CloudFront does; by Host header, for *.localhost resolves not everywhere."""
    headers = {"host": f"{api}.execute-api.localhost", "origin": ORIGIN}
    with httpx.Client(base_url=emulator.endpoint, headers=headers, trust_env=False, timeout=30) as made:
        yield made


@pytest.fixture
def citizen(browser: httpx.Client, emulator: ministack.Emulator, settings: Settings) -> httpx.Client:
    """Logged in at the login page, by code and PKCE, through the deployed functions."""
    place = AwsLocation.of(settings)
    cognito = client("cognito-idp", place)
    database = client("dynamodb", place)
    registry = Accounts(cognito, settings.user_pool_client, database, settings.table_accounts, VN.phone)
    people.make_accounts(cognito, settings.user_pool_id, registry, (people.CITIZEN,))
    away = browser.get("/api/dang-nhap")
    assert away.status_code == 303, away.text
    back = _at_the_login_page(emulator.endpoint, away.headers["location"])
    keep(browser, away)
    home = browser.get(back.removeprefix(ORIGIN))
    assert (home.status_code, home.headers["location"]) == (303, "/api/ho-so"), home.text
    keep(browser, home)
    return browser


def _at_the_login_page(endpoint: str, address: str) -> str:
    asked = dict(httpx.URL(address).params)
    form = {**asked, "username": people.CITIZEN.username, "password": people.PASSWORD}
    answer = httpx.post(f"{endpoint}/login", data=form, trust_env=False)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def keep(browser: httpx.Client, answer: httpx.Response) -> None:
    """Secure cookies, which a client refuses to send over the emulator's plain http."""
    jar = dict(part.split("=", 1) for part in browser.headers.get("cookie", "").split("; ") if part)
    for line in answer.headers.get_list("set-cookie"):
        name, _, value = line.partition(";")[0].partition("=")
        assert name.startswith("__Host-")
        assert "Secure" in line
        jar[name] = value
    browser.headers["cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())


def notice(catalogue: Catalogue, door: str, nth: int = 0) -> tuple[str, dict[str, Any]]:
    """The competent unit, the nth of those open today, and the body of a notice of stay there."""
    today = datetime.now(VIETNAM).date()
    procedure = catalogue.current_edition(STAY, today)
    assert procedure is not None
    unit = [one for one in catalogue.open_units(today, STAY) if one.level == "commune"][nth]
    fields: dict[str, Any] = {field.id: field for field in procedure.fields()}
    choices = {field.id: field.options[0].value for field in fields["khach"].fields if field.kind == "choice"}
    guest = choices | {
        "ho_ten": "Trần Văn Khách",
        "ngay_sinh": "1990-01-02",
        "so_giay_to": "001090000001",
        "ngay_den": today.isoformat(),
        "ngay_di": today.isoformat(),
    }
    answers = {
        "nguoi_thong_bao": "thanh-vien-ho",
        "dia_chi": {"commune": unit.covers[0], "detail": door},
        "dien_thoai": "0912345678",
        "khach": [guest],
        "cam_doan": True,
    }
    return unit.id, {"edition": procedure.digest, "answers": answers}


def delivered(queues: Queues, unit: str) -> list[dict[str, Any]]:
    deadline = time.monotonic() + ROUTED_WITHIN
    while time.monotonic() < deadline:
        with contextlib.suppress(queues.client.exceptions.QueueDoesNotExist):
            found = queues.receive(unit)
            if found:
                return [one.event for one in found]
        time.sleep(0.1)
    raise AssertionError(f"nothing reached the queue of {unit} within {ROUTED_WITHIN:.0f} s")


JSON = {"accept": "application/json"}


def test_the_api_answers_through_its_route_and_nothing_else_does(browser: httpx.Client) -> None:
    assert browser.get("/api/song", headers=JSON).status_code == 200
    assert browser.get("/elsewhere").status_code == 404


def test_a_form_comes_as_a_page(browser: httpx.Client) -> None:
    page = browser.get(f"/api/thu-tuc/{STAY}")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "Thông báo lưu trú" in page.text


def test_a_filing_reaches_the_unit_and_its_status_is_seen(
    citizen: httpx.Client, catalogue: Catalogue, settings: Settings
) -> None:
    unit, body = notice(catalogue, "Số 1")
    place = AwsLocation.of(settings)
    queues = Queues(client("sqs", place), settings.queue_prefix, settings.queue_dead_letters)
    queues.ensure([unit])
    filed = citizen.post(f"/api/thu-tuc/{STAY}", json=body, headers=JSON)
    assert filed.status_code == 201, filed.text
    code = filed.json()["code"]
    events = delivered(queues, unit)
    assert [(event["subject"], event["type"]) for event in events] == [(code, "vn.motcua.dossier.submitted")]

    status = citizen.get(f"/api/ho-so/{code}", headers=JSON)
    assert status.status_code == 200, status.text
    assert status.json()["code"] == code
    mine = citizen.get("/api/ho-so", headers=JSON).json()["dossiers"]
    assert [one["code"].replace("-", "") for one in mine] == [code]

    looked_up = citizen.post("/api/tra-cuu", json={"code": code, "digits": "2345"}, headers=JSON)
    assert looked_up.status_code == 200, looked_up.text


def test_a_unit_without_a_queue_gets_one_from_the_router(
    citizen: httpx.Client, catalogue: Catalogue, settings: Settings
) -> None:
    unit, body = notice(catalogue, "Số 1", nth=1)
    filed = citizen.post(f"/api/thu-tuc/{STAY}", json=body, headers=JSON)
    queues = Queues(client("sqs", AwsLocation.of(settings)), settings.queue_prefix)
    assert [event["subject"] for event in delivered(queues, unit)] == [filed.json()["code"]]


def test_the_same_filing_sent_twice_is_one_dossier(citizen: httpx.Client, catalogue: Catalogue) -> None:
    _, body = notice(catalogue, "Số 2")
    answers = [citizen.post(f"/api/thu-tuc/{STAY}", json=body, headers=JSON) for _ in range(2)]
    assert len({answer.json()["code"] for answer in answers}) == 1


def test_another_sites_page_cannot_file(citizen: httpx.Client, catalogue: Catalogue) -> None:
    _, body = notice(catalogue, "Số 3")
    answer = citizen.post(
        f"/api/thu-tuc/{STAY}", json=body, headers=JSON | {"origin": "https://evil.example"}
    )
    assert answer.status_code == 403


def test_the_sweeper_runs_with_what_its_policy_allows(api: str, emulator: ministack.Emulator) -> None:
    formation = stack.client("cloudformation", emulator.endpoint)
    name = stack.outputs(formation.describe_stacks(StackName="motcua-run")["Stacks"][0])["SweepFunction"]
    answer = stack.client("lambda", emulator.endpoint).invoke(FunctionName=name, Payload=b"{}")
    assert "FunctionError" not in answer, answer["Payload"].read()


def test_nothing_of_a_person_is_in_the_functions_logs(emulator: ministack.Emulator, api: str) -> None:
    logs = stack.client("logs", emulator.endpoint)
    written = ""
    for group in logs.describe_log_groups()["logGroups"]:
        written += str(logs.filter_log_events(logGroupName=group["logGroupName"])["events"])
    assert people.CITIZEN.username not in written
    assert people.CITIZEN.name not in written
