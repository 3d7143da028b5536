"""The template makes the tables that the code was written for."""

from pathlib import Path
from typing import Any

import pytest
from cfnlint.decode.cfn_yaml import loads

from handlers.aws.tables import ACCOUNTS, DOSSIERS, SESSIONS, Table, properties

TEMPLATE = Path(__file__).parents[3] / "infra/stateful.yaml"


@pytest.mark.parametrize(
    ("resource", "table"), [("Dossiers", DOSSIERS), ("Sessions", SESSIONS), ("Accounts", ACCOUNTS)]
)
def test_a_table_of_the_template_has_the_keys_indexes_and_stream_of_the_code(
    resource: str, table: Table
) -> None:
    template: Any = loads(TEMPLATE.read_text("utf-8"))
    made = template["Resources"][resource]["Properties"]
    assert {name: made.get(name) for name in properties(table)} == properties(table)
    for optional in ("GlobalSecondaryIndexes", "StreamSpecification", "TimeToLiveSpecification"):
        assert (optional in made) == (optional in properties(table)), optional
