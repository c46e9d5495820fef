"""`rapport person`: what is kept about somebody, and its erasure."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import orjson
import typer

from api.command.access import ACTOR
from api.command.ending import Status
from api.command.estate import estate
from api.command.paper import show
from graph.errors import BadInput
from graph.personal import erase_person, personal_data

if TYPE_CHECKING:
    from pathlib import Path


async def data_shown(person: str, data: Path | None) -> Status:
    """As JSON: it is handed on."""
    async with estate(data) as database:
        found = await personal_data(database, person)
    events = [event._asdict() for event in found.events]
    typer.echo(orjson.dumps({**asdict(found), "events": events}, option=orjson.OPT_INDENT_2).decode())
    return Status.FINE


async def erased(person: str, data: Path | None, *, yes: bool) -> Status:
    if not yes:
        if not sys.stdin.isatty():
            raise BadInput("Erasing cannot be undone: say --yes where nobody can be asked.")
        typer.confirm(f"Erase {person!r} for good?", abort=True)
    async with estate(data) as database:
        made = await erase_person(database, person, ACTOR, "rapport person erase")
    show([f"Erased. {made.id} stays in its place; {made.texts:,} texts and {made.events:,} events were masked."])
    return Status.FINE
