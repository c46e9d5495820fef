"""Every command with its options and help. What a command needs is imported when it runs, so that help comes at once."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command import plans, relationships
from api.command.ending import run
from api.command.granting import grants, keys, person
from api.command.options import STATUSES, Data, FileFormat, Format, Level, Planned, ReportFormat, Today
from graph.errors import BadInput
from graph.words.language import Language

WHO: Final = f"""\
Whom does a changed offering affect, how badly, along which way, and by when must they be told?

\b
  rapport demo                         see it answered for an invented estate, then look around
  rapport import FOLDER                read an estate from files; rapport import --template FOLDER begins one
  rapport impact maps=RETIRE           ask about your own
  rapport serve                        GraphQL, for everything else

\b
Where the data are: in the embedded engine, started when it is needed, in a folder of yours;
with NEO4J_URI set, in that Neo4j.
  RAPPORT_DATA       the embedded engine's folder (or --data FOLDER)
  NEO4J_URI          e.g. bolt://localhost:7687, neo4j+s://name.databases.neo4j.io
  NEO4J_USERNAME     default neo4j
  NEO4J_PASSWORD
  NEO4J_DATABASE     default: the user's own
  RAPPORT_HOST, RAPPORT_PORT, RAPPORT_KEY, RAPPORT_ACCESS,
  RAPPORT_OIDC_ISSUER, RAPPORT_OIDC_AUDIENCE, RAPPORT_OIDC_JWKS,
  RAPPORT_TIMEOUT, RAPPORT_TRUSTED_DOCUMENTS, RAPPORT_ONLY_TRUSTED,
  RAPPORT_LOG_LEVEL  see rapport serve --help
  NO_COLOR           no colours on a terminal; where output is no terminal it is plain text anyway

\b
{STATUSES}
From a checkout, ./rapport test runs all tests.
"""

app = typer.Typer(
    help=WHO,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.add_typer(keys, name="keys")
app.add_typer(grants, name="grants")
app.add_typer(person, name="person")


@app.callback(invoke_without_command=True)
def rapport(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if version:
        from api.command.about import own_version  # noqa: PLC0415  # see above

        typer.echo(f"rapport {own_version()}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


DEMO: Final = f"""\
Show what Rapport does, on Quellhaven Group: an invented estate of 39 organizations.

It is imported into the embedded engine, into a folder of its own; your estate is not touched. Then Rapport says who is
affected when the supplier Cartoleth retires Maps on 1 January 2027, asked on 5 October 2026, and serves the estate.

\b
Examples:
  rapport demo
  rapport demo --no-serve
  rapport demo --data /tmp/quellhaven

\b
{STATUSES}
"""


@app.command(help=DEMO, short_help="See it answered for an invented estate, then look around.")
def demo(
    *,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the estate afterwards.")] = True,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="FOLDER",
            help="Another folder; it must be empty or hold the demo already.",
            show_default=False,
        ),
    ] = None,
) -> None:
    from api.command.demo import told_and_served  # noqa: PLC0415  # see above

    raise typer.Exit(told_and_served(data, and_serve=serve))


SERVE: Final = f"""\
Serve GraphQL at http://127.0.0.1:8080/graphql until Ctrl-C.

\b
Environment:
  RAPPORT_HOST       address to listen on (127.0.0.1); any other than this machine's own needs configured access
  RAPPORT_PORT       port (8080); 0 takes any free one
  RAPPORT_KEY        the administrator's key, sent as Authorization: Bearer KEY; then every request needs a key
  RAPPORT_ACCESS     required: every request needs a key (rapport keys) or a token, also without RAPPORT_KEY
  RAPPORT_OIDC_…     ISSUER, AUDIENCE, JWKS: the provider whose tokens are taken (rapport grants)
  RAPPORT_TIMEOUT    seconds that one request may take (30)
  RAPPORT_LOG_LEVEL  DEBUG, INFO, WARNING or ERROR (INFO)
  RAPPORT_TRUSTED_DOCUMENTS  a file or folder of queries that clients ask by id: an Apollo persisted query manifest
                             or a JSON object of texts by id
  RAPPORT_ONLY_TRUSTED       true: answer no other queries (false)

\b
Examples:
  rapport serve
  RAPPORT_PORT=9000 rapport serve --data ~/estate
  NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=… rapport serve

\b
{STATUSES}
"""


@app.command(help=SERVE, short_help="Serve GraphQL.")
def serve(data: Data = None) -> None:
    from api.command.options import settings_with  # noqa: PLC0415  # see above
    from api.command.serving import served  # noqa: PLC0415  # see above

    raise typer.Exit(served(settings_with(data)))


IMPORT: Final = f"""\
Read an estate from files: folders of CSV files, JSON lines, single files.

Everything is read and checked first; if anything is wrong, every fault is shown with file, line and column, and nothing
is written. Running the same import again changes nothing, and completes one that was interrupted.

\b
Examples:
  rapport import --template estate     empty files with all columns, to begin with
  rapport import estate --dry-run      only check
  rapport import estate
  rapport import estate --replace      also remove what came from there and is there no more

