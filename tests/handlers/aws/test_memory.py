"""The table in memory is no kinder than the real one: it refuses what DynamoDB refuses, guessing nothing."""

from typing import Any, cast

import pytest
from botocore.exceptions import ClientError, ParamValidationError

from handlers.aws.clients import aws_error_code
from handlers.aws.dossiers import Dossiers
from handlers.aws.items import Item, to_item
from handlers.aws.tables import DOSSIERS
from tests.handlers.aws.memory import Memory
from tests.handlers.dossier.world import filed, go

CODE = filed().code
KEY: Item = {"pk": {"S": CODE}}


def kept() -> Memory:
    memory = Memory()
    memory.put_item(TableName="t", Item=to_item(filed()))
    return memory


def refusal_of(**asked: Any) -> str:
    with pytest.raises(ClientError) as refused:
        kept().update_item(TableName="t", Key=KEY, **asked)
    return aws_error_code(refused.value)


def test_a_value_that_no_expression_mentions_is_refused() -> None:
    values = {":a": {"S": "x"}, ":b": {"S": "y"}}
    told = refusal_of(UpdateExpression="SET step = :a", ExpressionAttributeValues=values)
    assert told == "ValidationException"


def test_a_name_that_nobody_gave_is_refused() -> None:
    assert refusal_of(UpdateExpression="REMOVE #officer") == "ValidationException"


def test_what_is_asked_of_no_table_is_not_sent() -> None:
    nameless: Any = None
    with pytest.raises(ParamValidationError, match="TableName"):
        kept().get_item(TableName=nameless, Key=KEY)


def test_the_key_of_an_item_cannot_be_written_anew() -> None:
    same = {":a": {"S": CODE}}
    told = refusal_of(UpdateExpression="SET pk = :a", ExpressionAttributeValues=same)
    assert told == "ValidationException"


def test_an_empty_key_of_an_index_is_refused() -> None:
    empty = {":n": {"S": ""}}
    told = refusal_of(UpdateExpression="SET number = :n", ExpressionAttributeValues=empty)
    assert told == "ValidationException"


@pytest.mark.parametrize(
    "condition", ["attribute_not_exists(pk)", "version = :v", "version = :v AND step = :v"]
)
def test_an_unmet_condition_changes_nothing(condition: str) -> None:
    memory, values = kept(), {":v": {"N": "9"}}
    with pytest.raises(ClientError) as refused:
        memory.update_item(
            TableName="t",
            Key=KEY,
            UpdateExpression="REMOVE body",
            ConditionExpression=condition,
            ExpressionAttributeValues=values if ":v" in condition else {},
        )
    assert aws_error_code(refused.value) == "ConditionalCheckFailedException"
    assert memory.items[CODE] == to_item(filed())


@pytest.mark.parametrize("expression", ["DELETE body", "SET step = body", "SET step = if_not_exists(step)"])
def test_an_expression_it_does_not_know_is_an_error_and_no_guess(expression: str) -> None:
    with pytest.raises(NotImplementedError):
        kept().update_item(TableName="t", Key=KEY, UpdateExpression=expression)


def test_a_condition_it_does_not_know_is_an_error_even_behind_one_that_is_not_met() -> None:
    with pytest.raises(NotImplementedError, match="attribute_type"):
        kept().put_item(
            TableName="t",
            Item=to_item(filed()),
            ConditionExpression="attribute_not_exists(pk) AND attribute_type(pk)",
        )


def test_a_list_carries_what_its_index_carries_and_no_answers() -> None:
    memory = kept()
    [entry] = memory.scan(TableName="t", IndexName="by_unit")["Items"]
    assert entry.keys() < memory.items[CODE].keys()
    assert "body" not in entry


def test_what_has_no_key_of_an_index_is_not_in_it() -> None:
    memory = kept()
    assert memory.scan(TableName="t", IndexName="by_number")["Items"] == []
    memory.put_item(TableName="t", Item=to_item(go(filed(), "claim", "receive")))
    assert memory.scan(TableName="t", IndexName="by_number")["Items"] == [
        {"pk": {"S": CODE}, "number": {"S": "G01.801.000-260722-0042"}}
    ]


def test_a_place_outside_the_list_is_no_place_to_go_on_from() -> None:
    dossiers = Dossiers(cast(Any, kept()), DOSSIERS.name)
    with pytest.raises(ClientError, match="outside query boundaries"):
        dossiers.inbox(filed().summary.unit, "waiting", after=f"done#2026-07-21#{CODE}")


def test_a_page_that_is_just_full_gives_a_place_to_go_on_from() -> None:
    dossiers = Dossiers(cast(Any, kept()), DOSSIERS.name)
    page = dossiers.inbox(filed().summary.unit, "waiting", limit=1)
    assert page.after
    assert dossiers.inbox(filed().summary.unit, "waiting", limit=1, after=page.after) == ()
