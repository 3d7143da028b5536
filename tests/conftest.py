"""The local AWS emulator for every test that asks, one process, emptied after each; threads in a hurry."""

import itertools
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import botocore.session
import httpx
import pytest
from hypothesis import HealthCheck, settings

from handlers.aws.clients import AwsLocation, client
from handlers.aws.tables import TABLES, table_properties
from infra import ministack as emulator

# These machines are noisy: how long an example takes says nothing about it.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

ROOT = Path(__file__).parent.parent
COVERED = (ROOT / "tests/forms", ROOT / "tests/handlers")
UNCOVERED = (
    ROOT / "tests/forms/conditions/test_script.py",
    ROOT / "tests/forms/conditions/test_script_kinds.py",
    ROOT / "tests/handlers/web/dossier/test_access_editions.py",
    ROOT / "tests/handlers/web/form/test_actions_choose.py",
    ROOT / "tests/handlers/web/filing/test_submit_naughty.py",
    ROOT / "tests/handlers/web/form/test_row_files_guests.py",
    ROOT / "tests/handlers/web/test_routes_together.py",
)
"""The tests beside the code whose coverage is counted, and those of them that only repeat what others cover
with more input. What a whole journey happens to pass through proves little of it, and tracing it takes
minutes. So does tracing the thousand examples of a property: what each line is for, an example shows."""
ORIGIN = "http://127.0.0.1:8080"
CALLBACK = f"{ORIGIN}/api/dang-nhap/ve"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        beside = any(item.path.is_relative_to(folder) for folder in COVERED)
        property_ = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if not beside or item.path in UNCOVERED or property_:
            item.add_marker("no_cover")


@dataclass(frozen=True)
class Names:
    """What the stateful template made."""

    dossiers: str
    sessions: str
    accounts: str
    bucket: str = ""
    pool: str = ""
    pool_client: str = ""
    dead_letters: str = ""
    programs: str = ""


