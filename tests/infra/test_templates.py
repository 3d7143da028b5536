"""The two templates: linted, the adapters' tables, nothing deletable, no wildcard in what runs."""

import re
from pathlib import Path
from typing import Any

import pytest
from cfnlint.api import lint_file  # type: ignore[import-untyped]  # ships no types
from cfnlint.decode import cfn_yaml  # type: ignore[import-untyped]

from handlers.aws.tables import TABLES, table_properties
from infra import stack

INFRA = Path(stack.__file__).parent
STATEFUL, TEMPLATE = INFRA / "stateful.yaml", INFRA / "template.yaml"
KEPT = {
    "AWS::KMS::Key",
    "AWS::DynamoDB::Table",
    "AWS::S3::Bucket",
    "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
    "AWS::Cognito::UserPool",
    "AWS::Cognito::UserPoolClient",
}


def read(path: Path) -> dict[str, Any]:
    parsed: dict[str, Any] = cfn_yaml.load(str(path))
    return parsed


def resources(path: Path, kind: str) -> dict[str, dict[str, Any]]:
    return {name: one for name, one in read(path)["Resources"].items() if one["Type"] == kind}


@pytest.mark.parametrize("template", [STATEFUL, TEMPLATE], ids=lambda path: path.name)
def test_a_template_has_no_finding_of_cfn_lint(template: Path) -> None:
    assert [str(finding) for finding in lint_file(template)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_keys_and_indexes_the_adapters_use(table: Any) -> None:
    made = resources(STATEFUL, "AWS::DynamoDB::Table")[table.name.capitalize()]["Properties"]
    expected = table_properties(table)
    assert {name: made.get(name) for name in expected} == expected
    assert "StreamSpecification" in expected or "StreamSpecification" not in made


def test_every_table_is_encrypted_with_our_key_and_can_be_restored_to_any_second() -> None:
    for made in resources(STATEFUL, "AWS::DynamoDB::Table").values():
        assert made["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert made["Properties"]["SSESpecification"]["KMSMasterKeyId"] == {"Ref": "DataKey"}


def test_nothing_that_holds_data_goes_away_with_its_stack() -> None:
    for name, made in read(STATEFUL)["Resources"].items():
        if made["Type"] in KEPT:
            assert (made.get("DeletionPolicy"), made.get("UpdateReplacePolicy")) == ("Retain", "Retain"), name


def test_no_bucket_can_be_made_public() -> None:
    for made in resources(STATEFUL, "AWS::S3::Bucket").values():
        assert set(made["Properties"]["PublicAccessBlockConfiguration"].values()) == {True}


def test_no_function_may_do_a_whole_kind_of_action_or_touch_everything() -> None:
    for name, made in resources(TEMPLATE, "AWS::Serverless::Function").items():
        for statement in _statements(made):
            assert "*" not in "".join(_listed(statement["Action"])), name
            assert statement["Resource"] != "*", name


def test_only_the_router_and_the_sweeper_send_to_units() -> None:
    senders = {
        name
        for name, made in resources(TEMPLATE, "AWS::Serverless::Function").items()
        if any("sqs:SendMessage" in _listed(one["Action"]) for one in _statements(made))
    }
    assert senders == {"Dispatch", "Sweep"}


def test_the_alarm_for_silent_units_counts_what_the_timekeeper_logs() -> None:
    [counted] = (one["Properties"] for one in resources(TEMPLATE, "AWS::Logs::MetricFilter").values())
    source = (INFRA.parent / "handlers" / "remind.py").read_text()
    assert counted["FilterPattern"] == '{ $.message = "unit.silent" }'
    assert 'log_event("unit.silent"' in source
    [made] = counted["MetricTransformations"]
    alarm = resources(TEMPLATE, "AWS::CloudWatch::Alarm")["UnitsAreSilent"]["Properties"]
    assert (alarm["Namespace"], alarm["MetricName"]) == (made["MetricNamespace"], made["MetricName"])


def test_the_timekeeper_may_ask_the_indexes_it_asks_and_scan_nothing() -> None:
    timekeeper = resources(TEMPLATE, "AWS::Serverless::Function")["Remind"]
    [asked] = [one for one in _statements(timekeeper) if "dynamodb:Query" in _listed(one["Action"])]
    assert [str(one).rpartition("/")[2].rstrip("'}") for one in asked["Resource"]] == ["by_time", "by_unit"]
    assert not any("dynamodb:Scan" in _listed(one["Action"]) for one in _statements(timekeeper))


def test_every_parameter_of_the_functions_is_handed_over() -> None:
    told = dict.fromkeys(read(STATEFUL)["Outputs"], "told")
    handed = stack.function_parameters(
        stack.settings(told, "http://127.0.0.1:1", "https://x.vn", "key"), told, ("b", "k")
    )
    assert set(handed) == set(read(TEMPLATE)["Parameters"])


def test_the_stream_trigger_gives_up_on_one_record_without_holding_up_the_others() -> None:
    event = resources(TEMPLATE, "AWS::Serverless::Function")["Dispatch"]["Properties"]["Events"]["Filed"]
    trigger = event["Properties"]
    assert trigger["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert trigger["BisectBatchOnFunctionError"] is True
    assert 0 < trigger["MaximumRetryAttempts"] <= 10
    assert 60 <= trigger["MaximumRecordAgeInSeconds"] <= 86400
    assert trigger["DestinationConfig"]["OnFailure"]["Destination"] == {"Ref": "DeadLettersArn"}


def test_the_api_has_a_route() -> None:
    # AWS::Serverless::HttpApi would deploy into the emulator without one and without an error.
    assert not resources(TEMPLATE, "AWS::Serverless::HttpApi")
    routes = resources(TEMPLATE, "AWS::ApiGatewayV2::Route").values()
    assert [one["Properties"]["RouteKey"] for one in routes] == ["ANY /api/{proxy+}"]


def _statements(function: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for policy in function["Properties"]["Policies"] for one in policy["Statement"]]


def _listed(actions: str | list[str]) -> list[str]:
    return [actions] if isinstance(actions, str) else actions


def test_what_citizens_send_is_scanned_and_the_verdict_is_left_where_it_is_read() -> None:
    [plan] = resources(STATEFUL, "AWS::GuardDuty::MalwareProtectionPlan").values()
    assert plan["Properties"]["ProtectedResource"]["S3Bucket"]["BucketName"] == {"Ref": "Uploads"}
    assert plan["Properties"]["Actions"] == {"Tagging": {"Status": "ENABLED"}}
    assert read(STATEFUL)["Parameters"]["ScanUploads"]["Default"] == "true"


def test_the_scanner_may_touch_the_uploads_and_its_own_rule_alone() -> None:
    [role] = resources(STATEFUL, "AWS::IAM::Role").values()
    [policy] = role["Properties"]["Policies"]
    for statement in policy["PolicyDocument"]["Statement"]:
        assert "*" not in "".join(_listed(statement["Action"]))
        assert re.search("Uploads|DataKey|DO-NOT-DELETE-AmazonGuardDuty", str(statement["Resource"]))


def test_programs_have_a_client_of_their_own_that_writes_nothing_an_account_was_verified_with() -> None:
    clients = {
        one["Properties"]["ClientName"]: one["Properties"]
        for one in resources(STATEFUL, "AWS::Cognito::UserPoolClient").values()
    }
    site, programs = clients["site"], clients["programs"]
    assert "ALLOW_USER_PASSWORD_AUTH" not in site["ExplicitAuthFlows"]
    assert programs["WriteAttributes"] == ["locale"]
    assert "AllowedOAuthFlows" not in programs
    assert (programs["EnableTokenRevocation"], programs["PreventUserExistenceErrors"]) == (True, "ENABLED")
    assert programs["AccessTokenValidity"] <= 60
    assert programs["TokenValidityUnits"]["AccessToken"] == "minutes"
