"""The database: reads, writes and schema statements, alike on both engines."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.database.engine.bolt import Neo4jServer
from graph.database.engine.embedded import EmbeddedEngine
from graph.database.engine.refusals import Attempts, refusal
from graph.database.engine.settings import Engine
from graph.errors import TimedOut, Unavailable

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from graph.database.engine.bolt import Source
    from graph.database.engine.rewriting import Progress, Renewal, Sought
    from graph.database.engine.settings import EngineSettings

T = TypeVar("T")

FIRST_DELAY = 0.02  # seconds before the second attempt; the driver's own second is too long
LONGEST_DELAY = 1.0
OPENING = 90.0  # seconds, two starts of the embedded engine among them
PRODUCT = re.compile(r"(\w+)[/ ](\d[\w.-]*)")  # "Neo4j/2026.08.1", "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)"
EVERYTHING = -1  # rows are fetched in one go


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    version: str


class Transaction:
    def __init__(self, transaction: neo4j.AsyncTransaction, name: LiteralString) -> None:
        self._transaction = transaction
        self._name: LiteralString = name

    async def run(self, statement: LiteralString, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]:
        """Rows, columns by position. What it raises is `Database.write`'s to handle: let it pass."""
        result = await self._transaction.run(named(statement, self._name), dict(parameters or {}))
        return await result.values()


