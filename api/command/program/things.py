"""The commands that find, show, list and change single things."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from api.command import completing
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, ReportFormat
from graph.errors import BadInput

NAMES: Final = """\
A thing is named by its id, or by its whole name in any case; where several are called so, they are shown. Its kind may
stand before it: offering:routing, or offering routing.
"""

As = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="PERSON", help="Who changes it, by id or name; by default RAPPORT_ACTOR.", show_default=False
    ),
]


class ChangeFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


ChangedAs = Annotated[ChangeFormat, typer.Option("--format", help="How to write what was changed.")]


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

\b
json is the answer to the GraphQL query search(text:, kinds:, first:).
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

\b
json has the names of the GraphQL type; html is one page to be printed; mermaid and dot draw what it is related to.
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
of an estate hold. It is always said how many there are.

A condition is field=value, field~part of a text, field<value, field>=value; a relation is followed by the id or name of
the thing it leads to. Several conditions hold together.

\b
Examples:
  rapport list agreements --where consumer=fleet --sort valid_to
  rapport list agreements --where offering="Routing"
  rapport list offerings --where provider=geo --where status=AVAILABLE
  rapport list people --where memberOf="Digital" --columns name,email
  rapport list commitments --where 'due<2027-01-01' --sort -due --all --format csv

\b
json has the names of the GraphQL query for the kind.
{STATUSES}
"""


def list_(
    kind: Annotated[str, typer.Argument(metavar="KIND", autocompletion=completing.kinds, show_default=False)],
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

    of = kind_named(kind)
    filter_ = filter_of(of, where or ())
    chosen = columns_of(of, columns, filter_)
    question = Question(of, chosen, filter_, sort_of(of, sort or ()), None if every else first)
    run(lambda: listed(question, format_, data))


SET: Final = f"""\
Change fields of one thing, by the rules of the API, with an event in its trail; what was before is shown, and the command
that sets it back. An empty value clears; several values have commas between them.

{NAMES}
\b
Examples:
  rapport set digital-fleet-routing notice_days=90
  rapport set routing "description=Routes that lorries may drive" --as gwen-partridge
  rapport set person:noor-haddad email=

\b
{STATUSES}
"""


def set_(
    thing: Annotated[
        list[str], typer.Argument(metavar="THING FIELD=VALUE…", autocompletion=completing.things(), show_default=False)
    ],
    *,
    who: As = None,
    format_: ChangedAs = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.things.setting import refuse_nothing, were_set

    words, given = _apart(thing)
    refuse_nothing(given)
    run(lambda: were_set(words, given, who, ReportFormat(format_.value), data))


def _apart(words: list[str]) -> tuple[list[str], list[str]]:
    """(which thing, its fields): the thing is one word, or a kind and a word."""
    first = next((at for at, word in enumerate(words) if "=" in word and at), len(words))
    if first > 2:  # a kind and an id
        raise BadInput(f"{' '.join(words[:first])!r} is no thing: put a name of several words between quotes.")
    return words[:first], words[first:]


LINK: Final = f"""\
Relate two things, or change what their relation says: who owns an offering, what rests on what, who has a role. Things
are named by id or name, as rapport {{verb}} RELATION FROM TO field=value.

\b
Relations:
  membership person organization          owner person offering
  dependency needing needed               successor offering successor
  stakeholder person relationship         agreement-covers agreement offering
  deputy deputy person                    changed-offering change offering
and others; rapport {{verb}} with a wrong one shows all.

\b
Examples:
  {{examples}}

\b
{STATUSES}
"""
LINK_EXAMPLES: Final = """rapport link dependency routing maps criticality=HIGH
  rapport link owner "Gwen Partridge" routing since=2027-01-01
  rapport link stakeholder noor-haddad digital-parcel role=USER --as petr-lukin"""
UNLINK_EXAMPLES: Final = """rapport unlink dependency routing maps
  rapport unlink stakeholder noor-haddad digital-parcel role=USER"""

Relation = Annotated[str, typer.Argument(metavar="RELATION", show_default=False)]
Ends = Annotated[list[str], typer.Argument(metavar="FROM TO FIELD=VALUE…", show_default=False)]


def link(
    relation: Relation, ends: Ends, *, who: As = None, format_: ChangedAs = ChangeFormat.TABLE, data: Data = None
) -> None:
    _related("link", relation, ends, who, format_, data)


def unlink(
    relation: Relation, ends: Ends, *, who: As = None, format_: ChangedAs = ChangeFormat.TABLE, data: Data = None
) -> None:
    _related("unlink", relation, ends, who, format_, data)


def _related(verb: str, relation: str, words: list[str], who: str | None, format_: ChangeFormat, data: Data) -> None:
    from api.command.things.linking import refuse_few, related

    ends, given = words[:2], words[2:]
    refuse_few(ends, verb)
    run(lambda: related(verb, relation, ends, given, who, ReportFormat(format_.value), data))


DO: Final = f"""\
Do what people of the field do, by a verb of the API: plan an engagement, keep a commitment, renew an agreement, retire an
offering … Without a verb all are shown, and with one alone what it asks for.

\b
Examples:
  rapport do
  rapport do retire-offering
  rapport do retire-offering maps retires_on=2027-01-01 successor="Maps Next" --as anselm-krug
  rapport do raise-demand relationship=Digital~Parcel text="A second drop on Mondays" kind=NEW

\b
{STATUSES}
"""


def do(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[VERB [THING] FIELD=VALUE…]", show_default=False)
    ] = None,
    *,
    who: As = None,
    format_: ChangedAs = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.paper import show as put_out
    from api.command.things.doing import asked_for, done, every_verb, verb_named

    if not words:
        put_out(every_verb())
        return
    verb = verb_named(words[0])
    if len(words) == 1:
        put_out(asked_for(verb))
        return
    run(lambda: done(verb, words[1:], who, ReportFormat(format_.value), data))


def add_to(app: typer.Typer) -> None:
    app.command(help=FIND, short_help="Find things by a part of their name.")(find)
    app.command(help=SHOW, short_help="Show one thing, and what it rests on.")(show)
    app.command("list", help=LIST, short_help="List things of a kind.")(list_)
    app.command("set", help=SET, short_help="Change fields of one thing.")(set_)
    link_help = LINK.format(verb="link", examples=LINK_EXAMPLES)
    app.command(help=link_help, short_help="Relate two things.")(link)
    unlink_help = LINK.format(verb="unlink", examples=UNLINK_EXAMPLES)
    app.command(help=unlink_help, short_help="Let two things be related no more.")(unlink)
    app.command(help=DO, short_help="Do what people of the field do.")(do)
