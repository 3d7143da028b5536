"""A client is made once per service and place, waits briefly, and tries three times."""

from typing import Any

import pytest

from handlers.aws import clients, logs
from handlers.aws.clients import AwsLocation, client
from handlers.aws.settings import MissingSetting, Settings

HERE = AwsLocation(endpoint="http://127.0.0.1:9", access_key="1" * 12, secret_key="test")


def test_a_client_is_made_once_for_everybody() -> None:
    assert client("dynamodb", HERE) is client("dynamodb", HERE)
    assert client("dynamodb", HERE) is not client("dynamodb", AwsLocation(endpoint="http://127.0.0.1:8"))


def test_a_client_waits_briefly_and_tries_three_times() -> None:
    config: Any = client("sqs", HERE).meta.config
    assert (config.connect_timeout, config.read_timeout) == (1, 3)
    assert config.retries == {"total_max_attempts": 3, "mode": "standard"}


def test_credentials_go_to_an_emulator_only() -> None:
    told = {"AWS_ACCESS_KEY_ID": "1" * 12, "AWS_SECRET_ACCESS_KEY": "s", "AWS_REGION": "ap-southeast-1"}
    assert AwsLocation.of(Settings.from_environment(environment=told)) == AwsLocation()
    local = Settings.from_environment(environment=told | {"ENDPOINT": "http://127.0.0.1:9"})
    assert AwsLocation.of(local).access_key == "1" * 12


def test_a_missing_variable_is_named() -> None:
    with pytest.raises(MissingSetting, match=r"^The environment does not set FILING_KEY, CATALOGUE\.$"):
        Settings.from_environment(("table_dossiers", "filing_key", "catalogue"), {"TABLE_DOSSIERS": "t"})


def test_strange_variables_are_left_alone() -> None:
    assert Settings.from_environment(environment={"PATH": "/bin"}) == Settings()


def test_an_error_of_aws_has_a_code_and_another_has_none() -> None:
    from botocore.exceptions import ClientError

    error = ClientError({"Error": {"Code": "Throttled", "Message": "001190000017"}}, "PutItem")
    assert (clients.aws_error_code(error), clients.aws_error_code(ValueError("x"))) == ("Throttled", "")
    assert (logs.failure_name(error), logs.failure_name(ValueError("x"))) == (
        "ClientError:Throttled",
        "ValueError",
    )


def test_only_listed_facts_are_logged() -> None:
    with pytest.raises(ValueError, match="full_name, phone may not be logged"):
        logs.log_event("x", full_name="Lan", phone="09", code="ABC")


def test_an_event_is_logged_as_json_with_the_dossiers_code(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, dict[str, Any]]] = []

    class Log:
        def warning(self, event: str, extra: dict[str, Any]) -> None:
            told.append((event, extra))

    monkeypatch.setattr(logs, "logger", Log)
    logs.log_event("dossier.routed", level="warning", code="ABC", unit=None, count=2)
    assert told == [("dossier.routed", {"code": "ABC", "count": 2})]
