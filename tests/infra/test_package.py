"""The deployment zip: whole by itself, without what is never called, the same bytes for the same tree."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from sysconfig import get_paths

import pytest

from forms.compiled.catalogue import pack
from forms.source.loader import load
from forms.text.words import languages
from infra import package
from infra.service_models import OPERATIONS
from tests.forms.shipped import shipped

# Lambda's own limit, in bytes.
MOST_UNPACKED = 250 * 1024 * 1024
ALONE = """
import sys
sys.path.insert(0, sys.argv[1])
import handlers.api, handlers.dispatch, handlers.remind, handlers.sweep, handlers.units
from pathlib import Path
from forms.compiled.catalogue import read_folder
from handlers.aws.settings import Settings
settings = Settings(public_origin="https://motcua.example", filing_key="k", user_pool_client="c")
catalogue = read_folder(Path(sys.argv[1], "catalogue"))
assert list(catalogue.editions)
from handlers.web.routes import ROUTES, make_app
make_app(handlers.api.make_services(settings, catalogue, handlers.aws.settings.clock("", catalogue.zone)))
from importlib import import_module
for route in ROUTES:
    import_module(route.endpoint.__module__)
from forms.text.words import Phrase
assert Phrase("fields.any.required")["vi"]
# Imported at the first login, the first transfer code, the first posted file, the first file of rows.
import httpx, joserfc.jwk, joserfc.jwt, openpyxl, segno, python_multipart
httpx.Client().close()
joserfc.jwk.RSAKey.generate_key(2048)
handlers.dispatch.log_by_powertools()
# Every template is there as code: in a function nothing could keep what is compiled.
from site_templates.render import environment
environment()._generate = None
for name in environment().list_templates(extensions=["html"]):
    environment().get_template(name)
files = {str(getattr(module, "__file__", "")) for module in list(sys.modules.values())}
print(sorted(file for file in files if "site-packages" in file))
"""

CALLS = """
import sys, json
sys.path.insert(0, sys.argv[1])
from botocore.awsrequest import AWSResponse
from handlers.aws.clients import AwsLocation, client

class Nothing:
    def __init__(self, service):
        self.said = b"<Tagging/>" if service == "s3" else b"{}"

    def stream(self, *args, **more):
        return iter([self.said])

def sample(shape, name=""):
    # The least that botocore takes for an input.
    made = {
        "structure": lambda: {one: sample(shape.members[one], one) for one in shape.required_members},
        "list": lambda: [sample(shape.member)],
        "map": lambda: {"a": sample(shape.value)},
        "integer": lambda: 1, "long": lambda: 1, "boolean": lambda: True, "blob": lambda: b"a",
    }
    if shape.type_name in made:
        return made[shape.type_name]()
    return (shape.enum or ["https://sqs.test/1/a" if name == "QueueUrl" else "aaaa"])[0]

called = {}
place = AwsLocation(access_key="a" * 20, secret_key="b")
for service in ("cognito-idp", "dynamodb", "s3", "sqs"):
    one = client(service, place)
    answer = lambda request, said=Nothing(service), **_: AWSResponse(request.url, 200, {}, said)
    one.meta.events.register("before-send", answer)
    for method, operation in one.meta.method_to_api_mapping.items():
        getattr(one, method)(**sample(one.meta.service_model.operation_model(operation).input_shape))
        called.setdefault(service, []).append(operation)
s3 = client("s3", place)
assert s3.generate_presigned_post("bucket", "key")["fields"]
assert "key" in s3.generate_presigned_url("get_object", Params={"Bucket": "bucket", "Key": "key"})
assert list(client("dynamodb", place).get_paginator("scan").paginate(TableName="aaaa")) == [
    client("dynamodb", place).scan(TableName="aaaa")
]
import botocore.session
sts = botocore.session.Session().create_client("sts", region_name="ap-southeast-1")
called["sts"] = list(sts.meta.method_to_api_mapping.values())
print(json.dumps(called))
"""


STARTED = """
import sys
sys.path[:0] = sys.argv[1:]
import handlers.web.routes, handlers.web.filing.submit, handlers.aws.clients, httpx
print(" ".join(sys.modules))
"""

WRONG = """
import sys, traceback
sys.path.insert(0, sys.argv[1])
import botocore.session
try:
    botocore.session.Session(profile="none").get_scoped_config()
except Exception as error:
    last = traceback.extract_tb(error.__traceback__)[-1]
    print(last.filename, last.lineno)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> package.Package:
    return package.build(tmp_path_factory.mktemp("zip") / "functions.zip", pack(shipped()))


