"""The commands that change single things."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from api.command import completing
from api.command.ending import run
from api.command.options import STATUSES, Data, ReportFormat
from api.command.program.things import NAMES
from graph.errors import BadInput

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


SET: Final = f"""\
Change fields of one thing, by the rules of the API, with an event in its trail; what was before is shown, and the command
that sets it back. An empty value clears; several values have commas between them.

{NAMES}
\b
Examples:
  rapport set digital-fleet-routing notice_days=90
  rapport set routing "description=For lorries" --as gwen-partridge
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


ADD: Final = f"""\
Add a new thing of a kind, by the rules of the API, with an event in its trail. Without a kind all are shown, and with one
alone what it asks for.

\b
Examples:
  rapport add
  rapport add change
  rapport add change title="Retire Maps in spring" effective_on=2027-04-01
  rapport add person name="Nora Lind" member_of=fleet --as anselm-krug

\b
{STATUSES}
"""


def add(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KIND FIELD=VALUE…]", autocompletion=completing.kinds, show_default=False),
    ] = None,
    *,
    who: As = None,
    format_: ChangedAs = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.things.adding import added
    from api.command.things.kinds import kind_named
    from api.command.things.offered import put_kind, put_kinds

    form = ReportFormat(format_.value)
    if not words:
        put_kinds("rapport add KIND field=value …", form)
        return
    of = kind_named(words[0])
    if len(words) == 1:
        put_kind(of, form)
        return
    run(lambda: added(of, words[1:], who, form, data))


ARCHIVE: Final = f"""\
Take a thing out of lists and questions; it can be brought back. Relations and the trail stay.

{NAMES}
\b
Examples:
  rapport archive agreement:digital-parcel-fax
  rapport archive agreement:digital-parcel-fax --back

\b
{STATUSES}
"""
DELETE: Final = f"""\
Delete a thing for good, such as one that was added by mistake. What others hang on is refused: archive it instead.

{NAMES}
\b
Examples:
  rapport delete change:spring --yes

\b
{STATUSES}
"""
Thing = Annotated[list[str], typer.Argument(metavar="THING", autocompletion=completing.things(), show_default=False)]


def archive(
    thing: Thing,
    *,
    back: Annotated[bool, typer.Option("--back", help="Bring it back.")] = False,
    who: As = None,
    format_: ChangedAs = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.things.removing import archived

    run(lambda: archived(thing, who, ReportFormat(format_.value), data, back=back))


def delete(
    thing: Thing,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    who: As = None,
    format_: ChangedAs = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.things.removing import deleted

    run(lambda: deleted(thing, who, ReportFormat(format_.value), data, yes=yes))


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
  rapport link stakeholder noor-haddad digital-parcel role=USER"""
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
  rapport do retire-offering maps retires_on=2027-01-01 --as anselm-krug
  rapport do raise-demand relationship=Digital~Parcel offering=maps kind=MORE
  rapport do plan-engagement kind=REVIEW at=2027-02-01 relationships=a~b

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
    from api.command.things.doing import done
    from api.command.things.offered import put_verb, put_verbs
    from api.command.things.verbs import verb_named

    form = ReportFormat(format_.value)
    if not words:
        put_verbs(form)
        return
    verb = verb_named(words[0])
    if len(words) == 1:
        put_verb(verb, form)
        return
    run(lambda: done(verb, words[1:], who, form, data))


def add_to(app: typer.Typer) -> None:
    app.command(help=ADD, short_help="Add a new thing.")(add)
    app.command("set", help=SET, short_help="Change fields of one thing.")(set_)
    app.command(help=ARCHIVE, short_help="Take a thing out of lists and questions.")(archive)
    app.command(help=DELETE, short_help="Delete a thing for good.")(delete)
    link_help = LINK.format(verb="link", examples=LINK_EXAMPLES)
    app.command(help=link_help, short_help="Relate two things.")(link)
    unlink_help = LINK.format(verb="unlink", examples=UNLINK_EXAMPLES)
    app.command(help=unlink_help, short_help="Let two things be related no more.")(unlink)
    app.command(help=DO, short_help="Do what people of the field do.")(do)
