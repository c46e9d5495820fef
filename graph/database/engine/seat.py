"""One process's connection to the supervisor: while it is held the engine runs, and its end tells that it died."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from graph.database.engine.supervisor import WELCOME

if TYPE_CHECKING:
    from graph.database.engine.folder import Note

INTRODUCTION = 5.0  # seconds


class Seat:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.gone = False
        self._writer = writer
        self._watch = asyncio.create_task(self._until_gone(reader))

    async def _until_gone(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(OSError):
            await reader.read()
        self.gone = True

    def leave(self) -> None:
        self._watch.cancel()
        self._writer.close()


async def join(note: Note) -> Seat | None:
    """None where no supervisor takes a new user any more."""
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(INTRODUCTION):
            reader, writer = await asyncio.open_connection("127.0.0.1", note.port)
            writer.write(f"{note.token}\n".encode())
            try:
                welcome = await reader.readline() == WELCOME
            except BaseException:
                writer.close()
                raise
            if welcome:
                return Seat(reader, writer)
            writer.close()
    return None
