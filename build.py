"""The command line of an administrator: check what was written, build the site, serve it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from forms.catalogue import Catalogue
    from forms.kept import Kept

HERE = Path(__file__).parent
VIETNAM = timezone(timedelta(hours=7))
FIRST_YEAR, LAST_YEAR = 2021, 2028
Day = click.DateTime(["%Y-%m-%d"])


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Public-service procedures: from YAML files to pages and running functions."""


@cli.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["full", "concise"]),
    default="full",
    show_default=True,
    help="full shows the line and a caret; concise is one line per finding, for editors.",
)
@click.option("--forms", default=HERE / "forms", type=click.Path(path_type=Path), help="The folder to check.")
def check(style: str, forms: Path) -> None:
    """Prove that the procedures, units and calendar are right.

    Exit code 0: nothing found. 1: findings, each with file, line and column. 2: the tool itself failed.
    """
    catalogue = _load(forms, style)
    communes = sum(len(area.communes) for area in catalogue.areas)
    click.echo(
        f"{len(catalogue.editions)} editions, {len(catalogue.units)} units, "
        f"{len(catalogue.areas)} areas with {communes} communes: nothing to complain of"
    )


@cli.command()
@click.option("--as-of", type=Day, help="Build the site of this day of law (YYYY-MM-DD); default: today.")
@click.option(
    "--forms", default=HERE / "forms", type=click.Path(path_type=Path), help="The folder to build from."
)
@click.option(
    "--out", default=HERE / "dist" / "site", type=click.Path(path_type=Path), help="Where the pages go."
)
def build(as_of: datetime | None, forms: Path, out: Path) -> None:
    """Write every page, and catalogue.json beside the site.

    Fails when a page is larger than its budget.
    """
    from forms.kept import Kept

    kept = Kept(out.parent / "kept.txt")
    catalogue = _load(forms, kept=kept)
    from forms import published
    from site_templates import site

    day = as_of.date() if as_of else _today()
    try:
        catalogue = published.remember(out.parent / "editions", catalogue)
        manifest = site.write(catalogue, day, out, f"{day:%d/%m/%Y}" if as_of else "", kept)
    except (published.Damaged, site.TooHeavy) as refused:
        raise click.ClickException(str(refused)) from None
    written = out.parent / "catalogue.json"
    written.write_text(catalogue.to_json(), encoding="utf-8")
    kept.save()
    click.echo(f"{'bytes':>8} {'brotli':>8}  page")
    for page in manifest.pages:
        click.echo(f"{page.size:8,} {page.brotli:8,}  {page.path}")
    click.echo(
        f"site of {day:%d/%m/%Y}: {len(manifest.pages)} pages, {len(manifest.changed)} changed, "
        f"{len(manifest.removed)} removed, largest {manifest.largest.brotli:,} bytes in brotli"
    )
    click.echo(f"written to {out}, the catalogue to {written}")


@cli.command()
@click.option("--port", default=8080, show_default=True, help="Port on 127.0.0.1.", envvar="PORT")
@click.option("--as-of", type=Day, help="Serve the site of this day of law (YYYY-MM-DD); default: today.")
@click.option(
    "--data",
    default=Path(".local"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where dossiers are kept between runs.",
    envvar="MOTCUA_DATA",
)
def serve(port: int, as_of: datetime | None, data: Path) -> None:
    """Build, and run the whole system on this machine until Ctrl-C."""
    from infra import local

    raise SystemExit(local.serve(port, data, as_of.date() if as_of else None))


@cli.command()
@click.option("--first", default=FIRST_YEAR, show_default=True, help="First year.")
@click.option("--last", default=LAST_YEAR, show_default=True, help="Last year.")
@click.option(
    "--out",
    default=HERE / "forms" / "calendars" / "vn.json",
    type=click.Path(path_type=Path),
    help="The file to write.",
)
def calendar(first: int, last: int, out: Path) -> None:
    """Freeze the public holidays of whole years into forms/calendars/vn.json.

    What the annual decrees add later goes into override.yaml, which wins.
    """
    from importlib.metadata import version

    import holidays

    from forms.calendar import freeze
    from forms.language import Text

    if last < first:
        raise click.UsageError(f"the last year, {last}, is before the first, {first}")
    years = range(first, last + 1)
    vi = holidays.country_holidays("VN", years=years, language="vi")
    en = holidays.country_holidays("VN", years=years, language="en_US")
    names = {day: Text(vi=vi[day], en=en[day]) for day in vi}
    frozen = freeze(f"PyPI holidays {version('holidays')}", years, names, vi.is_working_day)
    out.write_text(frozen.model_dump_json(indent=1) + "\n", encoding="utf-8")
    click.echo(f"{len(frozen.off)} days off, {len(frozen.worked)} weekend days worked, in {out}")


def _load(forms: Path, style: str = "full", kept: Kept | None = None) -> Catalogue:
    """The catalogue, or every complaint on stderr and exit code 1."""
    from forms.complaint import Broken
    from forms.source import load

    try:
        return load(forms, kept)
    except Broken as broken:
        for complaint in broken.complaints:
            click.echo(complaint.concise() if style == "concise" else str(complaint), err=True)
        count = len(broken.complaints)
        click.echo(f"{count} finding{'s' if count > 1 else ''}", err=True)
        raise SystemExit(1) from None


def _today() -> date:
    return datetime.now(VIETNAM).date()


if __name__ == "__main__":
    cli()
