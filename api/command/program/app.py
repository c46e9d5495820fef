"""The program, and what it says of itself."""

from __future__ import annotations

import os
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command.configuration import NAMED
from api.command.options import STATUSES
from api.command.program import (
    access,
    changes,
    changing,
    estates,
    explaining,
    impact,
    meetings,
    networks,
    notices,
    relationships,
    scenarios,
    serving,
    standing,
    things,
    upkeep,
    weaknesses,
)

WHO: Final = f"""\
Whom does a changed offering affect, how badly, along which way, and by when must they be told?

\b
  rapport demo              see it answered for an invented estate
  rapport import FOLDER     read an estate; --template estate.xlsx begins one
  rapport impact maps=RETIRE  ask about your own
  rapport serve             pages to look at, and GraphQL for everything else

\b
Where the data are: in the embedded engine, started when it is needed, in a
folder of yours; with NEO4J_URI set, in that Neo4j. Options go before these
variables, and they before rapport.toml in your folder for configuration (or
--config FILE, before the command).
  RAPPORT_DATA       the embedded engine's folder (or --data FOLDER)
  NEO4J_URI          e.g. bolt://localhost:7687, neo4j+s://HOST
  NEO4J_USERNAME     default neo4j
  NEO4J_PASSWORD
  NEO4J_DATABASE     default: the user's own
  RAPPORT_HOST, RAPPORT_PORT, RAPPORT_KEY, RAPPORT_ACCESS,
  RAPPORT_OIDC_ISSUER, RAPPORT_OIDC_AUDIENCE, RAPPORT_OIDC_JWKS,
  RAPPORT_CONNECTIONS, RAPPORT_ORIGINS, RAPPORT_RATE, RAPPORT_TIMEOUT,
  RAPPORT_TRUSTED_DOCUMENTS, RAPPORT_ONLY_TRUSTED, RAPPORT_LOG,
  RAPPORT_LOG_LEVEL  see rapport serve --help
  RAPPORT_SEND, RAPPORT_SEND_WAY, RAPPORT_SEND_TO, RAPPORT_SEND_FOLDER,
  RAPPORT_MAIL_FROM, RAPPORT_SMTP_HOST, RAPPORT_SMTP_PORT,
  RAPPORT_SMTP_SECURITY, RAPPORT_SMTP_USERNAME, RAPPORT_SMTP_PASSWORD,
  RAPPORT_SMTP_CA, RAPPORT_WEBHOOK_URL, RAPPORT_WEBHOOK_SECRET,
  RAPPORT_WEBHOOK_PRIVATE, RAPPORT_SECRET,
  RAPPORT_PUBLIC_URL how messages about changes are sent: docs/announcing.md
  RAPPORT_ACTOR      who changes things by rapport add, set (or --as)
  NO_COLOR           no colours on a terminal; elsewhere there are none anyway

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


@app.callback(invoke_without_command=True)
def rapport(
    context: typer.Context,
    *,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Read settings from this file instead of your own.", show_default=False),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if config is not None:
        os.environ[NAMED] = str(config)
    if version:
        from resolvers.version import own_version

        typer.echo(f"rapport {own_version()}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


for part in (
    estates,
    upkeep,
    things,
    changing,
    serving,
    explaining,
    impact,
    scenarios,
    weaknesses,
    relationships,
    standing,
    meetings,
    networks,
    changes,
    notices,
    access,
):
    part.add_to(app)