@pytest.fixture(scope="module")
def tree(built: package.Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(built.path) as packed:
        packed.extractall(folder)
    return folder


def test_every_function_endpoint_and_template_is_there_with_the_zip_alone(
    tree: Path,
) -> None:
    # The emulator runs functions in our own interpreter, which finds what is missing from the zip.
    assert run_alone(tree, ALONE) == "[]"


def run_alone(tree: Path, program: str, *places: str) -> str:
    """What a program says that has nothing but the zip, or modules of other places."""
    done = subprocess.run(  # noqa: S603 — our own interpreter and text
        [sys.executable, "-I", "-S", "-W", "ignore", "-c", program, *(places or [str(tree)])],
        capture_output=True,
        text=True,
        check=False,
        cwd=tree,
        env={},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_operation_is_called_with_the_zip_alone(tree: Path) -> None:
    called = json.loads(run_alone(tree, CALLS))
    assert {name: set(found) for name, found in called.items()} == OPERATIONS


def test_yaml_and_what_only_the_build_reads_stay_out(built: package.Package) -> None:
    names = set(zipfile.ZipFile(built.path).namelist())
    assert not {name for name in names if name.endswith((".yaml", ".csv", ".po"))}
    assert {f"forms/words/{language}.mo" for language in languages()} <= names
    assert not names & {
        "forms/text/compiling.py",
        "forms/source/loader.py",
        "forms/source/sheet.py",
        "site_templates/site.py",
    }
    assert not {name for name in names if name.startswith(("infra/", "tests/", "ruamel/"))}


def test_only_the_services_we_call_are_described(built: package.Package) -> None:
    names = zipfile.ZipFile(built.path).namelist()
    parts = [name.split("/") for name in names if name.startswith("botocore/data/")]
    assert {part[2] for part in parts if len(part) > 3} == set(OPERATIONS)


def test_every_module_is_compiled_and_never_checked_against_its_source(tree: Path) -> None:
    for source in tree.rglob("*.py"):
        compiled = source.parent / "__pycache__" / f"{source.stem}.cpython-311.pyc"
        # PEP 552: flags 0b01 mean a hash that is not checked.
        assert compiled.read_bytes()[4:8] == b"\x01\x00\x00\x00", source


def test_libraries_are_code_alone_and_their_errors_still_name_file_and_line(tree: Path) -> None:
    sources = {path.relative_to(tree).as_posix() for path in tree.rglob("*.py")}
    libraries = {path for path in sources if path.split("/")[0] not in package.FLOORS}
    assert (libraries == package.SOURCES_READ) == package.compiles_for_functions()
    path, line = run_alone(tree, WRONG).split()
    assert path.endswith("botocore/session.py")
    assert int(line) > 1


def test_libraries_without_source_import_no_more_than_with_it(tree: Path) -> None:
    # anyio, not finding its own text, imports everything at once.
    with_source = [f"{package.ROOT}", get_paths()["purelib"]]
    imported = set(run_alone(tree, STARTED).split())
    assert imported - set(run_alone(tree, STARTED, *with_source).split()) == set()


def test_the_same_tree_gives_the_same_bytes(built: package.Package, tmp_path: Path) -> None:
    again = package.build(tmp_path / "again.zip", pack(load()))
    assert again.digest == built.digest


def test_it_fits_lambda(built: package.Package) -> None:
    print(f"{built.size:,} bytes zipped, {built.unpacked:,} unpacked")
    assert built.unpacked < MOST_UNPACKED
    # Measured 13.2 MB, of which cryptography's and pydantic's compiled parts are 6.6; more is an accident.
    # Another Python's zip has the sources beside it, and is for tests alone.
    assert built.size < (14_000_000 if package.compiles_for_functions() else 16_000_000)


def test_a_missing_lock_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        package.PackageFailed, match=r"nowhere\.txt is missing: it locks what the functions ship"
    ):
        package.build(tmp_path / "x.zip", {}, lock=tmp_path / "nowhere.txt")


def test_another_python_leaves_the_sources_for_functions_could_not_read_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "PYTHON", "3.99")
    monkeypatch.setattr(package, "_install_libraries", lambda tree, *_: install(tree))
    monkeypatch.setattr(package, "_prune", lambda tree: None)
    package.build(tmp_path / "x.zip", {})
    assert "library/__init__.py" in zipfile.ZipFile(tmp_path / "x.zip").namelist()


def install(tree: Path) -> None:
    """A library of one file, in place of those of the lock."""
    (tree / "library").mkdir()
    (tree / "library/__init__.py").write_text("x = 1\n")
