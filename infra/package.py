"""The deployment zip: our floors, the catalogue and the locked libraries, compiled and pruned."""

import compileall
import hashlib
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.compiled.catalogue import write_folder
from forms.text import words

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements" / "lambda.txt"
PYTHON = "3.11"
# Where Lambda runs; the local emulator runs the zip here, and takes this machine's own wheels.
LAMBDA = "x86_64-manylinux2014"
FLOORS = ("forms", "site_templates", "handlers")
# Read by the build alone: it turns YAML into the compiled catalogue and templates into the static site.
BUILD_ONLY = {
    "forms/text/compiling.py",
    "forms/source/loader.py",
    "forms/source/events.py",
    "forms/source/sheet.py",
    "forms/source/shape.py",
    "forms/source/cache.py",
    "forms/source/holidays.py",
    "forms/source/site.py",
    "site_templates/samples.py",
    "site_templates/site.py",
}
CODE = {".py", ".html", ".css", ".js", ".json"}
# botocore describes 400 services in 90 MB; these are the ones we call, sts for the role's credentials.
SERVICES = {"dynamodb", "sqs", "s3", "cognito-idp", "sts"}
# Locked because a library names them, imported by nothing we call: the package's test shows it.
UNUSED_PATHS = (
    "bin",
    "boto3",
    "s3transfer",
    "cffi",
    "pycparser",
    "dateutil/zoneinfo",
    "pydantic/v1",
    "pydantic/mypy.py",
    "anyio/pytest_plugin.py",
    "botocore/data/dynamodb/2011-12-05",
    "aws_lambda_powertools/event_handler",
)
# Of Powertools the functions take the logger.
POWERTOOLS = {"__init__.py", "jmespath_utils", "typing"}
# The earliest time a zip can hold: file times would change the digest on every build.
EPOCH = (1980, 1, 1, 0, 0, 0)


class PackageFailed(Exception):
    """The zip could not be made; the message is one sentence."""


@dataclass(frozen=True)
class Package:
    """A built zip: sizes in bytes, and the first 16 hex digits of its sha256, which name it in S3."""

    path: Path
    size: int
    unpacked: int
    digest: str


def build(out: Path, catalogue: Mapping[str, bytes], platform: str = "", lock: Path = LOCK) -> Package:
    """Write the zip to `out`. `catalogue`: its files by path; `platform`: empty for this machine."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        _install_libraries(tree, platform, lock)
        _prune(tree)
        _copy_sources(tree)
        write_folder(catalogue, tree / "catalogue")
        _compile(tree)
        out.parent.mkdir(parents=True, exist_ok=True)
        unpacked = _zip(tree, out)
    content = out.read_bytes()
    return Package(out, len(content), unpacked, hashlib.sha256(content).hexdigest()[:16])


def _install_libraries(tree: Path, platform: str, lock: Path) -> None:
    if not lock.exists():
        raise PackageFailed(f"{lock} is missing: it locks what the functions ship.")
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv is None:
        raise PackageFailed("uv is not installed: it fetches what the functions ship.")
    command = [uv, "pip", "install", "--quiet", "--target", str(tree), "--requirements", str(lock)]
    command += ["--python-version", PYTHON, "--only-binary", ":all:", "--no-deps", "--python", sys.executable]
    command += ["--python-platform", platform] if platform else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 — our own command
    if done.returncode:
        raise PackageFailed(f"uv could not fetch what {lock.name} names: {done.stderr.strip()}")


def _prune(tree: Path) -> None:
    unused = [tree / name for name in UNUSED_PATHS]
    unused += [one for one in (tree / "botocore" / "data").glob("*/") if one.name not in SERVICES]
    unused += [one for one in tree.glob("aws_lambda_powertools/utilities/*") if one.name not in POWERTOOLS]
    for pattern in (
        "**/__pycache__",
        "**/tests",
        "**/*.pyi",
        "**/examples-1.json.gz",
        "*.dist-info/RECORD",
        ".lock",
    ):
        unused += tree.glob(pattern)
    for found in unused:
        if found.is_dir():
            shutil.rmtree(found)
        else:
            found.unlink(missing_ok=True)


def _copy_sources(tree: Path) -> None:
    for path in _sources():
        copy = tree / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, copy)


def _sources() -> Iterator[Path]:
    yield from (path.relative_to(ROOT) for path in words.compiled_files())
    for floor in FLOORS:
        for found in sorted((ROOT / floor).rglob("*")):
            path = found.relative_to(ROOT)
            if found.suffix in CODE and "__pycache__" not in path.parts and path.as_posix() not in BUILD_ONLY:
                yield path


def _compile(tree: Path) -> None:
    """Cold starts read these instead of compiling; unchecked, for a zip's file times mean nothing."""
    compileall.compile_dir(
        tree,
        quiet=2,
        force=True,
        stripdir=str(tree),
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )


def _zip(tree: Path, out: Path) -> int:
    """The same tree gives the same bytes, so that an unchanged zip is not deployed again."""
    unpacked = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            told = zipfile.ZipInfo(path.relative_to(tree).as_posix(), EPOCH)
            told.external_attr = 0o644 << 16
            told.compress_type = zipfile.ZIP_DEFLATED
            content = path.read_bytes()
            unpacked += len(content)
            packed.writestr(told, content)
    return unpacked