@pytest.fixture(scope="session")
def ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[emulator.Emulator]:
    """The emulator on a free port of 127.0.0.1 with an empty data folder; stopped at the end."""
    running = emulator.start(tmp_path_factory.mktemp("ministack"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def account_numbers() -> Iterator[str]:
    return (f"{number:012d}" for number in itertools.count(100_000_000_001))


@pytest.fixture(scope="session")
def account(ministack: emulator.Emulator, account_numbers: Iterator[str]) -> AwsLocation:
    """An AWS account of this worker: the emulator takes a 12-digit access key for the account's number."""
    return AwsLocation(endpoint=ministack.endpoint, access_key=next(account_numbers), secret_key="test")


@pytest.fixture
def place(account: AwsLocation) -> Iterator[AwsLocation]:
    """An AWS account nobody else uses, without a queue."""
    yield account
    queues = client("sqs", account)
    for url in queues.list_queues().get("QueueUrls", []):
        queues.delete_queue(QueueUrl=url)


@pytest.fixture(scope="session")
def home(ministack: emulator.Emulator) -> AwsLocation:
    """The emulator's default account: registering is not signed, so that it reaches no other."""
    return AwsLocation(endpoint=ministack.endpoint, access_key="000000000000", secret_key="test")


@pytest.fixture(scope="session")
def made_tables(account: AwsLocation) -> Names:
    database = client("dynamodb", account)
    for table in TABLES:
        asked: dict[str, Any] = {"TableName": table.name, **table_properties(table)}
        expiry = asked.pop("TimeToLiveSpecification", None)
        if "StreamSpecification" in asked:
            asked["StreamSpecification"] = {"StreamEnabled": True, **asked["StreamSpecification"]}
        database.create_table(**asked)
        if expiry:
            database.update_time_to_live(TableName=table.name, TimeToLiveSpecification=expiry)
    return Names(*(table.name for table in TABLES))


@pytest.fixture
def tables(place: AwsLocation, made_tables: Names) -> Iterator[Names]:
    """The three tables alone, made from handlers/aws/tables.py and empty: fast, for tests of storage."""
    yield made_tables
    empty_tables(place, made_tables)


@pytest.fixture
def stateful(home: AwsLocation, made_stack: Names) -> Iterator[Names]:
    """Tables, bucket and user pool from infra/stateful.yaml itself, with nothing and nobody in them."""
    yield made_stack
    empty_tables(home, made_stack)
    empty_bucket(home, made_stack.bucket)
    people = client("cognito-idp", home)
    for one in people.list_users(UserPoolId=made_stack.pool)["Users"]:
        people.admin_delete_user(UserPoolId=made_stack.pool, Username=one["Username"])


def empty_tables(place: AwsLocation, names: Names) -> None:
    """Takes out what a test left: making the tables anew takes ten times as long."""
    database = client("dynamodb", place)
    for name, table in zip((names.dossiers, names.sessions, names.accounts), TABLES, strict=True):
        for page in database.get_paginator("scan").paginate(TableName=name):
            for item in page["Items"]:
                database.delete_item(TableName=name, Key={table.hash: item[table.hash]})


def empty_bucket(place: AwsLocation, bucket: str) -> None:
    """Takes every version of every file out."""
    storage = client("s3", place)
    for page in storage.get_paginator("list_object_versions").paginate(Bucket=bucket):
        for one in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
            storage.delete_object(Bucket=bucket, Key=one["Key"], VersionId=one["VersionId"])


@pytest.fixture(scope="session")
def made_stack(home: AwsLocation, account_numbers: Iterator[str]) -> Names:
    formation, number = _formation(home), next(account_numbers)
    name = f"kept-{number}"
    formation.create_stack(
        StackName=name,
        TemplateBody=(ROOT / "infra/stateful.yaml").read_text("utf-8"),
        Parameters=[
            {"ParameterKey": "PublicOrigin", "ParameterValue": ORIGIN},
            {"ParameterKey": "DomainPrefix", "ParameterValue": f"t{number}"},
            {"ParameterKey": "ScanUploads", "ParameterValue": "false"},
        ],
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    made = _outputs(formation, name)
    return Names(
        made["DossiersTable"],
        made["SessionsTable"],
        made["AccountsTable"],
        made["UploadsBucket"],
        made["UserPool"],
        made["UserPoolClient"],
        made["DeadLettersArn"],
        made["UserPoolPrograms"],
    )


def _formation(place: AwsLocation) -> Any:
    return botocore.session.Session().create_client(
        "cloudformation",
        region_name=place.region,
        endpoint_url=place.endpoint,
        aws_access_key_id=place.access_key,
        aws_secret_access_key=place.secret_key,
    )


def _outputs(formation: Any, name: str) -> dict[str, str]:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        stack = formation.describe_stacks(StackName=name)["Stacks"][0]
        if stack["StackStatus"] == "CREATE_COMPLETE":
            return {told["OutputKey"]: told["OutputValue"] for told in stack["Outputs"]}
        assert stack["StackStatus"].endswith("IN_PROGRESS"), json.dumps(stack, default=str)
        time.sleep(0.02)
    raise AssertionError(f"stack {name} was not made in time")


@dataclass(frozen=True)
class Visitor:
    """A person at the emulator's login page, without a browser."""

    endpoint: str

    def log_in(self, authorize_url: str, username: str, password: str) -> dict[str, str]:
        """Open the address, fill in the form, and return what the redirect to our callback carries."""
        with httpx.Client(trust_env=False) as browser:
            page = browser.get(authorize_url)
            assert page.status_code == 200, page.text
            # The form repeats what the address asked; the page's hidden fields are exactly those.
            asked = {name: values[0] for name, values in parse_qs(urlsplit(authorize_url).query).items()}
            form = {**asked, "username": username, "password": password}
            back = browser.post(f"{self.endpoint}/login", data=form)
        assert back.status_code == 302, f"the login page refused: {back.status_code}"
        return {
            name: values[0] for name, values in parse_qs(urlsplit(back.headers["location"]).query).items()
        }


@pytest.fixture
def visitor(ministack: emulator.Emulator) -> Visitor:
    return Visitor(ministack.endpoint)


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads take turns as often as the interpreter can, not every five milliseconds."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)
