"""The command `rapport notices` with its options and help."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from api.command import completing
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, ReportFormat  # typer reads the annotations

RELEASE: Final = "release"
NOTICES: Final = f"""\
Messages about a planned change: whom each is for, why, and where it stands. --preview shows them as their readers get
them: those that wait to be sent, and those that would be made next, by rapport change propose or announce.

rapport notices release lets go what is held: what was unsent when the data were restored, when RAPPORT_PUBLIC_URL was set
anew, and when an estate was served for the first time, and what an import brought. It also ends a pause of sending.

\b
Examples:
  rapport notices maps-retirement
  rapport notices maps-retirement --preview
  rapport notices release

json is the answer to the GraphQL query notices(filter:).

\b
{STATUSES}
"""


def notices(
    change: Annotated[
        str,
        typer.Argument(
            metavar="CHANGE",
            autocompletion=completing.things("Change"),
            help="By id or whole title; or: release.",
            show_default=False,
        ),
    ],
    *,
    preview: Annotated[bool, typer.Option("--preview", help="Show each message before anything is sent.")] = False,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    if preview:
        from api.command.notices import previewed

        run(lambda: previewed(change, data))
    elif change == RELEASE:
        from api.command.notices import released

        run(lambda: released(data))
    else:
        from api.command.changes.notices import told

        run(lambda: told(change, format_, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=NOTICES, short_help="Messages about a change: where they stand, and what they say.")(notices)
