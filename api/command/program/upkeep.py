"""The commands that look after an estate: kept in a file, brought back from it, examined."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command.ending import run
from api.command.options import STATUSES, Data
from api.command.program.changing import ChangeFormat

BACKUP: Final = f"""\
Write everything into one file, also while Rapport serves: the estate, its trail, keys, grants and who was erased.

The file holds one state: meanwhile changes wait, and questions do not. Its owner alone may read it. rapport restore
reads it into either engine.

\b
Examples:
  rapport backup estate.backup
  rapport backup - | gpg --encrypt --recipient backup > estate.backup.gpg
  rapport backup erased.backup --erasures     for rapport restore --erased

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
  NEO4J_URI=bolt://localhost:7687 rapport restore estate.backup

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
  rapport doctor --deep     also read all that is stored

\b
{STATUSES}
"""


def doctor(
    *,
    deep: Annotated[
        bool, typer.Option("--deep", help="Also read every thing and relation once, to find damage. It takes a while.")
    ] = False,
    format_: Annotated[ChangeFormat, typer.Option("--format", help="How to write it.")] = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.doctor import examined

    run(lambda: examined(data, deep=deep, as_json=format_ is ChangeFormat.JSON))


STOP: Final = f"""\
End the embedded engine, which stays for five minutes after a command on a terminal, so that the next one is answered at
once. Elsewhere it ends a few seconds after the last program that uses it; nobody needs to stop it.

\b
Examples:
  rapport stop

\b
{STATUSES}
"""


def stop(data: Data = None) -> None:
    from api.command.stopping import stopped

    run(lambda: stopped(data))


def add_to(app: typer.Typer) -> None:
    app.command(help=BACKUP, short_help="Write everything into one file, also while Rapport serves.")(backup)
    app.command(help=RESTORE, short_help="Read a backup into an empty place.")(restore)
    app.command(help=DOCTOR, short_help="Say whether everything is in order.")(doctor)
    app.command(help=STOP, short_help="End the engine that stays after a command on a terminal.")(stop)
