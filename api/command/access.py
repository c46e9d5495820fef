"""`rapport keys` and `rapport grants`: who may see and do what, given and withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import typer

from api.command import naming
from api.command.answers import put
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import id_for
from api.command.options import settings_with
from api.command.paper import show
from graph.access.granting import Wish, add_key, grant_subject, withdraw
from graph.access.grants import Grants
from graph.errors import BadInput
from graph.model.grant import Credential, Role
from graph.model.scalars import day, now
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from api.command.options import ReportFormat
    from graph.access.grants import Granted
    from graph.database.engine import Database

ACTOR = "command line"
OPENS: Final = {Credential.KEY: "the API", Credential.CALENDAR: "a calendar", Credential.TOKEN: ""}


def wished(
    name: str,
    role: str,
    organizations: Sequence[str] | None,
    expires: str | None,
    *,
    everything: bool,
    hide_counts: bool = False,
    person: str | None = None,
) -> Wish:
    """Raises BadInput for options that do not go together."""
    if everything == bool(organizations):
        raise BadInput("Say what is in reach: --organization ID (as often as needed), or --everything.")
    return Wish(
        name,
        Role(role.upper()),
        None if everything else list(organizations or ()),
        counts_hidden=not hide_counts,
        expires_at=instant_of(expires),
        person=person,
    )


def instant_of(expires: str | None) -> str | None:
    """The first moment of the day, in UTC."""
    if expires is None:
        return None
    try:
        return f"{day(expires)}T00:00:00.000000Z"
    except ValueError as fault:
        raise BadInput(f"--expires: {fault}.") from None


async def key_added(wish: Wish, data: Path | None) -> Status:
    """The key alone on standard output, so that a script can take it."""
    async with estate(data) as database:
        key = await add_key(database, await _by_id(wish, database), ACTOR)
    typer.echo(key.text)
    typer.echo(
        f"This is the key of {wish.name!r}; it is shown only now. Send it as 'Authorization: Bearer KEY'. "
        f"rapport keys revoke {key.id} withdraws it.",
        err=True,
    )
    return Status.FINE


async def calendar_added(person: str, organizations: Sequence[str], expires: str | None, data: Path | None) -> Status:
    """The address alone on standard output, so that a script can take it."""
    from api.http.calendar import PATH  # noqa: PLC0415  # starlette takes a moment to import

    wish = Wish(f"Calendar of {person}", Role.READER, organizations, expires_at=instant_of(expires), person=person)
    public_url = settings_with(data).public_url
    async with estate(data) as database:
        key = await add_key(database, await _by_id(wish, database), ACTOR, Credential.CALENDAR)
    typer.echo(f"{public_url or ''}{PATH}/{key.token}.ics")
    where = "" if public_url else "It begins with where Rapport is served (RAPPORT_PUBLIC_URL). "
    typer.echo(
        f"This is the address of the calendar of {person!r}; it is shown only now, and whoever knows it reads the "
        f"calendar. {where}rapport keys revoke {key.id} withdraws it.",
        err=True,
    )
    return Status.FINE


async def subject_granted(subject: str, wish: Wish, data: Path | None) -> Status:
    async with estate(data) as database:
        id_ = await grant_subject(database, subject, await _by_id(wish, database), ACTOR)
    show([f"Tokens of {subject!r} are taken from now on. rapport grants revoke {id_} withdraws that."])
    return Status.FINE


async def _by_id(wish: Wish, database: Database) -> Wish:
    """The wish with organizations and the person by id, where it names them."""
    person = None if wish.person is None else await id_for(naming.person(wish.person), database)
    if wish.organizations is None:
        return replace(wish, person=person)
    reached = [await id_for(naming.organization(one), database) for one in wish.organizations]
    return replace(wish, organizations=reached, person=person)


async def keys_listed(format_: ReportFormat, data: Path | None) -> Status:
    """Lists keys, those of calendars among them."""
    return await _listed("keys", "opens", (Credential.KEY, Credential.CALENDAR), format_, data)


async def grants_listed(format_: ReportFormat, data: Path | None) -> Status:
    return await _listed("grants", "subject", (Credential.TOKEN,), format_, data)


async def _listed(
    name: str, third: str, credentials: Sequence[Credential], format_: ReportFormat, data: Path | None
) -> Status:
    async with estate(data) as database:
        found = [grant for grant in await Grants(database).listed() if grant.credential in credentials]
    columns = ("id", "name", third, "role", "reaches", "expires", "state")
    rows = [_row(grant, now()) for grant in found]
    blocks = [Table(columns, rows, frozenset())] if found else ["There are none."]
    put(format_, {name: [_card(grant, now()) for grant in found]}, blocks, (columns, rows))
    return Status.FINE


def _card(grant: Granted, at: str) -> dict[str, Any]:
    """A grant as programs read it; no secret is among its fields."""
    return {
        "id": grant.id,
        "name": grant.name,
        "credential": grant.credential,
        "subject": grant.subject,
        "role": grant.role,
        "everything": grant.everything,
        "organizations": grant.organizations,
        "expiresAt": grant.expires_at,
        "state": _state(grant, at).upper(),
    }


def _state(grant: Granted, at: str) -> str:
    return "withdrawn" if grant.revoked_at else "open" if grant.is_open(at) else "expired"


def _row(grant: Granted, at: str) -> tuple[str, ...]:
    return (
        grant.id,
        grant.name,
        grant.subject or OPENS[Credential(grant.credential)],
        grant.role,
        "everything" if grant.everything else ", ".join(grant.organizations),
        (grant.expires_at or "never")[:10],
        _state(grant, at),
    )


async def withdrawn(id_: str, data: Path | None) -> Status:
    async with estate(data) as database:
        name = await withdraw(database, id_, ACTOR)
    show([f"Withdrawn: {name!r} opens nothing from now on."])
    return Status.FINE
