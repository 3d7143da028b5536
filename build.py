"""The command line of an administrator: check what was written, build the site, serve it."""

from __future__ import annotations

import shlex
import sys
from datetime import UTC, date, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

# Whoever runs it with a bare Python is told what to run instead, not which library is missing.
if __name__ == "__main__" and not all(map(find_spec, ("click", "rich", "pydantic", "ruamel", "jinja2"))):
    asked = shlex.join(["build.py", *sys.argv[1:]])
    way = f"run `make .venv/.ready` once, then `.venv/bin/python {asked}`, or `make serve`"
    print(f"build.py needs the project's environment: {way}.", file=sys.stderr)
    sys.exit(2)

import click

from infra.commands import calendar, restore, units

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.schema.catalogue import Catalogue

HERE = Path(__file__).parent
# Not imported from forms: --help must not wait for pydantic.
FILES = (".yaml", ".yml")
R = TypeVar("R")
Day = click.DateTime(["%Y-%m-%d"])
Place = click.Path(path_type=Path)
There = click.Path(path_type=Path, exists=True)
File = click.Path(path_type=Path, exists=True, dir_okay=False)
Folder = click.Path(path_type=Path, exists=True, file_okay=False)


class ToolFailed(click.ClickException):
    """The tool could not do its work; the files may be right."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Public-service procedures: from YAML files to pages and running functions."""


@cli.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    show_default=True,
    help="full shows the line and a caret; concise, for editors, is one line each; json is for programs.",
)
@click.option("--strict", is_flag=True, help="Also: pages too heavy, words not translated, facts not stated.")
@click.option("--as-of", type=Day, help="Check what will have run out by this day; default: today.")
@click.option("--forms", default=HERE / "forms", type=There, help="A folder, or one edition's file.")
def check(style: str, strict: bool, as_of: datetime | None, forms: Path) -> None:
    """Prove that the procedures, units and calendar are right (docs/check.md).

    Exit code 0: nothing found. 1: findings, each with file, line and column. 2: the tool itself failed.
    """
    if strict and forms.suffix in FILES:
        raise click.UsageError("--strict looks at a whole folder, not at one file")
    try:
        size = _run(forms, partial(_size_text, forms, strict, as_of.date() if as_of else None), style)
    except (click.ClickException, SystemExit):
        raise
    except Exception as error:
        raise ToolFailed(f"check itself failed, not your files: {type(error).__name__}: {error}") from error
    click.echo("[]" if style == "json" else f"{size}: nothing to complain of")


def _size_text(forms: Path, strict: bool, as_of: date | None) -> str:
    """How much is right in a file or a folder. Raises BrokenForms, OSError."""
    from forms.cache.repeat import check_or_repeat

    if forms.suffix in FILES:
        from forms.source.loader import load_edition

        return load_edition(forms).size_text
    if strict or as_of:
        from forms.source.loader import load
        from site_templates.strict import strict_findings

        return load(forms, as_of or _today(forms), strict_findings if strict else None).size_text
    return check_or_repeat(forms, partial(_today, forms), HERE / "dist")


@cli.command()
@click.option("--as-of", type=Day, help="Build the site of this day of law (YYYY-MM-DD); default: today.")
@click.option("--forms", default=HERE / "forms", type=Place, help="The folder to build from.")
@click.option("--out", default=HERE / "dist" / "site", type=Place, help="Where the pages go.")
@click.option("--origin", default="", help="Where it is published, as in https://example.vn")
def build(as_of: datetime | None, forms: Path, out: Path, origin: str) -> None:
    """Write every page, and the catalogue for the functions beside the site.

    Fails when a page is larger than its budget.
    """
    from site_templates.building.again import ORIGIN, BuildRefused, build_lines
    from site_templates.building.order import Order

    if origin and not ORIGIN.fullmatch(origin):
        raise click.UsageError(f"--origin {origin}: write scheme and host alone, as in https://example.vn")
    order = Order(forms, out, partial(_today, forms), as_of.date() if as_of else None, origin)
    try:
        click.echo("\n".join(_run(forms, partial(build_lines, order))))
    except BuildRefused as refused:
        raise click.ClickException(str(refused)) from None


@cli.command()
@click.option("--port", default=8080, show_default=True, help="Port on 127.0.0.1.", envvar="PORT")
@click.option("--as-of", type=Day, help="Serve the site of this day of law (YYYY-MM-DD); default: today.")
@click.option(
    "--data",
    default=Path(".local"),
    show_default=True,
    type=Place,
    help="Where dossiers are kept; a folder that holds some is opened itself, on any day.",
    envvar="MOTCUA_DATA",
)
@click.option(
    "--forms", default=HERE / "forms", type=Folder, help="The folder to serve.", envvar="MOTCUA_FORMS"
)
def serve(port: int, as_of: datetime | None, data: Path, forms: Path) -> None:
    """Build, and run the whole system on this machine until Ctrl-C."""
    from infra import local

    raise SystemExit(local.serve(port, data, as_of.date() if as_of else None, forms))


