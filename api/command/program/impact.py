"""The command that says what a scenario does."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command import completing
from api.command.ending import run
from api.command.options import STATUSES, Data, ImpactFormat, Level, Planned, Spoken, Today
from api.command.program.scenario import Changes, Effective, ScenarioFile, refuse_part
from graph.errors import BadInput
from graph.model.texts import kept
from graph.text.catalogue.language import Language


class Part(StrEnum):
    CONSUMERS = "consumers"
    OFFERINGS = "offerings"
    AGREEMENTS = "agreements"
    MASKED = "masked"
    OUTLOOK = "outlook"
    NOTIFY = "notify"
    RISKS = "risks"
    FINDINGS = "findings"


IMPACT: Final = f"""\
Say whom changes of offerings affect, how badly, along which way, and by when they must be told.

A change is OFFERING=ACTION or OFFERING=ACTION:SEVERITY, where OFFERING is an id or a name.

\b
  RETIRE    taken away for good        CRITICAL   travels along dependencies
  SUSPEND   taken away for a time      CRITICAL   travels
  BREAK     an incompatible version    HIGH       travels
  DEGRADE   a lower service level      MEDIUM     travels
  MODIFY    a compatible version       LOW        travels
  TRANSFER  another provider           MEDIUM     reaches its own agreements
  REPRICE   another price              MEDIUM     the same
  RETERM    other terms                MEDIUM     the same

SEVERITY is LOW, MEDIUM, HIGH or CRITICAL where it is another than the action's. A DATE is written 2027-01-31.

\b
Examples:
  rapport impact maps=RETIRE --on 2027-01-01
  rapport impact maps=RETIRE billing=DEGRADE:HIGH --include-planned
  rapport impact --scenario plan.yaml --format markdown > change-request.md
  rapport impact --change maps-retirement --keep
  rapport impact maps=RETIRE --format csv --part notify > tell.csv
  rapport impact maps=RETIRE --fail-on high --format json > impact.json
  rapport impact Maps=RETIRE --consumer Fleet
  rapport impact maps=RETIRE --min-severity high --brief

\b
A scenario FILE is YAML or JSON:
  effectiveOn: 2027-01-01
  includePlanned: false
  changes:
    - {{offering: maps, action: RETIRE}}
    - {{offering: billing, action: DEGRADE, severity: HIGH}}

json is the answer to the GraphQL query impact(scenario:, today:); markdown and html, a page to be printed, are made
for a change request; mermaid and dot draw the ways to the consumers; csv is
one table of the report: --part consumers has a row for each consumer and agreement, and there are offerings,
agreements (with their notice), masked (as badly off already), outlook (later days), notify (whom to tell),
risks (weak relationships) and findings.

\b
{STATUSES}
"""


def impact(
    changes: Changes = None,
    *,
    scenario: ScenarioFile = None,
    change: Annotated[
        str | None,
        typer.Option(
            metavar="CHANGE",
            parser=kept,
            autocompletion=completing.things("Change"),
            help="A planned change of the estate, by id or whole title, as it is now, on its day.",
            show_default=False,
        ),
    ] = None,
    on: Effective = None,
    today: Today = None,
    include_planned: Planned = False,
    format_: Annotated[ImpactFormat, typer.Option("--format", help="How to write the answer.")] = ImpactFormat.TABLE,
    part: Annotated[
        Part | None,
        typer.Option(help="Which table of the report csv is; consumers unless given.", show_default=False),
    ] = None,
    last: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep the answer in FILE, and say what is other than what it held from the last run.",
            show_default=False,
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the answer beside the planned change (--change) until the next time.")
    ] = False,
    language: Spoken = Language.EN,
    consumer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ORGANIZATION",
            help="Only what this consumer must know, by id or name; repeat it.",
            show_default=False,
        ),
    ] = None,
    min_severity: Annotated[
        Level | None, typer.Option(help="Only consumers that are hit so badly or worse.", show_default=False)
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Only how many, by when, and who.")] = False,
    fail_on: Annotated[
        Level | None,
        typer.Option(help="Exit with 1 if a consumer is affected so badly or worse.", show_default=False),
    ] = None,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import scenario_of, stated_day, terms_of

    if change is not None and (changes or scenario):
        raise BadInput("--change asks about a planned change as it is: leave out OFFERING=ACTION and --scenario.")
    if keep and change is None:
        raise BadInput(
            "--keep keeps the answer about a planned change: name it with --change, or name a file with --last."
        )
    refuse_part(part, format_)
    if change is None:
        stated = scenario_of(changes or [], scenario, on, include_planned=include_planned)
    else:
        stated = terms_of(on, include_planned=include_planned)
    day = stated_day(today, "--today")
    from api.command.impact.focus import Wanted
    from api.command.impact.question import Question
    from api.command.impact.reporting import Wish, reported
    from graph.text.documents.impact_rows import ImpactPart

    question = Question(stated, change, day, language)
    wish = Wish(
        format_,
        ImpactPart((part or Part.CONSUMERS).upper()),
        fail_on,
        last,
        keep,
        Wanted(consumer or (), min_severity, brief),
    )
    run(lambda: reported(question, wish, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=IMPACT, short_help="Say whom changes of offerings affect.")(impact)
