"""What a shell offers behind a word that was begun: ids of things, and kinds. The graph is asked where it answers at once: a
Neo4j, or an embedded engine that runs already; none is started.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING, Final

import typer  # noqa: TC002  # it reads the annotations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.database.engine import EngineSettings

    Completion = Callable[[typer.Context, str], list[tuple[str, str]]]

LONGEST: Final = 3.0
"""Seconds after which nothing is offered."""
MOST: Final = 50
TITLED: Final = frozenset({"Change"})
"""Kinds whose titles `search` does not look through."""
ASKED_BY: Final = "_RAPPORT_COMPLETE"
"""Says which shell asks."""


def things(*labels: str) -> Completion:
    """Offers things whose id or name begins as the word does, of the kinds with these labels, or of all kinds."""

    def begun(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        with contextlib.suppress(Exception):  # a shell shows nothing of what goes wrong
            return asyncio.run(_found(incomplete, labels, context.params.get("data")))
        return []

    return begun


def kinds(incomplete: str) -> list[str]:
    from api.command.things.kinds import STATED, written  # noqa: PLC0415  # only where a shell asks

    return [word for word in map(written, STATED) if word.startswith(incomplete)]


async def _found(begun: str, labels: tuple[str, ...], data: Path | None) -> list[tuple[str, str]]:
    from api.command.options import settings_with  # noqa: PLC0415  # only where a shell asks
    from graph.database.engine import open_database  # noqa: PLC0415  # likewise
    from graph.model import MODEL  # noqa: PLC0415  # likewise
    from graph.reading import EVERYTHING, Reading, Window  # noqa: PLC0415  # likewise
    from graph.reading.titled import changes_begun  # noqa: PLC0415  # likewise

    settings = settings_with(data).engine
    async with asyncio.timeout(LONGEST):
        if not begun.strip() or not await _answers(settings):
            return []
        async with open_database(settings) as database:
            found: list[tuple[str, str]] = []
            if not labels or set(labels) - TITLED:
                hits = (await Reading(database, MODEL, EVERYTHING).search(begun, labels or None, Window(MOST))).hits
                found = [(hit.id, hit.text) for hit in hits]
            if not labels or TITLED.intersection(labels):
                found += await changes_begun(database, begun)
    return [(word, called) for id_, called in found if (word := _word(id_, called, begun))]


def _word(id_: str, called: str, begun: str) -> str:
    """The id where it begins so, else the name; shells take no other words. Bash wants blanks escaped."""
    if id_.startswith(begun):
        return id_
    name = called if called.startswith(begun) else ""
    return name.replace(" ", "\\ ") if os.environ.get(ASKED_BY) == "complete_bash" else name


async def _answers(settings: EngineSettings) -> bool:
    from graph.database.engine import Engine  # noqa: PLC0415  # only where a shell asks
    from graph.database.engine.folder import EngineFolder  # noqa: PLC0415  # likewise
    from graph.database.engine.seat import join  # noqa: PLC0415  # likewise

    if settings.engine is not Engine.EMBEDDED:
        return True
    note = EngineFolder(settings.data).written_note()
    seat = await join(note) if note else None
    if seat:
        seat.leave()
    return seat is not None
