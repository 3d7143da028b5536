"""What is left of botocore's models: every operation we call, all it leads to, and nothing else."""

import ast
import gzip
import json
import os
from pathlib import Path

import pytest
from botocore import xform_name

from infra.service_models import OPERATIONS, prune_endpoints, prune_model, prune_models

AWS = Path(__file__).parents[2] / "handlers" / "aws"
CLIENTS = {"client", "cognito", "dynamodb"}
SIGNED = {"generate_presigned_post": set[str](), "generate_presigned_url": {"get_object"}}
OWN = {"AssumeRole", "CreateBucket", "AssumeRoleWithWebIdentity", "GetCallerIdentity", "HeadBucket"}
"""What botocore itself may call."""
MODEL = {
    "metadata": {"protocol": "json"},
    "documentation": "<p>About it</p>",
    "operations": {
        "Get": {"input": {"shape": "In"}, "errors": [{"shape": "Gone"}], "documentation": "<p>Gets</p>"},
        "Drop": {"input": {"shape": "Dropped"}},
    },
    "shapes": {
        "In": {"type": "structure", "members": {"documentation": {"shape": "Tree"}}},
        "Tree": {"type": "list", "member": {"shape": "Tree", "documentation": "<p>Deeper</p>"}},
        "Gone": {"type": "structure", "members": {}},
        "Dropped": {"type": "string"},
    },
}


def called() -> set[str]:
    """The client methods that handlers/aws names, as botocore's Python has them."""
    found: set[str] = set()
    for file in AWS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and _is_client(node.value):
                found |= SIGNED.get(node.attr, {node.attr})
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get_paginator":
                found |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
    return found - {"get_paginator", "meta"}


def _is_client(node: ast.expr) -> bool:
    named = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return named in CLIENTS


def test_every_operation_the_functions_call_is_kept_and_no_other() -> None:
    kept = {name for operations in OPERATIONS.values() for name in operations}
    assert {xform_name(name) for name in kept - OWN} == called()


def test_of_a_model_what_is_kept_leads_to_all_it_needs() -> None:
    assert prune_model(MODEL, frozenset({"Get"})) == {
        "metadata": {"protocol": "json"},
        "documentation": "<p>About it</p>",
        "operations": {"Get": {"input": {"shape": "In"}, "errors": [{"shape": "Gone"}]}},
        "shapes": {
            "In": {"type": "structure", "members": {"documentation": {"shape": "Tree"}}},
            "Tree": {"type": "list", "member": {"shape": "Tree"}},
            "Gone": {"type": "structure", "members": {}},
        },
    }


def test_an_operation_that_is_not_there_fails_the_packaging() -> None:
    with pytest.raises(KeyError, match="Gett"):
        prune_model(MODEL, frozenset({"Gett"}))


def test_of_the_endpoints_our_services_are_kept_in_every_part_of_the_world() -> None:
    services: dict[str, object] = {"sqs": {"endpoints": {"a": {}}}, "ec2": {"endpoints": {"a": {}}}}
    told = {"version": 3, "partitions": [{"partition": "aws", "services": services}, {"services": {}}]}
    assert prune_endpoints(told) == {
        "version": 3,
        "partitions": [{"partition": "aws", "services": {"sqs": services["sqs"]}}, {"services": {}}],
    }


def test_an_installers_store_that_files_are_linked_to_stays_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for service in ("ec2", "sqs"):
        (data / service / "1").mkdir(parents=True)
    whole = {**MODEL, "operations": {name: {"input": {"shape": "In"}} for name in OPERATIONS["sqs"]}}
    stored = {
        "sqs/1/service-2.json.gz": gzip.compress(json.dumps(whole).encode()),
        "sqs/1/examples-1.json": b"{}",
        "ec2/1/service-2.json.gz": b"",
        "endpoints.json": json.dumps({"partitions": []}, indent=4).encode(),
    }
    for n, (path, content) in enumerate(stored.items()):
        (tmp_path / f"{n}").write_bytes(content)
        os.link(tmp_path / f"{n}", data / path)
    prune_models(data)
    left = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert left == {"sqs/1/service-2.json.gz", "endpoints.json"}
    assert (data / "endpoints.json").read_bytes() == b'{"partitions":[]}'
    assert [(tmp_path / f"{n}").read_bytes() for n in range(len(stored))] == list(stored.values())