\b
{STATUSES}
"""


@app.command("import", help=IMPORT, short_help="Read an estate from files.")
def import_(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH…", show_default=False)] = None,
    *,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Remembered on all that is imported; by default the name of the folder or file.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check, and write nothing.")] = False,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Also remove what came from this source, is there no more, and was not changed by hand."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before removing.")] = False,
    template: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write empty files with all columns into FOLDER.", show_default=False),
    ] = None,
    data: Data = None,
) -> None:
    from api.command.importing import Wish, imported, templates_written  # noqa: PLC0415  # see above

    if template is not None:
        if paths:
            raise BadInput("--template writes empty files and reads none: leave out the paths.")
        raise typer.Exit(templates_written(template))
    if not paths:
        raise BadInput("Which files? Name folders or files, or begin with --template FOLDER.")
    wish = Wish(tuple(paths), source, dry_run=dry_run, replace=replace, yes=yes)
    run(lambda: imported(wish, data))


EXPORT: Final = f"""\
Write the whole estate as files that rapport import reads.

\b
Examples:
  rapport export estate
  rapport export estate --format jsonl

\b
{STATUSES}
"""


@app.command(help=EXPORT, short_help="Write the estate as files.")
def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    format_: Annotated[
        FileFormat, typer.Option("--format", help="A file for each kind, or JSON lines.")
    ] = FileFormat.CSV,
    data: Data = None,
) -> None:
    from api.command.exporting import exported  # noqa: PLC0415  # see above

    run(lambda: exported(folder, format_, data))


IMPACT: Final = f"""\
Say whom changes of offerings affect, how badly, along which way, and by when they must be told.

A change is OFFERING=ACTION or OFFERING=ACTION:SEVERITY, where OFFERING is an id.

\b
  RETIRE    taken away for good        CRITICAL   travels along dependencies
  SUSPEND   taken away for a time      CRITICAL   travels
  BREAK     an incompatible version    HIGH       travels
  DEGRADE   a lower service level      MEDIUM     travels
  MODIFY    a compatible version       LOW        travels
  TRANSFER  another provider           MEDIUM     reaches the offering's own agreements only
  REPRICE   another price              MEDIUM     the same
  RETERM    other terms                MEDIUM     the same

SEVERITY is LOW, MEDIUM, HIGH or CRITICAL where it is another than the action's. A DATE is written 2027-01-31.

\b
Examples:
  rapport impact maps=RETIRE --on 2027-01-01
  rapport impact maps=RETIRE billing=DEGRADE:HIGH --include-planned
  rapport impact --scenario plan.yaml --format markdown > change-request.md
  rapport impact --change maps-retirement --last maps.json
  rapport impact maps=RETIRE --fail-on high --format json > impact.json

\b
A scenario FILE is YAML or JSON:
  effectiveOn: 2027-01-01
  includePlanned: false
  changes:
    - {{offering: maps, action: RETIRE}}
    - {{offering: billing, action: DEGRADE, severity: HIGH}}

\b
json is the answer to the GraphQL query impact(scenario:, today:); csv has one row for each consumer and
agreement; markdown is made for a change request.
{STATUSES}
"""


@app.command(help=IMPACT, short_help="Say whom changes of offerings affect.")
def impact(
    changes: Annotated[list[str] | None, typer.Argument(metavar="OFFERING=ACTION…", show_default=False)] = None,
    *,
    scenario: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Changes from a file; those named as well are added.", show_default=False),
    ] = None,
    change: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="A planned change of the estate, as it is now, on its day.", show_default=False
        ),
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
    last: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep the answer in FILE, and say what is other than what it held from the last run.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        Language, typer.Option(help="Language of the sentences that say why, in a table or markdown.")
    ] = Language.EN,
    fail_on: Annotated[
        Level | None,
        typer.Option(help="Exit with 1 if a consumer is affected so badly or worse.", show_default=False),
    ] = None,
    data: Data = None,
) -> None:
    from api.command.impact.scenario import scenario_of, stated_day, terms_of  # noqa: PLC0415  # see above

    if change is not None and (changes or scenario):
        raise BadInput("--change asks about a planned change as it is: leave out OFFERING=ACTION and --scenario.")
    if change is None:
        scenario_asked = scenario_of(changes or [], scenario, on, include_planned=include_planned)
    else:
        scenario_asked = terms_of(on, include_planned=include_planned)
    day = stated_day(today, "--today")
    from api.command.impact.asking import Question  # noqa: PLC0415  # only for a scenario that can be asked
    from api.command.impact.reporting import Wish, reported  # noqa: PLC0415  # the same

    question = Question(scenario_asked, day, language=language.value)
    run(lambda: reported(question, Wish(format_, fail_on, change, last), data))


plans.add_to(app)
relationships.add_to(app)


DOCTOR: Final = f"""\
Say which engine is used, where the data are, what they hold, whether everything is in order, and what to do if not.

\b
{STATUSES}
"""


@app.command(help=DOCTOR, short_help="Say whether everything is in order.")
def doctor(data: Data = None) -> None:
    from api.command.doctor import examined  # noqa: PLC0415  # see above

    run(lambda: examined(data))


SCHEMA: Final = f"""\
Print the GraphQL schema (SDL), or compare it with a file.

\b
Examples:
  rapport schema > schema.graphql
  rapport schema --check schema.graphql

\b
With --check the exit status is 1 if the file is not the schema of this Rapport.
{STATUSES}
"""


@app.command(help=SCHEMA, short_help="Print or check the GraphQL schema.")
def schema(
    check: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with this file instead of printing.", show_default=False),
    ] = None,
) -> None:
    from api.command.schema import printed_or_checked  # noqa: PLC0415  # see above

    raise typer.Exit(printed_or_checked(check))
