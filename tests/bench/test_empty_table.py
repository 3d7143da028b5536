"""What a new process asks of the table is answered with nothing, and noted."""

from typing import Any

from botocore.session import Session

from tests.bench.empty_table import EmptyTable


def test_a_client_finds_nothing_and_what_it_asked_is_noted() -> None:
    with EmptyTable() as table:
        told = table.environment
        client: Any = Session().create_client(
            "dynamodb",
            region_name="ap-southeast-1",
            endpoint_url=told["ENDPOINT"],
            aws_access_key_id=told["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=told["AWS_SECRET_ACCESS_KEY"],
        )
        assert "Item" not in client.get_item(TableName="sessions", Key={"pk": {"S": "x"}})
        client.close()
        assert table.asked == ["GetItem"]
