"""The commands that say what is weak in the estate: offerings that would hurt to lose, promises that cannot be kept."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from api.command import naming
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, Ranking, ReportFormat, named

WEAK_POINTS: Final = f"""\
Say which offerings are the weak points of the whole estate: the loss of each one alone is simulated, today, with what is
lost already in place.

Besides, name the offerings whose place nothing can take and whose loss is CRITICAL for a consumer, and the groups of
alternatives that can spare no member.

\b
Examples:
  rapport weak-points
  rapport weak-points --first 100 --by consumers
  rapport weak-points --all --format csv > weak-points.csv

json is the answer to the GraphQL query weakPoints(first:, by:, today:); csv has one row for each offering.

\b
{STATUSES}
"""


def weak_points(
    *,
    first: Annotated[int, typer.Option(metavar="NUMBER", min=1, help="So many of each list.")] = 20,
    every: Annotated[bool, typer.Option("--all", help="The whole of each list.")] = False,
    by: Annotated[Ranking, typer.Option(help="By what they are ranked.")] = Ranking.HARM,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of the losses; by default today (UTC).", show_default=False),
    ] = None,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import stated_day
    from api.command.weak_points.asking import Question
    from api.command.weak_points.reporting import reported

    question = Question(None if every else first, by.upper(), stated_day(today, "--today"))
    run(lambda: reported(question, format_, data))


PROMISE_GAPS: Final = f"""\
Say where providers owe more than the agreements beneath their offerings allow: longer notice, a later end, a stricter
target.

\b
Examples:
  rapport promise-gaps
  rapport promise-gaps --provider transport
  rapport promise-gaps --relationship transport-saint-orlan --format csv

json is the answer to the GraphQL query promiseGaps(provider:, relationship:, today:), all gaps in it; csv has one
row for each gap.

\b
{STATUSES}
"""


def promise_gaps(
    *,
    provider: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what this organization owes.", show_default=False)
    ] = None,
    relationship: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what is owed in this relationship.", show_default=False)
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day that is looked at; by default today (UTC).", show_default=False),
    ] = None,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import stated_day
    from api.command.promises.reporting import reported

    of = {"provider": named(naming.organization, provider), "relationship": named(naming.relationship, relationship)}
    asked = {**of, "today": stated_day(today, "--today")}
    run(lambda: reported(asked, format_, data))


def add_to(app: typer.Typer) -> None:
    app.command("weak-points", help=WEAK_POINTS, short_help="Say which offerings would hurt most to lose.")(weak_points)
    app.command("promise-gaps", help=PROMISE_GAPS, short_help="Say which promises cannot be kept.")(promise_gaps)
