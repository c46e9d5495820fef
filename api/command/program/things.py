"""The commands that find, show and list things."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from api.command import completing
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, ReportFormat

NAMES: Final = """\
A thing is named by its id, or by its whole name in any case; where several are called so, they are shown. Its kind may
stand before it: offering:routing, or offering routing.
"""


class ShowFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    MERMAID = "mermaid"
    DOT = "dot"


FIND: Final = f"""\
Find things by a part of their name, or by the beginning of their id: organizations, people, offerings, agreements,
usage scenarios and improvements. Case and accents make no difference. Several words are sought together, in any order.

\b
Examples:
  rapport find rout
  rapport find arrival estimate
  rapport find lukin --kind person

json is the answer to the GraphQL query search(text:, kinds:, first:).

\b
{STATUSES}
"""


def find(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", show_default=False)],
    *,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only of this kind; repeat it.", show_default=False)
    ] = None,
    first: Annotated[int, typer.Option(metavar="NUMBER", min=1, max=200, help="So many of the best.")] = 20,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.things.finding import found
    from api.command.things.kinds import kind_named

    kinds = [kind_named(word) for word in kind or ()]
    run(lambda: found(" ".join(text), kinds, first, format_, data))


SHOW: Final = f"""\
Show one thing with all that is known of it; of an offering, what it rests on and what rests on it.

{NAMES}
\b
Examples:
  rapport show routing
  rapport show "Пётр Лукин"
  rapport show agreement digital-fleet-routing
  rapport show routing --format mermaid

json has the names of the GraphQL type; html is one page to be printed; mermaid and dot draw what it is related to.

\b
{STATUSES}
"""


def show(
    thing: Annotated[
        list[str], typer.Argument(metavar="THING", autocompletion=completing.things(), show_default=False)
    ],
    *,
    depth: Annotated[
        int, typer.Option(metavar="LEVELS", min=1, max=6, help="So many levels of what rests on what.")
    ] = 2,
    every: Annotated[bool, typer.Option("--all", help="All related things, and not the first ten.")] = False,
    format_: Annotated[ShowFormat, typer.Option("--format", help="How to write it.")] = ShowFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.things.showing import shown

    run(lambda: shown(thing, depth, format_.value, data, every=every))


LIST: Final = f"""\
List things of a kind: organizations, people, offerings, relationships, agreements, changes, and all others that files
of an estate hold. It is always said how many there are. Without a kind all kinds are shown.

A condition is field=value, field~part of a text, field<value, field>=value; a relation is followed by the id or name of
the thing it leads to. Several conditions hold together.

\b
Examples:
  rapport list agreements --where consumer=fleet --sort valid_to
  rapport list agreements --where offering="Routing"
  rapport list offerings --where provider=geo --where status=AVAILABLE
  rapport list people --where memberOf="Digital" --columns name,email
  rapport list commitments --where 'due<2027-01-01' --sort -due --all

json has the names of the GraphQL query for the kind.

\b
{STATUSES}
"""


def list_(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", autocompletion=completing.kinds, show_default=False)
    ] = None,
    *,
    where: Annotated[
        list[str] | None, typer.Option(metavar="CONDITION", help="Only those; repeat it.", show_default=False)
    ] = None,
    sort: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="By this field, with - before it the last first.", show_default=False),
    ] = None,
    columns: Annotated[
        str | None, typer.Option(metavar="FIELDS", help="Which columns, commas between them.", show_default=False)
    ] = None,
    first: Annotated[int, typer.Option(metavar="NUMBER", min=1, help="So many.")] = 20,
    every: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.things.conditions import filter_of
    from api.command.things.kinds import kind_named
    from api.command.things.listing import Question, columns_of, listed, sort_of

    if kind is None:
        from api.command.things.offered import put_kinds

        put_kinds("rapport list KIND", format_)
        return
    of = kind_named(kind)
    filter_ = filter_of(of, where or ())
    chosen = columns_of(of, columns, filter_)
    question = Question(of, chosen, filter_, sort_of(of, sort or ()), None if every else first)
    run(lambda: listed(question, format_, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=FIND, short_help="Find things by a part of their name.")(find)
    app.command(help=SHOW, short_help="Show one thing, and what it rests on.")(show)
    app.command("list", help=LIST, short_help="List things of a kind.")(list_)