class Database:
    """`snapshot`: the file in which rows of the projection are kept between starts, None where they are not."""

    def __init__(self, source: Source, snapshot: Path | None = None) -> None:
        self.snapshot = snapshot
        self._source = source
        self._one_writer = asyncio.Lock()  # the embedded engine wants it, and both are faster with it
        self.on_write: set[Callable[[], None]] = set()
        """Called after each write of this process."""

    @property
    def engine(self) -> Engine:
        return self._source.engine

    async def read(
        self,
        statement: LiteralString,
        parameters: Mapping[str, Any] | None = None,
        *,
        name: LiteralString,
        timeout: float = 10.0,  # noqa: ASYNC109  # the engine's own time-out is set as well
        leader: bool = False,
    ) -> list[list[Any]]:
        """Rows, columns by position. On a cluster `leader` asks the member that has every acknowledged write;
        later reads of this database then wait until their member has seen as much.
        """

        async def once() -> list[list[Any]]:
            async with self._session(writes=leader) as session:
                query = neo4j.Query(named(statement, name), timeout=timeout)
                result = await session.run(query, dict(parameters or {}))
                return await result.values()

        return await self._attempted(once, name, timeout)

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        name: LiteralString,
        timeout: float = 30.0,  # noqa: ASYNC109  # the engine's own time-out is set as well
    ) -> T:
        """One transaction around `work`, which runs again after a conflict and so must change nothing else."""

        async def once() -> T:
            async with (
                self._writing() as session,
                await session.begin_transaction(timeout=timeout) as transaction,
            ):
                return await work(Transaction(transaction, name))

        written = await self._attempted(once, name, timeout)
        for told in tuple(self.on_write):
            told()
        return written

    async def define(self, statement: LiteralString, *, timeout: float = 60.0) -> None:  # noqa: ASYNC109  # as above
        """One statement of the schema, on its own."""

        async def once() -> None:
            async with self._writing() as session:
                await (await session.run(neo4j.Query(statement, timeout=timeout))).consume()

        await self._attempted(once, "schema", timeout)

    @contextlib.asynccontextmanager
    async def unchanging(
        self, lock: Sequence[LiteralString], *, name: LiteralString, longest: float
    ) -> AsyncGenerator[Transaction]:
        """Meanwhile nobody writes, in whatever process: all that is read in this transaction is of one state. `lock`:
        statements that write, without changing anything, to what every writer writes to. `longest`: seconds.
        """
        try:
            async with (
                self._source.without_writers(),
                self._session(writes=True) as session,
                await session.begin_transaction(timeout=longest) as opened,
            ):
                transaction = Transaction(opened, name)
                if self.engine is Engine.NEO4J:
                    for statement in lock:
                        await transaction.run(statement)
                yield transaction
                await opened.rollback()
        except (Neo4jError, DriverError) as error:
            source = self._source
            raise refusal(error, name, source.address, source.database, lost=source.lost) from error

    def require_writable(self) -> None:
        """Raises Unavailable, with the reason, while the engine is known not to be able to write."""
        self._source.require_writable()

    async def rewrite(self, sought: Sought, renewals: Sequence[Renewal], progress: Progress) -> list[str]:
        """What was changed or deleted is in the embedded engine's files no more. Others wait for it. -> names of files in
        which something of what is sought still is. Raises Unavailable.
        """
        return await self._source.rewritten(sought, renewals, progress)

    async def server(self) -> Server:
        async def once() -> Server:
            async with self._session(writes=False) as session:
                summary = await (await session.run(named("RETURN 1", "server"))).consume()
            name, version = PRODUCT.findall(summary.server.agent)[-1]
            return Server(name, version)

        return await self._attempted(once, "server", 10.0)

    async def round_trip(self) -> float:
        """Milliseconds of the smallest question, a connection being open."""
        await self.read("RETURN 1", name="round_trip")
        began = time.perf_counter()
        await self.read("RETURN 1", name="round_trip")
        return (time.perf_counter() - began) * 1000

    async def record_counts(self) -> dict[str, int] | None:
        """How many records each label and each type of relation has, as the engine's files say without being read; None
        where Cypher says the same.
        """
        return await self._source.record_counts()

    async def self_check(self) -> list[str] | None:
        """What the engine finds wrong with its files, in its words. None where it has no such check."""
        return await self._source.self_check()

    @contextlib.asynccontextmanager
    async def _writing(self) -> AsyncGenerator[neo4j.AsyncSession]:
        async with self._one_writer, self._source.writing():
            self.require_writable()
            async with self._session(writes=True) as session:
                yield session

    @contextlib.asynccontextmanager
    async def _session(self, *, writes: bool) -> AsyncGenerator[neo4j.AsyncSession]:
        driver = await self._source.driver()
        session = driver.session(  # pyright: ignore[reportUnknownMemberType]  # the driver's **config has no types
            database=self._source.database,
            default_access_mode=neo4j.WRITE_ACCESS if writes else neo4j.READ_ACCESS,
            fetch_size=EVERYTHING,
            bookmark_manager=self._source.bookmarks,
        )
        async with self._source.at_work(), session:
            try:
                yield session
            except asyncio.CancelledError:
                self._source.abandon()
                raise
            except Neo4jError as error:
                if trouble := await self._source.trouble(error, writes=writes):
                    raise Unavailable(trouble) from error
                raise

    async def _attempted(self, once: Callable[[], Awaitable[T]], name: LiteralString, seconds: float) -> T:
        limit = asyncio.timeout(seconds)
        try:
            async with limit:
                return await self._repeated(once, name)
        except TimeoutError:
            if not limit.expired():
                raise
            if self._source.starting:
                raise Unavailable("The engine is starting; ask again in a few seconds.") from None
            if self._source.writers_wait:
                raise Unavailable("A backup is being made: nothing is written until it has ended. Ask again.") from None
            raise TimedOut(f"{name} took longer than {seconds:g} seconds and was ended.") from None

    async def _repeated(self, once: Callable[[], Awaitable[T]], name: LiteralString) -> T:
        attempts = Attempts(survive_losses=self._source.outlives_connections)
        delay = FIRST_DELAY
        while True:
            try:
                return await once()
            except (Neo4jError, DriverError) as error:
                if not attempts.another_after(error):
                    source = self._source
                    raise refusal(error, name, source.address, source.database, lost=source.lost) from error
            await asyncio.sleep(delay * random.uniform(0.7, 1.3))  # noqa: S311  # spreads writers
            delay = min(delay * 1.5, LONGEST_DELAY)


def named(statement: LiteralString, name: LiteralString) -> LiteralString:
    """The engine's logs and lists of running queries show the name."""
    return f"/* {name} */ {statement}"


@contextlib.asynccontextmanager
async def open_database(settings: EngineSettings) -> AsyncGenerator[Database]:
    """Starts or joins the embedded engine, or reaches the Neo4j; raises what is in the way."""
    source = EmbeddedEngine(settings) if settings.uri is None else Neo4jServer(settings.uri, settings)
    try:
        database = Database(source, settings.snapshot)
        await database.read("RETURN 1", name="open", timeout=OPENING)
        yield database
    finally:
        await source.close()
