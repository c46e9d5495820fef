"""`rapport stop`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.command.ending import Status
from api.command.options import settings_with
from api.command.paper import show
from graph.database.engine import Engine
from graph.database.engine.folder import EngineFolder
from graph.database.engine.seat import stop
from graph.errors import BadInput, Unavailable

if TYPE_CHECKING:
    from pathlib import Path


async def stopped(data: Path | None) -> Status:
    """Ends the embedded engine where nobody uses it. Raises Unavailable where somebody does."""
    settings = settings_with(data).engine
    if settings.engine is not Engine.EMBEDDED:
        raise BadInput(f"The data are in Neo4j at {settings.uri}, which Rapport did not start and does not stop.")
    folder = EngineFolder(settings.data)
    note = folder.written_note()
    others = await stop(note) if note else None
    if note is None or others is None:
        show([f"No engine runs in {folder.path}."])
        return Status.FINE
    if others:
        programs = "another program" if others == 1 else f"{others} other programs"
        raise Unavailable(f"The engine in {folder.path} is used by {programs}, such as rapport serve: end that first.")
    await folder.end(note)
    show([f"Stopped the engine in {folder.path}."])
    return Status.FINE
