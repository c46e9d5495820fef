"""The command before a meeting."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from api.command import completing, naming
from api.command.ending import run
from api.command.options import STATUSES, Data, Side, SpokenSentences
from graph.text.catalogue.language import Language


class BriefingFormat(StrEnum):
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


BRIEFING: Final = f"""\
Brief somebody before a meeting, on two pages at most: how the relationship stands and what moved it, what both sides owe
each other, what was decided last and what became of it, complaints and demands, what is ahead, who will be there and how
each stands, whom nobody has met, whom to thank. Made of what the side may see, and of nothing else.

\b
Examples:
  rapport briefing digital-parcel
  rapport briefing digital-parcel --side consumer --language ru
  rapport briefing digital-parcel --format html > briefing.html

json is the answer to the GraphQL query briefing(relationship:, engagement:, today:, side:).

\b
{STATUSES}
"""


def briefing(
    relationship: Annotated[
        str,
        typer.Argument(
            metavar="RELATIONSHIP",
            autocompletion=completing.things("ServiceRelationship"),
            help="By id, or as PROVIDER~CONSUMER.",
        ),
    ],
    *,
    engagement: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The planned engagement; by default the next one.", show_default=False),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="As seen on this day; by default today (UTC).", show_default=False),
    ] = None,
    side: Annotated[Side, typer.Option(help="For which side it is.")] = Side.PROVIDER,
    language: SpokenSentences = Language.EN,
    format_: Annotated[BriefingFormat, typer.Option("--format", help="How to write it.")] = BriefingFormat.MARKDOWN,
    data: Data = None,
) -> None:
    from api.command.briefing.reporting import told
    from api.command.impact.scenario import stated_day

    asked = {
        "relationship": naming.relationship(relationship),
        "engagement": engagement,
        "today": stated_day(on, "--on"),
        "side": side.value.upper(),
        "language": language.value,
    }
    run(lambda: told(asked, format_.value, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=BRIEFING, short_help="Brief somebody before a meeting.")(briefing)
