"""The commands that relationship managers and consumers start their day with."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from api.command import completing, naming
from api.command.ending import run
from api.command.options import (
    STATUSES,
    Data,
    Format,
    Manager,
    ReportFormat,
    Side,
    SpokenSentences,
    named,
)
from graph.text.catalogue.language import Language

Day = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="As seen on this day; by default today (UTC).", show_default=False),
]

AGENDA: Final = f"""\
Say what is due: reviews, commitments, what waits for an answer, agreements that run out, trainings, vacancies, people of
influence not spoken to for long; with whom, why, and the mutation that settles it. What is late is always among it.

\b
Examples:
  rapport agenda
  rapport agenda --relationship digital-parcel
  rapport agenda --manager petr-lukin --until 2026-12-31 --format markdown

json is the answer to the GraphQL query agenda(relationship:, manager:, until:, today:), all lines in it.

\b
{STATUSES}
"""


def agenda(
    *,
    relationship: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what is due in this relationship.", show_default=False)
    ] = None,
    manager: Manager = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only what is due before this day; by default 90 days.", show_default=False),
    ] = None,
    today: Day = None,
    language: SpokenSentences = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.agenda import told
    from api.command.impact.scenario import stated_day

    days = {"until": stated_day(until, "--until"), "today": stated_day(today, "--today")}
    who = {"relationship": named(naming.relationship, relationship), "manager": named(naming.person, manager)}
    asked = {**who, "language": language.value, **days}
    run(lambda: told(asked, format_, data))


AHEAD: Final = f"""\
Say what will change for a consumer in the next months, from anyone: what it must answer by when, and, where it stands in
the middle, what it must pass on to its own consumers and by when.

\b
Examples:
  rapport ahead transport
  rapport ahead saint-orlan --months 12 --format markdown

json is the answer to the GraphQL query changesAhead(organization:, months:, parts:, today:), all changes in it.

\b
{STATUSES}
"""


def ahead(
    organization: Annotated[
        str,
        typer.Argument(
            metavar="ORGANIZATION",
            autocompletion=completing.things("Organization"),
            help="The consumer, by id or name.",
        ),
    ],
    *,
    months: Annotated[int, typer.Option(help="So many months from today on.", min=1, max=60)] = 6,
    parts: Annotated[
        bool, typer.Option("--parts/--no-parts", help="For the organizations that are parts of it too.")
    ] = True,
    today: Day = None,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.ahead import told
    from api.command.impact.scenario import stated_day

    asked = {
        "organization": naming.organization(organization),
        "months": months,
        "parts": parts,
        "today": stated_day(today, "--today"),
    }
    run(lambda: told(asked, format_, data))


class Topic(StrEnum):
    SERVICE = "service"
    CHANGE = "change"
    COMMERCIAL = "commercial"
    SECURITY = "security"
    COMPLAINT = "complaint"


CALL: Final = f"""\
Say whom to call in a relationship about a topic: the steps of escalation of each side by level, deputies in the place of
those who are away, and whoever is accountable where no step is agreed.

\b
Examples:
  rapport call digital-parcel --topic change
  rapport call digital-parcel --topic security --at 2026-12-24T18:00:00Z

json is the answer to the GraphQL query whoToCall(relationship:, topic:, side:, at:).

\b
{STATUSES}
"""


def call(
    relationship: Annotated[
        str,
        typer.Argument(
            metavar="RELATIONSHIP",
            autocompletion=completing.things("ServiceRelationship"),
            help="By id, or as PROVIDER~CONSUMER.",
        ),
    ],
    *,
    topic: Annotated[Topic, typer.Option(help="What it is about.")] = Topic.SERVICE,
    side: Annotated[Side | None, typer.Option(help="Only people of this side.", show_default=False)] = None,
    at: Annotated[
        str | None, typer.Option(metavar="INSTANT", help="When the call is made; by default now.", show_default=False)
    ] = None,
    language: SpokenSentences = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.calling import told

    asked = {
        "relationship": naming.relationship(relationship),
        "topic": topic.value.upper(),
        "side": side.value.upper() if side else None,
        "at": at,
        "language": language.value,
    }
    run(lambda: told(asked, format_, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=AGENDA, short_help="Say what is due in relationships.")(agenda)
    app.command(help=AHEAD, short_help="Say what will change for a consumer.")(ahead)
    app.command(help=CALL, short_help="Say whom to call.")(call)
