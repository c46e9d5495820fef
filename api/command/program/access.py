"""The commands `rapport keys …`, `rapport grants …` and `rapport person …` with their options and help."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from api.command.ending import run
from api.command.options import STATUSES, Data, Format, ReportFormat  # typer reads the annotations
from graph.model.texts import kept


class RoleName(StrEnum):
    READER = "reader"
    MANAGER = "manager"
    OWNER = "owner"
    ADMIN = "admin"


ROLES: Final = """\
\b
Roles, each may do what those before it may:
  reader    reads what is in reach, without e-mail and telephone numbers
  manager   sees addresses, keeps relationships
  owner     keeps offerings, dependencies and agreements, announces changes
  admin     everything: import, export, access, erasing people, in all reach

In reach are the organizations named, with all their parts: their relationships with all that hangs on them, their
offerings, their people, and the other sides. What is not in reach does not exist for whoever asks.
"""

KEYS: Final = f"""\
API keys of programs: each with a name, a role and a reach of its own; and addresses of calendars.

{ROLES}
\b
Examples:
  rapport keys add "Service portal" --role reader --organization digital
  rapport keys add "Nightly import" --role admin --everything
  rapport keys calendar lucia-ferreyra --organization fleet
  rapport keys list
  rapport keys revoke ID

\b
{STATUSES}
"""

GRANTS: Final = f"""\
What people may see and do who come with a token of the identity provider (RAPPORT_OIDC_ISSUER).

SUBJECT is what stands in the claim sub of their tokens; who comes without a grant is told it.

{ROLES}
\b
Examples:
  rapport grants add 2f1c… --role manager --organization verdane
  rapport grants list
  rapport grants revoke ID

\b
{STATUSES}
"""

PERSON: Final = f"""\
What is kept about a person, and its erasure.

\b
Examples:
  rapport person data noor-haddad > noor-haddad.json
  rapport person erase noor-haddad

\b
{STATUSES}
"""

keys = typer.Typer(
    help=KEYS, short_help="API keys of programs, and calendars.", rich_markup_mode=None, no_args_is_help=True
)
grants = typer.Typer(
    help=GRANTS, short_help="What people with tokens may.", rich_markup_mode=None, no_args_is_help=True
)

person = typer.Typer(
    help=PERSON, short_help="What is kept about a person.", rich_markup_mode=None, no_args_is_help=True
)

RoleOption = Annotated[RoleName, typer.Option("--role", help="What may be done.")]
Organizations = Annotated[
    list[str] | None,
    typer.Option(
        "--organization",
        metavar="ID",
        parser=kept,
        help="In reach, with all its parts; repeat it.",
        show_default=False,
    ),
]
Everything = Annotated[bool, typer.Option("--everything", help="The whole estate is in reach.")]
Expires = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="First day (UTC) on which it opens nothing; never.", show_default=False),
]
HideCounts = Annotated[
    bool, typer.Option("--hide-counts", help="Do not even say how much is left out because it may not be seen.")
]
Id = Annotated[str, typer.Argument(metavar="ID", parser=kept, show_default=False)]


@keys.command("add", help="Make a key. It is shown once, and kept as a hash.", short_help="Make a key.")
def add_key(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="What it is for.")],
    *,
    role: RoleOption = RoleName.READER,
    organization: Organizations = None,
    everything: Everything = False,
    expires: Expires = None,
    hide_counts: HideCounts = False,
    data: Data = None,
) -> None:
    from api.command.access import key_added, wished

    wish = wished(name, role.value, organization, expires, everything=everything, hide_counts=hide_counts)
    run(lambda: key_added(wish, data))


@keys.command(
    "calendar",
    help="Make the address of a person's calendar: planned changes of the organizations named as consumers, what the "
    "person was told, and what waits for the person. It is shown once, and opens nothing else.",
    short_help="Make the address of a calendar.",
)
def add_calendar(
    person: Annotated[str, typer.Argument(metavar="PERSON", parser=kept, show_default=False, help="Whose it is.")],
    *,
    organization: Annotated[
        list[str],
        typer.Option(
            "--organization",
            metavar="ID",
            parser=kept,
            help="In reach, with all its parts; repeat it.",
            show_default=False,
        ),
    ],
    expires: Expires = None,
    data: Data = None,
) -> None:
    from api.command.access import calendar_added

    run(lambda: calendar_added(person, organization, expires, data))


@keys.command("list", help="Show all keys, the withdrawn ones too; never the keys themselves.", short_help="Show all.")
def list_keys(*, format_: Format = ReportFormat.TABLE, data: Data = None) -> None:
    from api.command.access import keys_listed

    run(lambda: keys_listed(format_, data))


@keys.command("revoke", help="Withdraw a key or a calendar: its next request is refused.", short_help="Withdraw one.")
def revoke_key(id_: Id, data: Data = None) -> None:
    from api.command.access import withdrawn

    run(lambda: withdrawn(id_, data))


@grants.command("add", help="Let somebody in; what was granted before is replaced.", short_help="Let somebody in.")
def add_grant(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", show_default=False, help="The claim sub of the tokens.")],
    *,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Whose they are.", show_default=False)],
    role: RoleOption = RoleName.READER,
    organization: Organizations = None,
    everything: Everything = False,
    expires: Expires = None,
    hide_counts: HideCounts = False,
    person_id: Annotated[
        str | None,
        typer.Option(
            "--person", metavar="ID", parser=kept, help="The person of the estate who it is.", show_default=False
        ),
    ] = None,
    data: Data = None,
) -> None:
    from api.command.access import subject_granted, wished

    wish = wished(
        name, role.value, organization, expires, everything=everything, hide_counts=hide_counts, person=person_id
    )
    run(lambda: subject_granted(subject, wish, data))


@grants.command("list", help="Show all grants, the withdrawn ones too.", short_help="Show all.")
def list_grants(*, format_: Format = ReportFormat.TABLE, data: Data = None) -> None:
    from api.command.access import grants_listed

    run(lambda: grants_listed(format_, data))


@grants.command("revoke", help="Withdraw a grant: the next request is refused.", short_help="Withdraw a grant.")
def revoke_grant(id_: Id, data: Data = None) -> None:
    from api.command.access import withdrawn

    run(lambda: withdrawn(id_, data))


@person.command("data", help="Show all that is kept about a person, as JSON.", short_help="Show all that is kept.")
def data_of_person(id_: Id, data: Data = None) -> None:
    from api.command.person import data_shown

    run(lambda: data_shown(id_, data))


@person.command(
    "erase",
    help="Erase a person for good: a nameless one stays where roles and answers need one.",
    short_help="Erase for good.",
)
def erase_person(
    id_: Id,
    *,
    also: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD", help="A further word that means the person and nobody else; repeat it.", show_default=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before erasing.")] = False,
    data: Data = None,
) -> None:
    from api.command.person import erased

    run(lambda: erased(id_, data, also or (), yes=yes))


def add_to(app: typer.Typer) -> None:
    app.add_typer(keys, name="keys")
    app.add_typer(grants, name="grants")
    app.add_typer(person, name="person")
