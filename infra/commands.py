"""Commands beside checking and building: the calendar, and what becomes of the dossiers of closed units."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handlers.units import Register

Day = click.DateTime(["%Y-%m-%d"])
Place = click.Path(path_type=Path)
Folder = click.Path(path_type=Path, exists=True, file_okay=False)
HERE = Path(__file__).parent.parent
FIRST_YEAR, LAST_YEAR = 2021, 2035


@click.command()
@click.option("--first", default=FIRST_YEAR, show_default=True, help="First year.")
@click.option("--last", default=LAST_YEAR, show_default=True, help="Last year.")
@click.option("--country", default="vn", show_default=True, help="A pack of forms/country.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write; default: forms/calendars/<country>.json.",
)
def calendar(first: int, last: int, country: str, out: Path | None) -> None:
    """Freeze the public holidays a country's law sets; what is decreed later: override.yaml, which wins."""
    from forms.country.packs import country as pack
    from forms.source.holidays import frozen_holidays, write_calendar

    if last < first:
        raise click.UsageError(f"the last year, {last}, is before the first, {first}")
    try:
        frozen = frozen_holidays(pack(country), range(first, last + 1))
    except LookupError as unknown:
        raise click.UsageError(str(unknown)) from None
    out = out or HERE / "forms" / "calendars" / f"{country}.json"
    write_calendar(frozen, out)
    click.echo(f"{len(frozen.off)} days off, {len(frozen.worked)} weekend days worked, in {out}")


@click.command()
@click.option(
    "--from",
    "source",
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="A compiled catalogue: the folder catalogue/, or the deployed zip that holds one.",
)
@click.option("--published", default=HERE / "published", type=Place, help="The folder to put it back into.")
def restore(source: Path, published: Path) -> None:
    """Put back published editions and units that were lost, from what is deployed."""
    import zipfile

    from forms.compiled.catalogue import DamagedCatalogue, read_folder, unpack
    from forms.compiled.published import restore as put_back
    from forms.compiled.published_list import DamagedEdition

    try:
        if source.is_dir():
            back = put_back(published, read_folder(source))
        else:
            with zipfile.ZipFile(source) as deployed:
                back = put_back(published, unpack(lambda path: deployed.read(f"catalogue/{path}")))
    except (DamagedCatalogue, DamagedEdition, zipfile.BadZipFile) as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"{len(back)} put back into {published}")


@click.group()
def units() -> None:
    """Dossiers of units that have closed: where they would go, and moving them there."""


@units.command("plan")
@click.option("--data", required=True, type=Folder, help="Where dossiers are kept; nothing may run on it.")
@click.option("--as-of", type=Day, help="The day the plan is for (YYYY-MM-DD); default: today.")
@click.option("--forms", default=HERE / "forms", type=Folder, help="The folder with the units.")
def plan_transfers(data: Path, as_of: datetime | None, forms: Path) -> None:
    """Print code, from, to and why of every dossier that would move; nothing is changed.

    Exit code 0: each has a target. 1: one has none, and the line says why.
    """
    from handlers.units import plan

    with _open_register(data, as_of, forms) as register:
        found = list(plan(register))
    for one in found:
        to = f"{one.target.unit}\t{one.target.why}" if one.target else f"-\t{one.why_not}"
        more = f" ({', '.join(one.target.candidates)})" if one.target and one.target.candidates else ""
        click.echo(f"{one.dossier.code}\t{one.dossier.summary.unit}\t{to}{more}")
    stranded = sum(one.target is None for one in found)
    click.echo(f"{len(found)} dossiers would move, {stranded} of them have no target", err=True)
    raise SystemExit(1 if stranded else 0)


@units.command("apply")
@click.option("--data", required=True, type=Folder, help="Where dossiers are kept; nothing may run on it.")
@click.option("--as-of", type=Day, help="The day it is (YYYY-MM-DD); default: today.")
@click.option("--forms", default=HERE / "forms", type=Folder, help="The folder with the units.")
def apply_transfers(data: Path, as_of: datetime | None, forms: Path) -> None:
    """Move them. It may be cut off and run again: what has moved stays, and nothing moves twice.

    Exit code 0: all have moved. 1: some could not be, or wait too long for somebody to choose their unit.
    """
    from handlers.units import move_all

    with _open_register(data, as_of, forms) as register:
        done = move_all(register)
    click.echo(f"{done.moved} moved, {done.left} not, {done.waiting} wait too long for a unit to be chosen")
    raise SystemExit(1 if done.left or done.waiting else 0)


@contextlib.contextmanager
def _open_register(data: Path, as_of: datetime | None, forms: Path) -> Iterator[Register]:
    from forms.source.loader import load
    from forms.text.complaint import BrokenForms
    from infra.ministack import EmulatorRefused
    from infra.offline import open_register

    try:
        with open_register(load(forms), data, as_of.date() if as_of else None) as register:
            yield register
    except BrokenForms as broken:
        raise click.ClickException("\n".join(map(str, broken.complaints))) from None
    except EmulatorRefused as refused:
        raise click.ClickException(str(refused)) from None
