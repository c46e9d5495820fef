"""The embedded engine as the database sees it: a driver that is there whenever it is asked for."""

from __future__ import annotations

import asyncio
import contextlib
from http.client import HTTPException
from typing import TYPE_CHECKING, TypeVar

from graph.database.engine.abandoned import end_abandoned_queries
from graph.database.engine.bolt import bolt_driver
from graph.database.engine.command import DATABASE, USER
from graph.database.engine.folder import EngineFolder
from graph.database.engine.gate import READING_AND_WRITING, WRITING, Gate
from graph.database.engine.rewriting import rewrite
from graph.database.engine.room import lack_of_room, refused_write
from graph.database.engine.self_check import record_counts, self_check
from graph.database.engine.settings import Engine
from graph.database.engine.starting import join_or_start
from graph.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
    from contextlib import AbstractAsyncContextManager

    from neo4j import AsyncDriver
    from neo4j.api import AsyncBookmarkManager
    from neo4j.exceptions import Neo4jError

    from graph.database.engine.folder import Note
    from graph.database.engine.rewriting import Progress, Renewal, Sought
    from graph.database.engine.seat import Seat
    from graph.database.engine.settings import EngineSettings

COULD_NOT_WRITE = {"Neo.ClientError.Transaction.TransactionNotFound", "Neo.DatabaseError.General.UnknownError"}
"""What a commit and a statement of the schema say then, among others."""
ENDING = 5.0  # seconds that java has to end when it is killed
T = TypeVar("T")

CLOSING = 0.1  # seconds until the connection of a call that was given up is closed
QUIET = 3.0  # seconds that others are kept waiting until those who are at work have ended
BETWEEN = 2.0  # seconds in which others can work before it is tried again
TRIES = 10
PATIENCE = 120.0  # seconds until those who write have ended


