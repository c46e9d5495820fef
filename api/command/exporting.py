"""`rapport export`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from api.command.access import ACTOR
from api.command.ending import Cancelled, Status
from api.command.estate import estate
from api.command.paper import show
from api.command.progress import shown_progress
from graph.database.event_log import Entry, record
from graph.model.event import EventAction
from graph.text.documents.blocks import Table
from seed.exporting import export_estate

if TYPE_CHECKING:
    from pathlib import Path

    from api.command.options import FileFormat
    from graph.database.engine import Database


async def exported(place: Path, format_: FileFormat, data: Path | None) -> Status:
    async with estate(data) as database:
        rows = await _files(database, place, format_)
        entry = Entry(action=EventAction.EXPORTED, actor=ACTOR, place="rapport export")
        await database.write(lambda transaction: record(transaction, entry), name="exported")
        show([f"Wrote {sum(rows.values()):,} rows into {place}:"])
        show([Table(("", "rows"), [(name, f"{count:,}") for name, count in rows.items()], frozenset({"rows"}))])
    return Status.FINE


async def _files(database: Database, place: Path, format_: FileFormat) -> dict[str, int]:
    """Rows by file. Raises Cancelled at Ctrl-C, with what that left."""
    try:
        with shown_progress() as progress:
            return await export_estate(database, place, format_.value, progress)
    except asyncio.CancelledError:
        raise Cancelled("Nothing was exported.") from None
