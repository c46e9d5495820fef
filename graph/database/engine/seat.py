"""One process's connection to the supervisor: while it is held the engine runs, and its end tells that it died."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from graph.database.engine.supervisor import STOP, WELCOME

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

    def stay(self, seconds: float) -> None:
        """Asks that the engine run on so long after this process has ended."""
        self._writer.write(f"{seconds}\n".encode())

    def leave(self) -> None:
        self._watch.cancel()
        self._writer.close()


async def join(note: Note) -> Seat | None:
    """None where no supervisor takes a new user any more."""
    found = await _welcomed(note)
    return Seat(*found) if found else None


async def stop(note: Note) -> int | None:
    """How many others use the engine; 0: nobody does, and it ends. None where no supervisor answers."""
    if (found := await _welcomed(note)) is None:
        return None
    reader, writer = found
    try:
        async with asyncio.timeout(INTRODUCTION):
            writer.write(STOP)
            return int(await reader.readline())
    except (OSError, TimeoutError, ValueError):
        return None
    finally:
        writer.close()


async def _welcomed(note: Note) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
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
                return reader, writer
            writer.close()
    return None
