"""`rapport person`: what is kept about somebody, and its erasure."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import typer

from api.command import naming
from api.command.access import ACTOR
from api.command.answers import put_json
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import id_for
from api.command.paper import show
from api.command.progress import shown_progress
from graph.errors import BadInput
from graph.text.documents.blocks import Heading, Table
from graph.writing.personal_data import erase_person, personal_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph.text.documents.blocks import Block
    from graph.writing.personal_data import Erased, Mention

SHOWN: Final = 100
LONGEST: Final = 70
"""Letters of a text that is listed."""


async def data_shown(person: str, data: Path | None) -> Status:
    """Prints all that is kept about a person as JSON: it is handed on."""
    async with estate(data) as database:
        found = await personal_data(database, await id_for(naming.person(person), database))
    events = [event._asdict() for event in found.events]
    put_json({**asdict(found), "events": events})
    return Status.FINE


async def erased(person: str, data: Path | None, also: Sequence[str], *, yes: bool) -> Status:
    if not yes:
        if not sys.stdin.isatty():
            raise BadInput("Erasing cannot be undone: say --yes where nobody can be asked.")
        typer.confirm(f"Erase {person!r} for good?", abort=True)
    async with estate(data) as database:
        id_ = await id_for(naming.person(person), database)
        with shown_progress() as progress:
            made = await erase_person(database, id_, ACTOR, "rapport person erase", also=also, progress=progress)
    show(told(made))
    return Status.FINE


def told(made: Erased) -> Iterator[Block]:
    yield f"Erased. {made.id} stays in its place; {made.texts:,} texts and {made.events:,} events were masked."
    if made.ids:
        yield f"Other things that had the name in their ids and have {made.id} there now: {made.ids:,}."
    if made.rewritten:
        yield "The engine's files were rewritten; nothing of it is left in them."
    elif made.rewritten is False:
        yield "The engine's files could not be rewritten; it is done at the next start of rapport serve."
    yield from undecided_blocks(made.undecided)
    if made.undecided:
        yield "Words that mean nobody else are masked by: " + f"rapport person erase {made.id} --also WORD"


def undecided_blocks(undecided: Sequence[Mention]) -> Iterator[Block]:
    if undecided:
        yield Heading("These may name the person, and may not. They were left: look at them, and decide.")
        rows = [(each.kind, each.id, each.property, shortened(each.text)) for each in undecided[:SHOWN]]
        yield Table(("kind", "id", "where", "text"), rows, frozenset())
    if len(undecided) > SHOWN:
        yield f"… and {len(undecided) - SHOWN:,} more"


def shortened(text: str | Sequence[str]) -> str:
    one = " ".join((text if isinstance(text, str) else ", ".join(text)).split())
    return one if len(one) <= LONGEST else f"{one[: LONGEST - 1]}…"
