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
from infra.service_models import prune_models
from site_templates.render import compile_templates

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements" / "lambda.txt"
PYTHON = "3.11"
# Where Lambda runs; the local emulator runs the zip here, and takes this machine's own wheels.
LAMBDA = "x86_64-manylinux2014"
FLOORS = ("forms", "site_templates", "handlers")
# Of the build alone, which turns YAML into the catalogue and templates into the static site: files and rooms.
BUILD_ONLY = {
    "forms/text/compiling.py",
    "forms/source",
    "forms/cache",
    "forms/imports",
    "forms/proofs",
    "site_templates/building",
    "site_templates/open_data",
    "site_templates/reference.py",
    "site_templates/samples.py",
    "site_templates/signposts.py",
    "site_templates/site.py",
    "site_templates/strict.py",
}
CODE = {".py", ".html", ".css", ".js", ".json"}
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
    # For other event loops, browsers, TLS without the standard library, tests, and the command line.
    "anyio/_backends/_trio.py",
    "httpx/_main.py",
    "segno/cli.py",
    "starlette/testclient.py",
    "urllib3/contrib/emscripten",
    "urllib3/contrib/pyopenssl.py",
)
# Libraries ship as code without source, but for what is read as text: by anyio, which imports nothing before
# it is needed, and by site_templates/engine/bytecode.py.
SOURCES_READ = {"anyio/__init__.py", "anyio/abc/__init__.py", "jinja2/compiler.py"}
# Of Powertools the functions take the logger.
POWERTOOLS = {"__init__.py", "jmespath_utils", "typing"}
UNCHECKED = py_compile.PycInvalidationMode.UNCHECKED_HASH
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
    """Write the zip to `out`. `catalogue`: its files by path; `platform`: empty for this machine.

    Raises PackageFailed.
    """
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        _install_libraries(tree, platform, lock)
        _prune(tree)
        # Functions could not read what another Python compiled: their sources are then what they run.
        if compiles_for_functions():
            _drop_sources(tree)
        _copy_sources(tree)
        write_folder(catalogue, tree / "catalogue")
        _compile(tree)
        compile_templates(tree / "site_templates")
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
    unused += [one for one in tree.glob("aws_lambda_powertools/utilities/*") if one.name not in POWERTOOLS]
    for pattern in (
        "**/__pycache__",
        "**/tests",
        "**/*.pyi",
        "*.dist-info/RECORD",
        ".lock",
    ):
        unused += tree.glob(pattern)
    for found in unused:
        if found.is_dir():
            shutil.rmtree(found)
        else:
            found.unlink(missing_ok=True)
    # botocore describes 400 services in 90 MB.
    prune_models(tree / "botocore" / "data")


def compiles_for_functions() -> bool:
    """Whether this Python is the one functions run on."""
    return "{}.{}".format(*sys.version_info) == PYTHON


def _drop_sources(tree: Path) -> None:
    """Libraries as code alone: their sources are a seventh of the zip, and say nothing when all is well.

    Tracebacks still name file and line; only the text of the line is missing.
    """
    for source in tree.rglob("*.py"):
        place = source.relative_to(tree).as_posix()
        if place in SOURCES_READ:
            continue
        compiled = f"{source.with_suffix('.pyc')}"
        # Quiet: what is for another version of Python does not compile, and stays as it is.
        if py_compile.compile(f"{source}", compiled, place, quiet=2, invalidation_mode=UNCHECKED):
            source.unlink()


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
            if found.suffix in CODE and "__pycache__" not in path.parts and not _is_build_only(path):
                yield path


def _is_build_only(path: Path) -> bool:
    return any(place.as_posix() in BUILD_ONLY for place in (path, *path.parents))


def _compile(tree: Path) -> None:
    """Cold starts read these instead of compiling; unchecked, for a zip's file times mean nothing."""
    compileall.compile_dir(
        tree,
        quiet=2,
        force=True,
        stripdir=str(tree),
        invalidation_mode=UNCHECKED,
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
