"""Arguments and options of commands that are asked about scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.command import completing
from api.command.options import ImpactFormat, ReportFormat
from graph.errors import BadInput

if TYPE_CHECKING:
    from enum import StrEnum

Changes = Annotated[
    list[str] | None,
    typer.Argument(metavar="OFFERING=ACTION…", autocompletion=completing.things("Offering"), show_default=False),
]
ScenarioFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Changes from a file; those named as well are added.", show_default=False),
]
Effective = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day on which the changes take effect; by default today.", show_default=False),
]


def refuse_part(part: StrEnum | None, format_: ReportFormat | ImpactFormat) -> None:
    if part is not None and format_ not in {ReportFormat.CSV, ImpactFormat.CSV}:
        raise BadInput("--part names a table of csv: say --format csv as well.")
