"""The commands about who knows whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from api.command import completing, naming
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, Manager, On, ReportFormat, Side, SpokenSentences, named
from graph.text.catalogue.language import Language

Relationship = Annotated[
    str | None, typer.Option("--relationship", metavar="ID", help="Only of this relationship.", show_default=False)
]

INTRODUCTIONS: Final = f"""\
Say who can introduce whom: the warmest ways over people who know each other, with at most three people between, and why
each tie is warm. FROM and TO are people or organizations, by id or name; FROM may be several people, separated by commas.

\b
Examples:
  rapport introductions petr-lukin kenji-moriyama
  rapport introductions digital parcel --relationship digital-parcel

json is the answer to the GraphQL query introductions(from:, to:, first:, on:); csv has one row for each way.

\b
{STATUSES}
"""


def introductions(
    from_: Annotated[
        str,
        typer.Argument(metavar="FROM", autocompletion=completing.things("Person", "Organization"), help="Who asks."),
    ],
    to: Annotated[
        str, typer.Argument(metavar="TO", autocompletion=completing.things("Person", "Organization"), help="To whom.")
    ],
    *,
    relationship: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Of TO, whoever has most influence in this relationship.", show_default=False),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(metavar="ROLE", help="Of TO, whoever holds this role, e.g. sponsor.", show_default=False),
    ] = None,
    first: Annotated[int, typer.Option(help="So many ways.", min=1, max=5)] = 5,
    on: On = None,
    language: SpokenSentences = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.network.introductions import told

    asked = {
        "relationship": named(naming.relationship, relationship),
        "role": role and role.upper().replace("-", "_"),
        "first": first,
        **_day(on),
        "language": language.value,
    }
    run(lambda: told([*map(naming.anybody, from_.split(","))], naming.anybody(to), asked, format_, data))


DEPARTURE: Final = f"""\
Say what is lost when a person leaves, and who could take over: relationships that lose their last thread, come to hang on
one person or lose a role, what would be without a person, and who is no longer reached.

\b
Examples:
  rapport departure petr-lukin
  rapport departure petr-lukin --on 2027-01-01 --format markdown

json is the answer to the GraphQL query departure(person:, on:).

\b
{STATUSES}
"""


def departure(
    person: Annotated[
        str,
        typer.Argument(metavar="PERSON", autocompletion=completing.things("Person"), help="The person, by id or name."),
    ],
    *,
    on: On = None,
    language: SpokenSentences = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.network.departure import told

    run(lambda: told({"person": naming.person(person), **_day(on), "language": language.value}, format_, data))


COVERAGE: Final = f"""\
Say where relationships hang on a single person, or on nobody: a thread is a tie of at least 0.3 between people who speak
for the two sides. Besides, roles that nobody holds, and people of influence not met for long.

\b
Examples:
  rapport coverage
  rapport coverage --manager petr-lukin --format csv

json is the answer to the GraphQL query coverage(relationship:, manager:, includeBasic:, on:), all of it;
the other formats leave out those that lack nothing.

\b
{STATUSES}
"""


def coverage(
    *,
    relationship: Relationship = None,
    manager: Manager = None,
    include_basic: Annotated[bool, typer.Option("--include-basic", help="BASIC relationships too.")] = False,
    on: On = None,
    language: SpokenSentences = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.network.coverage import told

    asked = {
        "relationship": named(naming.relationship, relationship),
        "manager": named(naming.person, manager),
        "includeBasic": include_basic,
        **_day(on),
        "language": language.value,
    }
    run(lambda: told(asked, format_, data))


STAKEHOLDERS: Final = f"""\
Say who is who in a relationship: influence and interest as they were last seen, how to treat each person, and who of the
other side has a strong tie.

\b
Examples:
  rapport stakeholders digital-parcel
  rapport stakeholders digital-parcel --side consumer --format csv

json is the answer to the GraphQL query stakeholderMap(relationship:, on:).

\b
{STATUSES}
"""


def stakeholders(
    relationship: Annotated[
        str,
        typer.Argument(
            metavar="RELATIONSHIP",
            autocompletion=completing.things("ServiceRelationship"),
            help="By id, or as PROVIDER~CONSUMER.",
        ),
    ],
    *,
    side: Annotated[Side | None, typer.Option(help="Only people of this side.", show_default=False)] = None,
    on: On = None,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.network.stakeholders import told

    asked = {"relationship": naming.relationship(relationship), **_day(on)}
    run(lambda: told(asked, side.value.upper() if side else None, format_, data))


class NetworkFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    GRAPHML = "graphml"
    GEXF = "gexf"
    DOT = "dot"
    MERMAID = "mermaid"


class Order(StrEnum):
    SEPARATES = "separates"
    BETWEENNESS = "betweenness"
    CONSTRAINT = "constraint"
    CLOSENESS = "closeness"
    DEGREE = "degree"
    STRENGTH = "strength"
    CORE = "core"


NETWORK: Final = f"""\
Say who knows whom, and who holds the network together: of a relationship, of organizations with their parts, or of
everybody. graphml, gexf, dot and mermaid are for programs that draw networks.

\b
Examples:
  rapport network --relationship digital-parcel
  rapport network --organization digital --format graphml > people.graphml

json is the answer to the GraphQL query network(of:, minStrength:, on:), all people and ties in it.

\b
{STATUSES}
"""


def network(
    *,
    relationship: Relationship = None,
    organization: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="Members of it and of its parts; more than once for several.", show_default=False
        ),
    ] = None,
    min_strength: Annotated[float, typer.Option(help="Weaker ties are left out.", min=0, max=1)] = 0.05,
    by: Annotated[Order, typer.Option(help="By what people are sorted.")] = Order.SEPARATES,
    on: On = None,
    format_: Annotated[NetworkFormat, typer.Option("--format", help="How to write the answer.")] = NetworkFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.network.network import told

    members = [*map(naming.organization, organization or ())]
    of: dict[str, Any] = {"relationship": named(naming.relationship, relationship), "organizations": members or None}
    some = {key: value for key, value in of.items() if value is not None}
    asked = {"of": some or {"everything": True}, "minStrength": min_strength, "sort": by.upper(), **_day(on)}
    run(lambda: told(asked, format_.value, data))


def _day(on: str | None) -> dict[str, str | None]:
    from api.command.impact.scenario import stated_day

    return {"on": stated_day(on, "--on")}


def add_to(app: typer.Typer) -> None:
    app.command(help=INTRODUCTIONS, short_help="Say who can introduce whom.")(introductions)
    app.command(help=STAKEHOLDERS, short_help="Say who is who in a relationship.")(stakeholders)
    app.command(help=COVERAGE, short_help="Say what hangs on one person, or on nobody.")(coverage)
    app.command(help=DEPARTURE, short_help="Say what is lost when somebody leaves.")(departure)
    app.command(help=NETWORK, short_help="Say who knows whom.")(network)
