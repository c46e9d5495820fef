"""The commands that bring an estate in, take it out, and look after it."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

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
Read an estate from files: CSV, workbooks of Excel, YAML, JSON lines, and folders of them.

Everything is read and checked first; if anything is wrong, every fault is shown with file, line and column, and nothing
is written. Running the same import again changes nothing, and completes one that was interrupted.

\b
Examples:
  rapport import --template estate     empty files with all columns, to begin with
  rapport import estate --dry-run      only check
  rapport import estate
  rapport import estate --replace      also remove what came from there and is there no more

\b
{STATUSES}
"""


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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check, and write nothing.")] = False,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Also remove what came from this source, is there no more, and was not changed by hand."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before removing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="What is likely wrong is a fault, too.")] = False,
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Of CSV files, e.g. windows-1251; by default it is told by looking.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write empty files with all columns into FOLDER.", show_default=False),
    ] = None,
    data: Data = None,
) -> None:
    from api.command.importing import Wish, imported, templates_written
    from seed.reading import Reading, known_encoding

    if template is not None:
        if paths:
            raise BadInput("--template writes empty files and reads none: leave out the paths.")
        raise typer.Exit(templates_written(template))
    if not paths:
        raise BadInput("Which files? Name folders or files, or begin with --template FOLDER.")
    try:
        reading = Reading(known_encoding(encoding) if encoding else None, strict=strict)
    except ValueError as wrong:
        raise BadInput(f"{wrong}.") from None
    wish = Wish(tuple(paths), source, dry_run=dry_run, replace=replace, yes=yes, reading=reading)
    run(lambda: imported(wish, data))


EXPORT: Final = f"""\
Write the whole estate as files that rapport import reads.

\b
Examples:
  rapport export estate
  rapport export estate --format jsonl

\b
{STATUSES}
"""


def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    format_: Annotated[
        FileFormat, typer.Option("--format", help="A file for each kind, or JSON lines.")
    ] = FileFormat.CSV,
    data: Data = None,
) -> None:
    from api.command.exporting import exported

    run(lambda: exported(folder, format_, data))


BACKUP: Final = f"""\
Write everything into one file, also while Rapport serves: the estate, its trail, keys, grants and who was erased.

The file holds one state: meanwhile changes wait, and questions do not. Its owner alone may read it. rapport restore
reads it into either engine.

\b
Examples:
  rapport backup estate.backup
  rapport backup - | gpg --encrypt --recipient backup > estate.backup.gpg
  rapport backup erased.backup --erasures     only who was erased, in hashes, for rapport restore --erased

\b
{STATUSES}
"""


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    *,
    erasures: Annotated[bool, typer.Option("--erasures", help="Write only who was erased, as hashes of ids.")] = False,
    data: Data = None,
) -> None:
    from api.command.backup import backed_up

    run(lambda: backed_up(file, data, erasures=erasures))


RESTORE: Final = f"""\
Read a backup into an empty data folder or database, of either engine.

The file is read to its end first; one that is damaged, cut off or of a newer Rapport is refused, and so is a place that
is not empty: nothing is written then. A restore that was cut off leaves a place that says so; the same command begins
anew. Nothing else may use the place meanwhile.

\b
Examples:
  rapport restore estate.backup --data restored
  rapport restore estate.backup --data restored --erased erased.backup
  NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=… rapport restore estate.backup

\b
{STATUSES}
"""


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    *,
    with_keys: Annotated[
        bool,
        typer.Option(
            "--with-keys", help="Let keys and grants open what they opened then; else all of them are withdrawn."
        ),
    ] = False,
    erased: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="A later backup, or the data folder from before: whoever was erased there is erased here, too.",
            show_default=False,
        ),
    ] = None,
    data: Data = None,
) -> None:
    from api.command.restoring import restored

    run(lambda: restored(file, data, with_keys=with_keys, erased=erased or ()))


DOCTOR: Final = f"""\
Say which engine is used, where the data are, what they hold, whether everything is in order, and what to do if not.

\b
Examples:
  rapport doctor
  rapport doctor --deep     also find out whether all that is stored can be read

\b
{STATUSES}
"""


def doctor(
    *,
    deep: Annotated[
        bool, typer.Option("--deep", help="Also read every thing and relation once, to find damage. It takes a while.")
    ] = False,
    data: Data = None,
) -> None:
    from api.command.doctor import examined

    run(lambda: examined(data, deep=deep))


def add_to(app: typer.Typer) -> None:
    app.command(help=DEMO, short_help="See it answered for an invented estate, then look around.")(demo)
    app.command("import", help=IMPORT, short_help="Read an estate from files.")(import_)
    app.command(help=EXPORT, short_help="Write the estate as files.")(export)
    app.command(help=BACKUP, short_help="Write everything into one file, also while Rapport serves.")(backup)
    app.command(help=RESTORE, short_help="Read a backup into an empty place.")(restore)
    app.command(help=DOCTOR, short_help="Say whether everything is in order.")(doctor)
