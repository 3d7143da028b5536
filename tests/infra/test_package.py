"""The deployment zip: whole by itself, without what is never called, the same bytes for the same tree."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from forms.compiled.catalogue import pack
from forms.source.loader import load
from forms.text.words import languages
from infra import package
from tests.forms.shipped import shipped

# Lambda's own limit, in bytes.
MOST_UNPACKED = 250 * 1024 * 1024
ALONE = """
import sys
sys.path.insert(0, sys.argv[1])
import handlers.api, handlers.dispatch, handlers.sweep
from pathlib import Path
from forms.compiled.catalogue import read_folder
from handlers.aws.clients import AwsLocation, client
from handlers.aws.settings import Settings
for name in ("dynamodb", "sqs", "s3", "cognito-idp"):
    client(name, AwsLocation())
import botocore.session
botocore.session.Session().create_client("sts", region_name="ap-southeast-1")
settings = Settings(public_origin="https://motcua.example", filing_key="k", user_pool_client="c")
catalogue = read_folder(Path(sys.argv[1], "catalogue"))
from handlers.web.routes import make_app
make_app(handlers.api.make_services(settings, catalogue, handlers.api.clock("", catalogue.zone)))
from forms.text.words import Phrase
assert Phrase("fields.any.required")["vi"]
# Imported at the first login, the first transfer code, the first posted file, the first file of rows.
import httpx, joserfc.jwk, joserfc.jwt, openpyxl, segno, python_multipart
httpx.Client().close()
joserfc.jwk.RSAKey.generate_key(2048)
files = {str(getattr(module, "__file__", "")) for module in list(sys.modules.values())}
print(sorted(file for file in files if "site-packages" in file))
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


def test_every_function_imports_and_every_client_is_made_with_the_zip_alone(tree: Path) -> None:
    # The emulator runs functions in our own interpreter, which finds what is missing from the zip.
    done = subprocess.run(  # noqa: S603 — our own interpreter and text
        [sys.executable, "-I", "-S", "-W", "ignore", "-c", ALONE, str(tree)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tree,
        env={},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


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
    assert {part[2] for part in parts if len(part) > 3} == package.SERVICES


def test_every_module_is_compiled_and_never_checked_against_its_source(tree: Path) -> None:
    for source in tree.rglob("*.py"):
        compiled = source.parent / "__pycache__" / f"{source.stem}.cpython-311.pyc"
        # PEP 552: flags 0b01 mean a hash that is not checked.
        assert compiled.read_bytes()[4:8] == b"\x01\x00\x00\x00", source


def test_the_same_tree_gives_the_same_bytes(built: package.Package, tmp_path: Path) -> None:
    again = package.build(tmp_path / "again.zip", pack(load()))
    assert again.digest == built.digest


def test_it_fits_lambda(built: package.Package) -> None:
    print(f"{built.size:,} bytes zipped, {built.unpacked:,} unpacked")
    assert built.unpacked < MOST_UNPACKED
    # Measured 14 MB, of which cryptography's and pydantic's compiled parts are 7; more is an accident.
    assert built.size < 16_000_000


def test_a_missing_lock_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        package.PackageFailed, match=r"nowhere\.txt is missing: it locks what the functions ship"
    ):
        package.build(tmp_path / "x.zip", {}, lock=tmp_path / "nowhere.txt")
