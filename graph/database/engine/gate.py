"""Who uses something of the engine just now, over all processes: many at once, or one alone, for whom the others wait.

Two locked files of the engine's folder. Whoever comes passes the first one, and holds the second for as long as they are
inside. Whoever wants to be alone closes the first, so that nobody new comes in, and waits until the others have left. The
system gives both back when a process ends, however it ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

LOOK: Final = 0.01  # seconds between two looks
READING_AND_WRITING: Final = "engine.door", "engine.inside"
WRITING: Final = "engine.writing-door", "engine.writing"


class Gate:
    """The gate of one process. All methods are called from one event loop. `waiting`: how many wait to come in."""

    def __init__(self, folder: Path, names: tuple[str, str]) -> None:
        """`names`: of its two files."""
        self.waiting = 0
        self._folder = folder
        self._door, self._inside = names
        self._count = 0
        self._files: tuple[BinaryIO, BinaryIO] | None = None

    @contextlib.asynccontextmanager
    async def among_others(self) -> AsyncGenerator[None]:
        self.waiting += 1
        try:
            while not self._entered():  # noqa: ASYNC110  # others' processes close it
                await asyncio.sleep(LOOK)
        finally:
            self.waiting -= 1
        try:
            yield
        finally:
            self._left()

    @contextlib.asynccontextmanager
    async def alone(self, patience: float) -> AsyncGenerator[bool]:
        """Whether it is alone; False where the others did not leave within `patience` seconds."""
        deadline = time.monotonic() + patience
        with self._opened(self._door) as door, self._opened(self._inside) as inside:
            taken = await _taken(door, deadline) and await _taken(inside, deadline)
            if not taken:
                _let_go(door)
            yield taken

    def close(self) -> None:
        for file in self._files or ():
            file.close()
        self._files, self._count = None, 0

    def _entered(self) -> bool:
        """Whether this process got in, found out in one turn of the loop: nobody else of it comes between."""
        door, inside = self._files = self._files or (self._opened(self._door), self._opened(self._inside))
        if not lock(door, shared=True):
            return False
        try:
            if self._count == 0 and not lock(inside, shared=True):
                return False
            self._count += 1
        finally:
            _let_go(door)
        return True

    def _left(self) -> None:
        self._count = max(0, self._count - 1)
        if self._files and self._count == 0:
            _let_go(self._files[1])

    def _opened(self, name: str) -> BinaryIO:
        return (self._folder / name).open("a+b")


async def _taken(file: BinaryIO, deadline: float) -> bool:
    while not lock(file, shared=False):
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(LOOK)
    return True


def lock(file: BinaryIO, *, shared: bool) -> bool:
    """Windows knows no shared locks of this kind: there processes come in one after another."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # exists on Windows alone

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  # exists on POSIX alone

            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _let_go(file: BinaryIO) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # exists on Windows alone

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  # exists on POSIX alone

            fcntl.flock(file, fcntl.LOCK_UN)
