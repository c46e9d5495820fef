"""The commands that bring an estate in and take it out."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand

from api.command.ending import run
from api.command.options import STATUSES, Data, FileFormat
from graph.errors import BadInput

DEMO: Final = f"""\
Show what Rapport does, on Quellhaven Group: an invented estate of 39 organizations.

It is imported into the embedded engine, into the folder of --data, else of RAPPORT_DATA, else one of its own; a folder
that holds anything else is refused, so your estate is not touched. A second demo joins the first. Then Rapport says who is
affected when the supplier Cartoleth retires Maps on 1 January 2027, asked on 5 October 2026, and serves the estate.

\b
Examples:
  rapport demo
  rapport demo --no-serve
  rapport demo --data /tmp/quellhaven

\b
{STATUSES}
"""


def demo(
    *,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the estate afterwards.")] = True,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="FOLDER",
            help="Another folder; it must be empty or hold the demo already.",
            show_default=False,
        ),
    ] = None,
) -> None:
    from api.command.demo import told_and_served

    raise typer.Exit(told_and_served(data, and_serve=serve))


IMPORT: Final = f"""\
Read an estate from files: CSV, workbooks of Excel, YAML, JSON lines, and folders of them; catalogs of Backstage; and the
exports of other tools, by a map of their tables.

Everything is read and checked first; if anything is wrong, every fault is shown with file, line and column, and nothing
is written. Running the same import again changes nothing, and completes one that was interrupted.

\b
Examples:
  rapport import --template estate.xlsx     a workbook to fill in
  rapport import --template estate          empty files with all columns
  rapport import estate.xlsx --dry-run      only say what would change
  rapport import estate.xlsx
  rapport import ours.xlsx --by-name        names in place of ids
  rapport import ours.xlsx --dates DD.MM.YYYY     days such as 31.12.2027
  rapport import estate --replace           also remove what is there no more
  rapport import estate.xlsx --backup b.backup    keep what was there before
  rapport import catalog                    Backstage (docs/backstage.md)
  rapport import exports --map > map.yaml   a first map (docs/maps.md)
  rapport import exports --map map.yaml     these tables, as the map says

\b
{STATUSES}
"""


NO_MAP: Final = "-"
"""Stands for the file of `--map` where none is named."""


class Import(TyperCommand):
    """The command `import`, whose option `--map` may have a value or none."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        alone = [at for at, word in enumerate(args) if word == "--map" and not _is_value(args[at + 1 : at + 2])]
        for at in reversed(alone):
            args.insert(at + 1, NO_MAP)
        return super().parse_args(ctx, args)


def _is_value(following: list[str]) -> bool:
    return bool(following) and not following[0].startswith("-")


def import_(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH…", show_default=False)] = None,
    *,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Remembered on all that is imported; by default the name of the folder or file.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Check, say what would be created, changed and removed, and write nothing."),
    ] = False,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Also remove what came from this source, is there no more, and was not changed by hand."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before removing.")] = False,
    backup: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="First write all there is into a new file, from which rapport restore takes the import back.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="What is likely wrong is a fault, too.")] = False,
    by_name: Annotated[
        bool,
        typer.Option(
            "--by-name",
            help="Names do for ids: as references, where one thing alone is called so, and for what has no id.",
        ),
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="Pass over this column, e.g. one of notes; repeat it.", show_default=False),
    ] = None,
    dates: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORM",
            help="How days are written beside YYYY-MM-DD, e.g. DD.MM.YYYY; repeat it.",
            show_default=False,
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Of CSV files, e.g. windows-1251; by default it is told by looking.",
            show_default=False,
        ),
    ] = None,
    map_: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="[FILE]",
            help="Read tables of other tools as this map says; without FILE, print a first map of them.",
            show_default=False,
        ),
    ] = None,
    assume_agreements: Annotated[
        bool,
        typer.Option(
            "--assume-agreements",
            help="Of catalogs: whoever needs what another group provides has an informal agreement with it.",
        ),
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option(
            metavar="PLACE",
            help="Write a workbook to fill in (a name that ends in .xlsx), or empty files with all columns into a folder.",
            show_default=False,
        ),
    ] = None,
    data: Data = None,
) -> None:
    from api.command.importing import Wish, imported, templates_written
    from api.command.mapped import mapped, print_first_map
    from seed.folded import folded
    from seed.reading import Reading, known_encoding, known_form

    if template is not None:
        if paths:
            raise BadInput("--template writes empty files and reads none: leave out the paths.")
        raise typer.Exit(templates_written(template))
    if map_ and (map_.name == NO_MAP or (not paths and map_.suffix not in {".yaml", ".yml"})):
        print_first_map(paths or [map_])
        return
    if not paths:
        raise BadInput("Which files? Name folders or files, or begin with --template estate.xlsx.")
    try:
        reading = Reading(
            known_encoding(encoding) if encoding else None,
            strict=strict,
            by_name=by_name,
            without=frozenset(map(folded, without or ())),
            dates=tuple(map(known_form, dates or ())),
            assume_agreements=assume_agreements,
        )
    except ValueError as wrong:
        raise BadInput(f"{wrong}.") from None
    if map_:
        reading, source = mapped(map_, reading, source)
    wish = Wish(tuple(paths), source, dry_run=dry_run, replace=replace, yes=yes, reading=reading, backup=backup)
    run(lambda: imported(wish, data))


EXPORT: Final = f"""\
Write the whole estate as files that rapport import reads: a folder of CSV or JSON lines, or a workbook to be edited.

\b
Examples:
  rapport export estate.xlsx     a workbook, a sheet for each kind
  rapport export estate
  rapport export estate --format jsonl

\b
{STATUSES}
"""


def export(
    place: Annotated[Path, typer.Argument(metavar="PLACE", show_default=False)],
    format_: Annotated[
        FileFormat, typer.Option("--format", help="Of a folder: a file for each kind, or JSON lines.")
    ] = FileFormat.CSV,
    data: Data = None,
) -> None:
    from api.command.exporting import exported

    run(lambda: exported(place, format_, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=DEMO, short_help="See it answered for an invented estate, then look around.")(demo)
    app.command("import", cls=Import, help=IMPORT, short_help="Read an estate from files.")(import_)
    app.command(help=EXPORT, short_help="Write the estate as files.")(export)
