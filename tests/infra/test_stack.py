"""The stateful stack in the emulator: made once, the same when applied again, wrong ones told plainly."""

from dataclasses import fields
from pathlib import Path

import pytest

from handlers.aws.queues import Queues
from handlers.aws.settings import Settings
from infra import stack
from infra.ministack import Emulator

pytestmark = pytest.mark.emulator
TEMPLATE = Path(stack.__file__).with_name("stateful.yaml").read_text(encoding="utf-8")
ACCOUNT = "210000000001"
ORIGIN = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def told(ministack: Emulator) -> dict[str, str]:
    formation = stack.client("cloudformation", ministack.endpoint, ACCOUNT)
    return stack.apply(
        formation,
        "motcua",
        TEMPLATE,
        {"PublicOrigin": ORIGIN, "EncryptedOnly": "false", "ScanUploads": "false"},
    )


def test_applying_it_again_changes_nothing(ministack: Emulator, told: dict[str, str]) -> None:
    formation = stack.client("cloudformation", ministack.endpoint, ACCOUNT)
    again = stack.apply(
        formation,
        "motcua",
        TEMPLATE,
        {"PublicOrigin": ORIGIN, "EncryptedOnly": "false", "ScanUploads": "false"},
    )
    assert again == told


def test_another_origin_moves_the_way_back_from_login_and_keeps_the_people(
    ministack: Emulator, told: dict[str, str]
) -> None:
    formation = stack.client("cloudformation", ministack.endpoint, ACCOUNT)
    moved = stack.apply(
        formation,
        "motcua",
        TEMPLATE,
        {"PublicOrigin": "http://127.0.0.1:8090", "EncryptedOnly": "false", "ScanUploads": "false"},
    )
    people = stack.client("cognito-idp", ministack.endpoint, ACCOUNT)
    client = people.describe_user_pool_client(UserPoolId=moved["UserPool"], ClientId=moved["UserPoolClient"])[
        "UserPoolClient"
    ]
    assert client["CallbackURLs"] == ["http://127.0.0.1:8090/api/dang-nhap/ve"]
    assert moved == told


def test_the_settings_name_everything_a_handler_may_ask_for(told: dict[str, str]) -> None:
    made = stack.settings(told, "http://127.0.0.1:4566", ORIGIN, "key", "2022-04-12")
    empty = {field.name for field in fields(Settings) if not getattr(made, field.name)}
    # The catalogue is handed over in memory.
    assert empty == {"catalogue"}


def test_the_filing_key_is_long_and_stays(ministack: Emulator, told: dict[str, str]) -> None:
    secrets = stack.client("secretsmanager", ministack.endpoint, ACCOUNT)
    key = stack.filing_key(secrets, told)
    assert len(key) == 64
    assert stack.filing_key(secrets, told) == key


def test_units_get_their_queues_once(ministack: Emulator, told: dict[str, str]) -> None:
    queues = stack.client("sqs", ministack.endpoint, ACCOUNT)
    made = Queues(queues, told["QueuePrefix"], told["DeadLettersArn"])
    units = [f"{number:05d}-20250701" for number in range(150)]
    assert made.ensure(units) == 150
    queues.send_message(
        QueueUrl=queues.get_queue_url(QueueName=f"motcua-unit-{units[0]}")["QueueUrl"], MessageBody="{}"
    )
    assert made.ensure(units) == 150
    assert len(made.receive(units[0])) == 1


def test_a_stack_that_cannot_be_made_says_which_resource_failed(ministack: Emulator) -> None:
    wrong = """
Resources:
  First: {Type: AWS::SQS::Queue}
  Second: {Type: AWS::Cognito::UserPoolClient, Properties: {UserPoolId: nowhere, ClientName: lost}}
"""
    formation = stack.client("cloudformation", ministack.endpoint, "210000000002")
    with pytest.raises(stack.StackFailed, match=r"Stack wrong .*Second"):
        stack.apply(formation, "wrong", wrong, {})


def test_a_request_that_is_refused_is_told_in_one_sentence(ministack: Emulator) -> None:
    formation = stack.client("cloudformation", ministack.endpoint, "210000000003")
    unanswered = "Parameters: {Day: {Type: String}}\nResources: {Queue: {Type: AWS::SQS::Queue}}"
    with pytest.raises(stack.StackFailed, match=r"Stack wrong was refused: .*Day"):
        stack.apply(formation, "wrong", unanswered, {})
