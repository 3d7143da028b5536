"""The peer's zip holds what the peer needs, compiled, and nothing twice."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.bench import packing


def test_the_libraries_of_the_peer_are_those_it_imports_and_what_they_ask_for() -> None:
    names = {one.name.lower() for one in packing.needed(packing.PEER)}
    assert {"fastapi", "starlette", "pydantic", "pydantic_core", "mangum", "boto3", "botocore"} <= names
    assert not names & {"pytest", "uvicorn", "jinja2", "aws-lambda-powertools"}


def test_a_pruned_zip_lacks_the_services_that_nobody_calls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for service in ("dynamodb", "ec2"):
        file = tmp_path / f"tree/botocore/data/{service}/2012-08-10/service-2.json.gz"
        file.parent.mkdir(parents=True)
        file.write_bytes(b"x")
    (tmp_path / "tree/botocore/data/endpoints.json").write_bytes(b"{}")
    for pruned, missing in ((False, set[str]()), (True, {"ec2"})):
        made = packing.zipped(tmp_path / "tree", tmp_path / f"{pruned}.zip", pruned)
        names = set(zipfile.ZipFile(made).namelist())
        told = {name.split("/")[2] for name in names}
        assert told == {"dynamodb", "ec2", "endpoints.json"} - missing
    shutil.rmtree(tmp_path / "tree")


def test_every_module_of_the_peer_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "PEER", ("jmespath",))
    tree = packing.peer(tmp_path / "tree")
    sources = list(tree.rglob("*.py"))
    assert sources
    for source in sources:
        assert list((source.parent / "__pycache__").glob(f"{source.stem}.*.pyc")), source
