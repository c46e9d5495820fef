"""Options that several commands share, and the settings that follow from them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Final

import typer

from graph.text.catalogue.language import Language  # typer reads the annotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.command.naming import Name
    from api.settings import Settings

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="FOLDER",
        help="The embedded engine's data folder; goes before RAPPORT_DATA and NEO4J_URI.",
        show_default=False,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day from which notice is counted; by default today (UTC).", show_default=False),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day; by default today (UTC).", show_default=False)
]
Manager = Annotated[
    str | None,
    typer.Option(
        "--manager",
        metavar="ID",
        help="Only the relationships of which this person is the manager.",
        show_default=False,
    ),
]
Planned = Annotated[
    bool,
    typer.Option("--include-planned", help="Other changes that are agreed or announced by that day count too."),
]


class ReportFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"


class ImpactFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    MERMAID = "mermaid"
    DOT = "dot"


Spoken = Annotated[Language, typer.Option(help="Language of a table, of markdown, and of sentences in csv and json.")]
SpokenSentences = Annotated[Language, typer.Option("--language", help="Language of the sentences in the answer.")]

Format = Annotated[ReportFormat, typer.Option("--format", help="How to write the answer.")]


class Side(StrEnum):
    PROVIDER = "provider"
    CONSUMER = "consumer"


class Ranking(StrEnum):
    HARM = "harm"
    CONSUMERS = "consumers"
    AGREEMENTS = "agreements"
    OFFERINGS = "offerings"


class FileFormat(StrEnum):
    CSV = "csv"
    JSONL = "jsonl"


class Level(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


def named(of: Callable[[str], Name], text: str | None) -> Name | None:
    """What an option names, or None where it is left out."""
    return None if text is None else of(text)


def settings_with(data: Path | None, **more: str) -> Settings:
    """Settings from options first (`more`: values by variable), then from the environment, then from `rapport.toml`. A data
    folder that is named is used even where a Neo4j is configured.
    """
    from api.command.configuration import environment  # noqa: PLC0415  # only where settings are needed
    from api.settings import settings_from  # noqa: PLC0415  # pydantic is slow to import

    stated = {**environment(), **more}
    if data is None:
        return settings_from(stated)
    elsewhere = {name: value for name, value in stated.items() if name != "NEO4J_URI"}
    return settings_from({**elsewhere, "RAPPORT_DATA": str(data)})


STATUSES: Final = """\
Exit status: 0 fine; 1 --fail-on was reached, or the doctor found something
wrong; 2 wrong input; 3 engine or database not reachable; 70 a defect;
130 cancelled."""
