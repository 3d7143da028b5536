"""What botocore knows of AWS, cut down to the operations functions call: clients are made from all of it."""

import gzip
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

OPERATIONS: Mapping[str, frozenset[str]] = {
    "cognito-idp": frozenset({"ConfirmSignUp", "GetUser", "ResendConfirmationCode", "SignUp"}),
    "dynamodb": frozenset({"DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"}),
    # Two are botocore's own: where a posted file goes, and whether a bucket is in another region.
    "s3": frozenset({"CreateBucket", "GetObject", "GetObjectTagging", "HeadBucket", "HeadObject"}),
    "sqs": frozenset(
        {"CreateQueue", "DeleteMessage", "GetQueueUrl", "ReceiveMessage", "SendMessage", "SetQueueAttributes"}
    ),
    # botocore's own too, for the credentials of a role.
    "sts": frozenset({"AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"}),
}
"""Service → its operations. A test finds every call of handlers/aws here, and makes it from the built zip."""
MODEL = "service-2.json.gz"
SPARE = ("examples-1.json", "examples-1.json.gz", "waiters-2.json")
"""Files of a service that nothing we call reads."""


def prune_models(data: Path) -> None:
    """Leaves of botocore's data folder what those operations need, in every region there is."""
    for service in data.glob("*/"):
        if service.name not in OPERATIONS:
            shutil.rmtree(service)
            continue
        for file in service.glob("*/*"):
            if file.name in SPARE:
                file.unlink()
            elif file.name == MODEL:
                whole = json.loads(gzip.decompress(file.read_bytes()))
                # No time in the head: the same model must give the same zip.
                packed = gzip.compress(_compact(prune_model(whole, OPERATIONS[service.name])), mtime=0)
                _replace(file, packed)
    endpoints = data / "endpoints.json"
    _replace(endpoints, _compact(prune_endpoints(json.loads(endpoints.read_bytes()))))


def _replace(file: Path, content: bytes) -> None:
    # A new file: what an installer put there may be a link into its store, which others take from.
    file.unlink()
    file.write_bytes(content)


def prune_model(model: dict[str, Any], kept: frozenset[str]) -> dict[str, Any]:
    """The model with these operations and the shapes they lead to, undocumented. Raises KeyError."""
    operations = {name: _plain(model["operations"][name]) for name in sorted(kept)}
    shapes, waiting = {}, list(_shapes_in(operations))
    while waiting:
        name = waiting.pop()
        if name not in shapes:
            shapes[name] = _plain(model["shapes"][name])
            waiting += _shapes_in(shapes[name])
    # The rest is small, and of some of it botocore reads even the documentation.
    return {**model, "operations": operations, "shapes": shapes}


def prune_endpoints(told: dict[str, Any]) -> dict[str, Any]:
    """The list of endpoints with our services alone."""
    partitions = [
        {**one, "services": {name: at for name, at in one["services"].items() if name in OPERATIONS}}
        for one in told["partitions"]
    ]
    return {**told, "partitions": partitions}


def _shapes_in(told: Any) -> Iterator[str]:
    """The names of shapes that a piece of a model refers to."""
    if isinstance(told, dict):
        if isinstance(told.get("shape"), str):
            yield told["shape"]
        for value in told.values():
            yield from _shapes_in(value)
    elif isinstance(told, list):
        for value in told:
            yield from _shapes_in(value)


def _plain(told: Any) -> Any:
    """A piece of a model without what is written for people."""
    if isinstance(told, dict):
        # A member of a shape may itself be called so: then it is no text.
        return {
            name: _plain(value)
            for name, value in told.items()
            if not (name.startswith("documentation") and isinstance(value, str)) and name != "examples"
        }
    return [_plain(one) for one in told] if isinstance(told, list) else told


def _compact(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
