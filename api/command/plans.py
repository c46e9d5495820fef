"""The commands that weigh plans and look for what is weak."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command.ending import run
from api.command.options import STATUSES, Data, Format, Planned, Ranking, ReportFormat, Today

COMPARE: Final = f"""\
Say which of two to ten scenarios hurts least, why, and which consumers they treat differently.

Each FILE holds one scenario, as rapport impact --help shows; it may have a name, else the file's counts. Less harmful is
what hits fewer consumers CRITICAL, then HIGH, MEDIUM, LOW; then fewer agreements alike; then with fewer notices overdue.

\b
Examples:
  rapport compare january.yaml february.yaml
  rapport compare plans/*.yaml --today 2026-10-05 --format markdown > plans.md

\b
json is the answer to the GraphQL query compareScenarios(scenarios:, today:), all consumers in it; csv has one
row for each scenario.
{STATUSES}
"""


def compare(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", show_default=False)],
    *,
    today: Today = None,
    include_planned: Planned = False,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.comparison.asking import Question  # noqa: PLC0415  # see above
    from api.command.comparison.reporting import compared  # noqa: PLC0415  # the same
    from api.command.impact.scenario import named_scenario, stated_day  # noqa: PLC0415  # the same

    scenarios = [named_scenario(file, include_planned=include_planned) for file in files]
    run(lambda: compared(Question(scenarios, stated_day(today, "--today")), format_, data))


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

\b
json is the answer to the GraphQL query weakPoints(first:, by:, today:); csv has one row for each offering.
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
    from api.command.impact.scenario import stated_day  # noqa: PLC0415  # see above
    from api.command.weak_points.asking import Question  # noqa: PLC0415  # the same
    from api.command.weak_points.reporting import reported  # noqa: PLC0415  # the same

    question = Question(None if every else first, by.upper(), stated_day(today, "--today"))
    run(lambda: reported(question, format_, data))


SUGGESTIONS: Final = f"""\
Suggest gentler plans: the first day on which all notice can be kept; what could be done without anyone at HIGH or above;
and what would spare consumers: a lost offering that is back by then, a successor, one more alternative.

Changes, files and days are as for rapport impact.

\b
Examples:
  rapport suggestions maps=RETIRE --on 2027-01-01
  rapport suggestions --scenario plan.yaml --format markdown

\b
json is the answer to the GraphQL query impact(scenario:, today:) {{ suggestions }}; csv has one row for each
alternative and consumer that it spares.
{STATUSES}
"""


def suggestions(
    changes: Annotated[list[str] | None, typer.Argument(metavar="OFFERING=ACTION…", show_default=False)] = None,
    *,
    scenario: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Changes from a file; those named as well are added.", show_default=False),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Day on which the changes take effect; by default today.", show_default=False
        ),
    ] = None,
    today: Today = None,
    include_planned: Planned = False,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import scenario_of, stated_day  # noqa: PLC0415  # see above
    from api.command.suggestions.reporting import reported  # noqa: PLC0415  # the same

    asked = scenario_of(changes or [], scenario, on, include_planned=include_planned)
    run(lambda: reported(asked, stated_day(today, "--today"), format_, data))


MIGRATION: Final = f"""\
Say who has moved from an offering to its successor, who has not, what those would lose, and how it has gone over time.

\b
Examples:
  rapport migration maps
  rapport migration maps --on 2027-01-01 --format markdown

\b
json is the answer to the GraphQL query migration(offering:, successor:, on:, today:), all consumers in it; csv has
one row for each consumer.
{STATUSES}
"""


def migration(
    offering: Annotated[str, typer.Argument(metavar="OFFERING", help="Id of the offering to move from.")],
    *,
    successor: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only to this one; by default to any of its successors.", show_default=False),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Day of the loss; by default that on which it retires, else today.", show_default=False
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of the states; by default today (UTC).", show_default=False),
    ] = None,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import stated_day  # noqa: PLC0415  # see above
    from api.command.migration.reporting import reported  # noqa: PLC0415  # the same

    days = {"on": stated_day(on, "--on"), "today": stated_day(today, "--today")}
    run(lambda: reported({"offering": offering, "successor": successor, **days}, format_, data))


PROMISE_GAPS: Final = f"""\
Say where providers owe more than the agreements beneath their offerings allow: longer notice, a later end, a stricter
target.

\b
Examples:
  rapport promise-gaps
  rapport promise-gaps --provider transport
  rapport promise-gaps --relationship transport-saint-orlan --format csv

\b
json is the answer to the GraphQL query promiseGaps(provider:, relationship:, today:), all gaps in it; csv has one
row for each gap.
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
    from api.command.impact.scenario import stated_day  # noqa: PLC0415  # see above
    from api.command.promises.reporting import reported  # noqa: PLC0415  # the same

    asked = {"provider": provider, "relationship": relationship, "today": stated_day(today, "--today")}
    run(lambda: reported(asked, format_, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=COMPARE, short_help="Say which scenario hurts least.")(compare)
    app.command("weak-points", help=WEAK_POINTS, short_help="Say which offerings would hurt most to lose.")(weak_points)
    app.command(help=SUGGESTIONS, short_help="Suggest gentler plans.")(suggestions)
    app.command(help=MIGRATION, short_help="Say who has moved to a successor.")(migration)
    app.command("promise-gaps", help=PROMISE_GAPS, short_help="Say which promises cannot be kept.")(promise_gaps)
