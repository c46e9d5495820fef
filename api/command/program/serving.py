"""The commands that serve GraphQL and show its schema."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command.options import STATUSES, Data

SERVE: Final = f"""\
Serve GraphQL at http://127.0.0.1:8080/graphql until Ctrl-C; /metrics is for Prometheus.

\b
Environment:
  RAPPORT_HOST       address to listen on (127.0.0.1); any other than this machine's own needs configured access
  RAPPORT_PORT       port (8080); 0 takes any free one
  RAPPORT_KEY        the administrator's key, sent as Authorization: Bearer KEY; then every request needs a key
  RAPPORT_ACCESS     required: every request needs a key (rapport keys) or a token, also without RAPPORT_KEY
  RAPPORT_OIDC_…     ISSUER, AUDIENCE, JWKS: the provider whose tokens are taken (rapport grants)
  RAPPORT_CONNECTIONS  connections that are open at once (2000)
  RAPPORT_ORIGINS    sites whose pages may ask from a browser, e.g. https://portal.example,https://intranet.example
  RAPPORT_RATE       points a second that each key may spend (no limit)
  RAPPORT_TIMEOUT    seconds that one request may take (30)
  RAPPORT_LOG        text or json (text), to standard error
  RAPPORT_LOG_LEVEL  DEBUG, INFO, WARNING or ERROR (INFO)
  RAPPORT_TRUSTED_DOCUMENTS  a file or folder of queries that clients ask by id: an Apollo persisted query manifest
                             or a JSON object of texts by id
  RAPPORT_ONLY_TRUSTED       true: answer no other queries (false)

\b
Examples:
  rapport serve
  RAPPORT_PORT=9000 rapport serve --data ~/estate
  rapport serve --workers 4
  NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=… rapport serve

\b
{STATUSES}
"""


def serve(
    workers: Annotated[
        int,
        typer.Option(
            min=1, max=64, metavar="N", help="Processes that serve together; more than one pays on many cores."
        ),
    ] = 1,
    data: Data = None,
) -> None:
    from api.command.options import settings_with

    if workers > 1:
        from api.command.workers import served_by

        raise typer.Exit(served_by(workers, settings_with(data)))
    from api.command.serving import served

    raise typer.Exit(served(settings_with(data)))


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


def schema(
    check: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with this file instead of printing.", show_default=False),
    ] = None,
) -> None:
    from api.command.schema import printed_or_checked

    raise typer.Exit(printed_or_checked(check))


def add_to(app: typer.Typer) -> None:
    app.command(help=SERVE, short_help="Serve GraphQL.")(serve)
    app.command(help=SCHEMA, short_help="Print or check the GraphQL schema.")(schema)
