"""The commands that say which scenario hurts least, what would be gentler, and who has moved to a successor."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command import completing, naming
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, Planned, ReportFormat, Spoken, Today, named
from api.command.program.scenario import Changes, Effective, ScenarioFile, refuse_part
from graph.text.catalogue.language import Language


class ComparedPart(StrEnum):
    SCENARIOS = "scenarios"
    CONSUMERS = "consumers"


COMPARE: Final = f"""\
Say which of two to ten scenarios hurts least, why, and which consumers they treat differently.

Each FILE holds one scenario, as rapport impact --help shows; it may have a name, else the file's counts. Less harmful is
what hits fewer consumers CRITICAL, then HIGH, MEDIUM, LOW; then fewer agreements alike; then with fewer notices overdue.

\b
Examples:
  rapport compare january.yaml february.yaml
  rapport compare plans/*.yaml --today 2026-10-05 --format markdown > plans.md

json is the answer to the GraphQL query compareScenarios(scenarios:, today:), all consumers in it; csv has one
row for each scenario, or, with --part consumers, for each scenario and consumer that differs.

\b
{STATUSES}
"""


def compare(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", show_default=False)],
    *,
    today: Today = None,
    include_planned: Planned = False,
    format_: Format = ReportFormat.TABLE,
    part: Annotated[
        ComparedPart | None,
        typer.Option(help="Which table of the comparison csv is; scenarios unless given.", show_default=False),
    ] = None,
    language: Spoken = Language.EN,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import named_scenario, stated_day

    refuse_part(part, format_)
    scenarios = [named_scenario(file, include_planned=include_planned) for file in files]
    day = stated_day(today, "--today")
    from api.command.comparison.reporting import Question, compared
    from graph.text.documents.comparison import ComparisonPart

    of = ComparisonPart((part or ComparedPart.SCENARIOS).upper())
    run(lambda: compared(Question(scenarios, day, language), format_, of, data))


SUGGESTIONS: Final = f"""\
Suggest gentler plans: the first day on which all notice can be kept; what could be done without anyone at HIGH or above;
and what would spare consumers: a lost offering that is back by then, a successor, one more alternative.

Changes, files and days are as for rapport impact.

\b
Examples:
  rapport suggestions maps=RETIRE --on 2027-01-01
  rapport suggestions --scenario plan.yaml --format markdown

json is the answer to the GraphQL query impact(scenario:, today:) {{ suggestions }}; csv has one row for each
alternative and consumer that it spares.

\b
{STATUSES}
"""


def suggestions(
    changes: Changes = None,
    *,
    scenario: ScenarioFile = None,
    on: Effective = None,
    today: Today = None,
    include_planned: Planned = False,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import scenario_of, stated_day
    from api.command.suggestions.reporting import reported

    asked = scenario_of(changes or [], scenario, on, include_planned=include_planned)
    run(lambda: reported(asked, stated_day(today, "--today"), format_, data))


MIGRATION: Final = f"""\
Say who has moved from an offering to its successor, who has not, what those would lose, and how it has gone over time.

\b
Examples:
  rapport migration maps
  rapport migration maps --on 2027-01-01 --format markdown

json is the answer to the GraphQL query migration(offering:, successor:, on:, today:), all consumers in it; csv has
one row for each consumer.

\b
{STATUSES}
"""


def migration(
    offering: Annotated[
        str,
        typer.Argument(
            metavar="OFFERING",
            autocompletion=completing.things("Offering"),
            help="The offering to move from, by id or name.",
        ),
    ],
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
    from api.command.impact.scenario import stated_day
    from api.command.migration.reporting import reported

    days = {"on": stated_day(on, "--on"), "today": stated_day(today, "--today")}
    asked = {"offering": naming.offering(offering), "successor": named(naming.offering, successor), **days}
    run(lambda: reported(asked, format_, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=COMPARE, short_help="Say which scenario hurts least.")(compare)
    app.command(help=SUGGESTIONS, short_help="Suggest gentler plans.")(suggestions)
    app.command(help=MIGRATION, short_help="Say who has moved to a successor.")(migration)
