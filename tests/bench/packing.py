"""The size of the deployment zip, beside FastAPI + Mangum + boto3 as one installs and zips them."""

import compileall
import shutil
import zipfile
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from infra.package import LOCK
from tests.bench import before, budgets
from tests.bench.measure import PYTHON, ROOT, Spread, process
from tests.bench.starting import written
from tests.bench.table import MB, Figure, Table, ratio

PACK = """
import sys
from pathlib import Path
from infra import package
out, folder, lock = map(Path, sys.argv[1:])
paths = (path for path in folder.rglob("*") if path.is_file())
catalogue = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
package.build(out, catalogue, lock=lock)
"""
PACK_BEFORE = """
import sys
from pathlib import Path
from infra import package
out, catalogue, lock = map(Path, sys.argv[1:])
package.build(out, catalogue.read_text("utf-8"), lock=lock)
"""
PEER = ("fastapi", "mangum", "boto3")
KEPT = ("dynamodb", "s3", "sts")
"""The services whose descriptions the pruned peer keeps: of its two clients, and of its credentials."""


def section(scratch: Path, quick: bool) -> Table:
    """Exact, so made once. The libraries come from the locked versions in every row."""
    zips = {"ours": pack(scratch / "ours.zip", written(scratch))}
    tree = peer(scratch / "peer")
    for name, pruned in (("as installed", False), ("botocore pruned to dynamodb, s3 and sts", True)):
        zips[f"FastAPI + Mangum + boto3, {name}"] = zipped(tree, scratch / f"{pruned}.zip", pruned)
    remarks = list[str]()
    try:
        code, catalogue = before.of_run(scratch), before.catalogue_of_run(scratch)
        zips[before.NAME] = pack(scratch / "before.zip", catalogue, PACK_BEFORE, code)
    except before.HistoryMissing as missing:
        remarks.append(f"{missing}")
    return _table(zips, tuple(remarks))


def _table(zips: dict[str, Path], remarks: tuple[str, ...]) -> Table:
    sizes = {name: path.stat().st_size for name, path in zips.items()}
    ours, past = sizes["ours"], sizes.get(before.NAME)
    return Table(
        "Deployment zip",
        "Everything a function is deployed with, compiled: our floors, the catalogue, the locked libraries. "
        "The peer is its libraries alone, without a line of a program. All hold the versions of today.",
        ("zip", "ours ÷ this", "zipped", "unpacked", "files"),
        tuple(
            (name, "" if name == "ours" else ratio(ours, size), f"{size * MB:.2f} MB", *_content(zips[name]))
            for name, size in sizes.items()
        ),
        remarks,
        (Figure(budgets.ZIP, "with .pyc", _megabytes(ours), _megabytes(past) if past else None),),
    )


def _megabytes(size: int) -> Spread:
    return Spread.of([size * MB])


def _content(path: Path) -> tuple[str, str]:
    with zipfile.ZipFile(path) as packed:
        files = packed.infolist()
    return f"{sum(file.file_size for file in files) * MB:.1f} MB", f"{len(files):,}"


def pack(out: Path, catalogue: Path, program: str = PACK, code: Path = ROOT) -> Path:
    """The zip that the packaging of one code makes of what its functions read. Raises CalledProcessError."""
    process([PYTHON, "-c", program, f"{out}", f"{catalogue}", f"{LOCK}"], code)
    return out


def peer(tree: Path) -> Path:
    """A folder with the peer's libraries as they are installed here, compiled."""
    for one in needed(PEER):
        # What stands outside the folder of the libraries is a script of the command line.
        for file in (file for file in one.files or () if ".." not in file.parts):
            copy = tree / file
            copy.parent.mkdir(parents=True, exist_ok=True)
            # With its times, by which Python knows that the compiled file beside it is right.
            shutil.copy2(str(one.locate_file(file)), copy)
    compileall.compile_dir(tree, quiet=2)
    return tree


def zipped(tree: Path, out: Path, pruned: bool) -> Path:
    """A folder as a zip; pruned of the services that nobody calls, as the peer's manual does not say."""
    unused = {path for path in (tree / "botocore/data").glob("*/") if pruned and path.name not in KEPT}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            if unused.isdisjoint(path.parents):
                packed.write(path, path.relative_to(tree))
    return out


def needed(names: Iterable[str]) -> list[Distribution]:
    """These libraries and all that they ask for, as installed. Raises PackageNotFoundError."""
    found = dict[str, Distribution]()
    waiting = list(names)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name not in found:
            found[name] = distribution(name)
            asked = map(Requirement, found[name].requires or ())
            waiting += [one.name for one in asked if not one.marker or one.marker.evaluate({"extra": ""})]
    return list(found.values())