class EmbeddedEngine:
    engine = Engine.EMBEDDED
    database = DATABASE
    bookmarks: AsyncBookmarkManager | None = None
    outlives_connections = False  # a lost connection means that java died, perhaps of the very question

    def __init__(self, settings: EngineSettings) -> None:
        self.folder = EngineFolder(settings.data)
        self.address = f"the embedded engine in {self.folder.path}"
        self.lost = f"{self.address} has ended or does not answer; it is started again when it is asked next."
        self._settings = settings
        self._gate = Gate(self.folder.path, READING_AND_WRITING)
        self._writers = Gate(self.folder.path, WRITING)
        self._driver: AsyncDriver | None = None
        self._note: Note | None = None
        self._seat: Seat | None = None
        self._sweeps: set[asyncio.Task[None]] = set()
        self._start: asyncio.Task[AsyncDriver] | None = None
        self._closed = False

    @property
    def starting(self) -> bool:
        return self._start is not None and not self._start.done()

    async def driver(self) -> AsyncDriver:
        """Starts the engine again if it died; whoever waits for that waits for the same start. Raises Unavailable."""
        if self._closed:
            raise Unavailable(f"Nothing is read any more from {self.address}: it was closed.")
        if self._driver and self._seat and not self._seat.gone:
            return self._driver
        if self._start is None or not self.starting:
            self._start = asyncio.create_task(self._restart())
            self._start.add_done_callback(lambda start: start.cancelled() or start.exception())
        return await asyncio.shield(self._start)

    async def _restart(self) -> AsyncDriver:
        await self._leave()
        self._note, self._seat = note, _ = await join_or_start(self.folder, self._settings)
        self._driver = bolt_driver(note.address, (USER, note.password))
        return self._driver

    def require_writable(self) -> None:
        if lack := lack_of_room(self.folder.path):
            raise Unavailable(self._cannot_write(lack))

    async def trouble(self, error: Neo4jError, *, writes: bool) -> str | None:
        """What a full disk has torn must stay the last in the engine's log: the engine ends, and the next one, which has
        room, replays all before it.
        """
        if not writes or error.code not in COULD_NOT_WRITE:
            return None
        lack = lack_of_room(self.folder.path) or await asyncio.to_thread(refused_write, self.folder.path)
        if lack is None:
            return None
        await self._end()
        return self._cannot_write(lack)

    def _cannot_write(self, lack: str) -> str:
        return (
            f"The embedded engine in {self.folder.path} cannot write: {lack}. Nothing is written until there is room."
        )

    async def _end(self) -> None:
        if self._note and (java := self.folder.process(self._note.java)):
            java.kill()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ENDING):
                while self._seat and not self._seat.gone:  # noqa: ASYNC110  # others' process
                    await asyncio.sleep(CLOSING)

    def at_work(self) -> AbstractAsyncContextManager[None]:
        """Holds off, while something is read or written, that the files are rewritten."""
        return self._gate.among_others()

    def writing(self) -> AbstractAsyncContextManager[None]:
        return self._writers.among_others()

    @property
    def writers_wait(self) -> bool:
        return self._writers.waiting > 0

    @contextlib.asynccontextmanager
    async def without_writers(self) -> AsyncGenerator[None]:
        """A transaction of this engine sees what others commit meanwhile, so that nobody may."""
        await self.driver()
        async with self._writers.alone(PATIENCE) as alone:
            if not alone:
                raise Unavailable(f"Somebody has been writing for {PATIENCE:g} seconds; ask again.")
            yield

    async def rewritten(self, sought: Sought, renewals: Sequence[Renewal], progress: Progress) -> list[str]:
        """Names of files in which something of what is sought still is. Raises Unavailable where somebody is at work all
        the time, or the engine ends.
        """
        await self.driver()
        self.require_writable()
        assert self._note  # noqa: S101  # the driver has one
        for _ in range(TRIES):
            async with self._gate.alone(QUIET) as alone:
                if alone:
                    work = asyncio.to_thread(rewrite, self._note, self.folder.path, sought, renewals, progress)
                    return await self._rewritten(finished(asyncio.ensure_future(work)))
            await asyncio.sleep(BETWEEN)
        raise Unavailable("The engine's files could not be rewritten: somebody was at work all the time. Erase again.")

    async def _rewritten(self, work: Awaitable[list[str]]) -> list[str]:
        try:
            return await work
        except Unavailable:
            if lack_of_room(self.folder.path):
                await self._end()
            raise

    async def record_counts(self) -> dict[str, int]:
        return await self._told(record_counts)

    async def self_check(self) -> list[str]:
        return await self._told(self_check)

    async def _told(self, tell: Callable[[Note], T]) -> T:
        await self.driver()
        assert self._note  # noqa: S101  # the driver has one
        try:
            async with self.at_work():
                return await asyncio.to_thread(tell, self._note)
        except (OSError, HTTPException) as error:
            raise Unavailable(self.lost) from error

    def abandon(self) -> None:
        """Ends, a little later, what runs for a call that was given up: this engine does not notice by itself."""
        if self._note and not self._closed:
            sweep = asyncio.create_task(swept(self._note))
            self._sweeps.add(sweep)
            sweep.add_done_callback(self._sweeps.discard)

    async def _leave(self) -> None:
        driver, self._driver = self._driver, None
        if driver:
            await driver.close()
        seat, self._seat = self._seat, None
        if seat:
            seat.leave()

    async def close(self) -> None:
        self._closed = True
        if self._start and self.starting:
            self._start.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._start
        await asyncio.gather(*self._sweeps)
        died = self._seat and self._seat.gone
        await self._leave()
        self._gate.close()
        self._writers.close()
        if died:
            async with self.folder.turn():
                await self.folder.tidy()


async def finished(work: asyncio.Future[T]) -> T:
    """What is begun in a thread goes on when whoever waits gives up: that is waited for."""
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        await asyncio.wait([work])
        raise


async def swept(note: Note) -> None:
    await asyncio.sleep(CLOSING)
    await asyncio.to_thread(end_abandoned_queries, note)
