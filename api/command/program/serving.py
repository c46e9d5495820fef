"""The commands that serve GraphQL and show its schema."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated, Final

import typer

from api.command.options import STATUSES, Data
from graph.errors import BadInput

SERVE: Final = f"""\
Serve GraphQL at http://127.0.0.1:8080/graphql until Ctrl-C; /metrics is for Prometheus.

\b
Environment (--host and --port go before it):
  RAPPORT_HOST       address to listen on (127.0.0.1); any but this machine's
                     own needs configured access
  RAPPORT_PORT       port (8080); 0 takes any free one
  RAPPORT_KEY        the administrator's key, sent as Authorization: Bearer
                     KEY; then every request needs a key
  RAPPORT_ACCESS     required: every request needs a key (rapport keys) or a
                     token, also without RAPPORT_KEY
  RAPPORT_OIDC_…     ISSUER, AUDIENCE, JWKS: the provider whose tokens are
                     taken (rapport grants)
  RAPPORT_CONNECTIONS  connections that are open at once (2000)
  RAPPORT_ORIGINS    sites whose pages may ask from a browser, with commas
                     between, e.g. https://portal.example
  RAPPORT_RATE       points a second that each key may spend (no limit)
  RAPPORT_TIMEOUT    seconds that one request may take (30)
  RAPPORT_LOG        text or json (text), to standard error
  RAPPORT_LOG_LEVEL  DEBUG, INFO, WARNING or ERROR (INFO)
  RAPPORT_TRUSTED_DOCUMENTS  a file or folder of queries that clients ask by
                     id: an Apollo persisted query manifest
                             or a JSON object of texts by id
  RAPPORT_ONLY_TRUSTED       true: answer no other queries (false)
  RAPPORT_SEND       true: send messages about planned changes (false)
  RAPPORT_SEND_…     WAY: files, smtp or webhook (files); TO: the only domains
                     of mail; FOLDER: of files
  RAPPORT_MAIL_FROM  who mail is from
  RAPPORT_SMTP_…     HOST, PORT, SECURITY (starttls), USERNAME, PASSWORD, CA:
                     the mail server
  RAPPORT_WEBHOOK_…  URL, SECRET, PRIVATE: where messages are posted
  RAPPORT_PUBLIC_URL, RAPPORT_SECRET  where readers of messages reach Rapport,
                     and what links are made with

\b
Examples:
  rapport serve
  rapport serve --port 9000 --open --data ~/estate
  rapport serve --workers 4
  NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=… rapport serve

\b
{STATUSES}
"""


def serve(
    *,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, metavar="PORT", help="Port to listen on; 0 takes any free one.", show_default=False
        ),
    ] = None,
    host: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Address to listen on.", show_default=False)
    ] = None,
    browse: Annotated[bool, typer.Option("--open", help="Open the page in a browser once it is there.")] = False,
    workers: Annotated[
        int,
        typer.Option(
            min=1, max=64, metavar="N", help="Processes that serve together; more than one pays on many cores."
        ),
    ] = 1,
    data: Data = None,
) -> None:
    from api.command.options import settings_with

    stated = {"RAPPORT_HOST": host, "RAPPORT_PORT": None if port is None else str(port)}
    settings = settings_with(data, **{name: value for name, value in stated.items() if value is not None})
    if browse:
        from api.command.browser import opened_when_ready

        opened_when_ready(settings)
    if workers > 1:
        from api.command.workers import served_by

        raise typer.Exit(served_by(workers, settings))
    from api.command.serving import served

    raise typer.Exit(served(settings))


SCHEMA: Final = f"""\
Print the GraphQL schema (SDL), or what tools want of it, or compare it with a file.

\b
Examples:
  rapport schema > schema.graphql
  rapport schema --check schema.graphql
  rapport schema --possible-types > possibleTypes.json
  rapport schema --relay > relay/schema.graphql

\b
With --check the exit status is 1 if the file is another schema.
{STATUSES}
"""


def schema(
    check: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with this file instead of printing.", show_default=False),
    ] = None,
    *,
    possible_types: Annotated[
        bool,
        typer.Option(
            "--possible-types",
            help="Print the types of each interface and union as JSON, as caches of clients want them.",
            show_default=False,
        ),
    ] = False,
    introspection: Annotated[
        bool,
        typer.Option(
            "--introspection",
            help="Print the answer of an introspection as JSON, for tools that read no SDL.",
            show_default=False,
        ),
    ] = False,
    relay: Annotated[
        bool,
        typer.Option(
            "--relay",
            help="Print the schema as Relay's compiler refetches by: `node` takes nothing but `id`.",
            show_default=False,
        ),
    ] = False,
) -> None:
    from api.command.schema import Form, checked, printed

    forms = {Form.POSSIBLE_TYPES: possible_types, Form.INTROSPECTION: introspection, Form.RELAY: relay}
    asked = [form for form, is_asked in forms.items() if is_asked]
    if (check is not None) + len(asked) > 1:
        raise BadInput("Ask for one of --check, --possible-types, --introspection and --relay.")
    if check is not None:
        raise typer.Exit(checked(check))
    raise typer.Exit(printed(asked[0] if asked else Form.SDL))


def add_to(app: typer.Typer) -> None:
    app.command(help=SERVE, short_help="Serve GraphQL.")(serve)
    app.command(help=SCHEMA, short_help="Print or check the GraphQL schema.")(schema)
