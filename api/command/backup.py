"""`rapport backup`."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from api.command.access import ACTOR
from api.command.ending import Cancelled, Status
from api.command.estate import estate
from api.command.paper import show
from api.command.progress import shown_progress
from graph.database.backup.file import new_file, require_new
from graph.database.backup.taking import take_backup
from graph.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Generator

STANDARD_OUTPUT: Final = Path("-")


async def backed_up(file: Path, data: Path | None, *, erasures: bool) -> Status:
    if file == STANDARD_OUTPUT and sys.stdout.isatty():
        raise BadInput("A backup is no text for a terminal: pipe it somewhere, or name a file.")
    if file != STANDARD_OUTPUT:
        require_new(file)
    try:
        async with estate(data) as database:
            with opened(file) as opened_file, shown_progress() as progress:
                written = await take_backup(database, opened_file, ACTOR, progress, whole=not erasures)
    except asyncio.CancelledError:
        raise Cancelled("No backup was made.") from None
    if file != STANDARD_OUTPUT:
        what = "who was erased" if erasures else f"{written.things:,} things and {written.relations:,} relations"
        show([f"Wrote {what} into {file}, which its owner alone may read."])
    return Status.FINE


@contextlib.contextmanager
def opened(file: Path) -> Generator[BinaryIO]:
    if file == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with new_file(file) as beside:
            yield beside
