"""The command that says how a GraphQL query is read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from api.command.options import STATUSES
from api.command.program.access import RoleName  # noqa: TC001  # typer reads the annotations
from graph.model.texts import kept

EXPLAIN: Final = f"""\
Say how a GraphQL query is read: field by field at the root, each statement with the levels it reads, what is computed
apart, the types and sizes of its parameters, and its Cypher. No data are needed, no engine is started.

QUERY is a text, a file, or - for standard input. What is wrong with it is told as the API tells it.

\b
Examples:
  rapport explain '{{ offerings(first: 10) {{ nodes {{ name }} }} }}'
  rapport explain query.graphql --variables '{{"first": 10}}'
  rapport explain - --role reader --organization digital < query.graphql

\b
{STATUSES}
"""


class ExplainFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def explain(
    query: Annotated[str, typer.Argument(metavar="QUERY", show_default=False, help="A text, a file, or -.")],
    *,
    variables: Annotated[
        str | None,
        typer.Option(metavar="JSON|FILE", help="Variables of the query, an object.", show_default=False),
    ] = None,
    operation: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Which operation, where there are several.", show_default=False),
    ] = None,
    role: Annotated[
        RoleName | None,
        typer.Option(help="As asked by somebody with this role; by default by an administrator.", show_default=False),
    ] = None,
    organization: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            parser=kept,
            help="As asked by somebody, by default a reader, who reaches only this one; repeat it.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[ExplainFormat, typer.Option("--format", help="How to write it.")] = ExplainFormat.TEXT,
) -> None:
    from api.command.explain.asking import Question
    from api.command.explain.printing import explained

    question = Question(query, variables, operation, role and role.value, organization)
    raise typer.Exit(explained(question, as_json=format_ is ExplainFormat.JSON))


def add_to(app: typer.Typer) -> None:
    app.command(help=EXPLAIN, short_help="Say how a GraphQL query is read, with its Cypher.")(explain)