@cli.command("try")
@click.argument("procedure")
@click.option("--answers", default="-", type=click.File("rb"), help="JSON lines; - is standard input.")
@click.option(
    "--edition", type=Day, help="The edition in force on this day (YYYY-MM-DD), for an ID; default: today."
)
@click.option("--day", type=Day, help="The day of receipt (YYYY-MM-DD); default: today.")
@click.option("--account", default="", help="Who answers: citizen, organisation or business.")
@click.option("--language", "lang", default="", help="Language of the messages; default: the site's first.")
@click.option("--forms", default=HERE / "forms", type=Place, help="Where an ID is looked up.")
def try_answers(procedure: str, answers: BinaryIO, lang: str, forms: Path, **when: Any) -> None:
    """Judge answers as the running system would: PROCEDURE is a YAML file or an ID.

    Every line of the answers is one JSON object: field id → value. For every line one JSON object comes out:
    line, accepted, errors (field, reason, message), warnings. The exit code is 0 whatever the verdicts.
    """
    from forms.judging.dry_run import verdict_lines
    from forms.source.loader import folder_of

    file = Path(procedure)
    folder = folder_of(file) if file.suffix in FILES else forms
    on = when["edition"].date() if when["edition"] else _today(folder)
    catalogue = _load(file) if file.suffix in FILES else _load(forms, procedure=procedure, on=on)
    one = catalogue.editions[0]
    # The examples of a schema are judged so too: an edition not in force today, on its first day.
    received = when["day"].date() if when["day"] else on if one.in_force_on(on) else one.effective_from
    moment = catalogue.moment(received, when["account"], one.id)
    for line in verdict_lines(one, answers, moment, lang or catalogue.site.languages[0]):
        click.echo(line)


@cli.command()
def reference() -> None:
    """Print the reference of the schema language: docs/schema.md."""
    from site_templates.reference import reference as page

    click.echo(page(), nl=False)


cli.add_command(calendar)
cli.add_command(restore)
cli.add_command(units)


@cli.group("import")
def import_() -> None:
    """Make procedures of forms written in other formats."""


@import_.command()
@click.argument("files", nargs=-1, required=True, type=File)
@click.option("--out", required=True, type=Place, help="The forms folder to write into.")
@click.option("--from", "first", type=Day, help="The first day the forms hold (YYYY-MM-DD); default: today.")
@click.option("--country", default="zz", show_default=True, help="The pack that a new site.yaml names.")
@click.option("--language", "lang", default="", help="Of a new site's pages; default: of most forms.")
def govschema(files: tuple[Path, ...], out: Path, first: datetime | None, country: str, lang: str) -> None:
    """Write every GovSchema document of FILES as YAML below the folder OUT.

    Exit code 0: all were written. 1: some could not be, each named with the reason.
    """
    from forms.imports.folder import import_documents

    done = import_documents(files, out, first.date() if first else _today(out), country, lang)
    refused = [one for one in done if one.refused]
    for one in refused:
        click.echo(f"{one.file}: {one.refused}", err=True)
    click.echo(f"{len(done) - len(refused)} of {len(done)} documents written below {out}")
    raise SystemExit(1 if refused else 0)


def _load(forms: Path, **how: Any) -> Catalogue:
    """The catalogue of an edition, told by its file or in force, or every complaint and exit code 1."""
    from forms.source.loader import load_edition, load_in_force

    return _run(forms, partial(load_edition if forms.suffix in FILES else load_in_force, forms, **how))


def _run(forms: Path, work: Callable[[], R], style: str = "full") -> R:
    """What comes of the work on files, or every complaint about them and exit code 1."""
    from forms.text.complaint import BrokenForms, format_complaints

    try:
        return work()
    except (OSError, LookupError) as error:
        raise ToolFailed(f"{forms}: {error.strerror}" if isinstance(error, OSError) else str(error)) from None
    except BrokenForms as broken:
        click.echo(format_complaints(broken.complaints, style), err=style != "json")
        raise SystemExit(1) from None


def _today(forms: Path) -> date:
    """The day it is by the clocks of a folder's site."""
    from forms.source.site import clock_of

    return datetime.now(UTC).astimezone(clock_of(forms)).date()


if __name__ == "__main__":
    cli()
