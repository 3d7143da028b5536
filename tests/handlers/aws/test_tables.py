"""A table's shape is printed as CloudFormation reads it; tests/infra compares the template with it."""

from handlers.aws.tables import SESSIONS, TABLES, Index, Table, table_properties


def test_a_table_without_indexes_or_stream_has_neither() -> None:
    assert table_properties(Table("plain", "pk")) == {
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    }


def test_what_expires_says_by_which_attribute() -> None:
    assert table_properties(SESSIONS)["TimeToLiveSpecification"] == {
        "AttributeName": "expires",
        "Enabled": True,
    }


def test_an_index_that_carries_nothing_holds_keys_only() -> None:
    (made,) = table_properties(Table("t", "pk", (Index("by_x", "x"),)))["GlobalSecondaryIndexes"]
    assert made["Projection"] == {"ProjectionType": "KEYS_ONLY"}


def test_an_attribute_is_defined_once_and_only_if_it_is_a_key() -> None:
    for table in TABLES:
        told = table_properties(table)
        defined = [one["AttributeName"] for one in told["AttributeDefinitions"]]
        schemas = [told["KeySchema"], *(one["KeySchema"] for one in told.get("GlobalSecondaryIndexes", ()))]
        assert sorted(defined) == sorted({key["AttributeName"] for schema in schemas for key in schema})
