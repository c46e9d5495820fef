"""`rapport notices`."""

from __future__ import annotations

from contextlib import aclosing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import typer

from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import Name
from api.command.paper import write
from api.command.things.thing import found_as
from graph.access import LOCAL
from graph.projection.follower import KeptProjection
from graph.text.letters.asking import notice_previews
from graph.writing.outbox.holding import paused
from graph.writing.outbox.holding import release as let_go

if TYPE_CHECKING:
    from pathlib import Path

    from graph.text.letters.previewing import Preview

UNSENT: Final = """
MATCH (n:Notice)-[:OF]->(:Change {id: $id})
WHERE n.state = 'PLANNED' AND n.archivedAt IS NULL
OPTIONAL MATCH (n)-[:FOR]->(p:Person)
RETURN coalesce(n.kind, 'NOTICE'), p.name, n.channel, coalesce(n.subject, ''), coalesce(n.text, ''),
  coalesce(n.textLanguage, n.language, '')
ORDER BY n.deadline, n.id
"""
BY_HAND: Final = "by hand"


async def released(data: Path | None) -> Status:
    async with estate(data) as database:
        pause = await paused(database)
        count = await let_go(database)
    held = (
        "No message was held."
        if not count
        else "1 message was held."
        if count == 1
        else f"{count:,} messages were held."
    )
    typer.echo(f"{held} From now on what is due is sent, where RAPPORT_SEND is true.")
    if pause:
        typer.echo(f"Sending had paused: {pause[1]}")
    return Status.FINE


async def previewed(change: str, data: Path | None) -> Status:
    """Each message that waits to be sent, and each that the next verb of the change's course would make."""
    async with estate(data) as database, aclosing(KeptProjection(database)) as kept:
        id_ = (await found_as(Name(change, ("Change",)), database)).id
        made = await notice_previews(database, kept, LOCAL, id_, datetime.now(UTC).date())
        waiting = await database.read(UNSENT, {"id": id_}, name="unsent")
    write("".join(_waiting(*one) for one in waiting) + "".join(map(_next, made.previews)))
    if not waiting and not made.previews:
        typer.echo("There is no message to send.")
    return Status.FINE


def _waiting(kind: str, reader: str | None, channel: str | None, subject: str, text: str, language: str) -> str:
    return _said(kind, reader, f"{channel or BY_HAND}, {language}", "waits to be sent", f"{subject}\n\n{text}")


def _next(one: Preview) -> str:
    how = f"{one.channel.value if one.channel else BY_HAND}, {one.language}"
    state = "not made yet" + ("" if one.reachable else ", cannot be reached")
    return _said(one.kind.value, one.reader, how, state, f"{one.subject}\n\n{one.text}")


def _said(kind: str, reader: str | None, how: str, state: str, text: str) -> str:
    return f"=== {kind} to {reader or 'a channel'} ({how}), {state}\n{text}\n\n"
