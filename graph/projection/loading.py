"""Reads the projection's rows from the graph: all of them at the start, those of some owners after a write."""

from __future__ import annotations

import asyncio
import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple, TypeVar

from graph.projection.packing import packed
from graph.projection.rows import Tables
from graph.projection.tables import LOADED

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator, Hashable, Iterable, Mapping, Sequence

    from graph.database.engine import Database
    from graph.projection.table import Table

Row = TypeVar("Row", bound=NamedTuple)
Name = TypeVar("Name", bound="Hashable")
T = TypeVar("T")

CHUNK: Final = 2_000
"""Ids a statement: an answer stays a few megabytes, and progress can be shown."""
AT_ONCE: Final = 3
"""Statements that a load has under way: an engine of two cores is busy, and this process with what came before."""
LONGEST: Final = 60.0
"""Seconds that one statement may take on a busy machine."""


@contextmanager
def uncollected() -> Generator[None]:
    """Millions of new tuples and no garbage: the collector would only look them over again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Loaded(NamedTuple):
    """How far a load has come, in owners of rows, each counted once for each table."""

    done: int
    total: int

    @property
    def share(self) -> int:
        """How much is done, in per cent."""
        return 100 * self.done // max(1, self.total)


async def tables(database: Database, progress: Callable[[Loaded], None]) -> Tables:
    """All rows of what impact rests on."""
    return Tables(**await rows_of(LOADED, database, progress))


async def rows_of(
    wanted: Sequence[Table[Any]], database: Database, progress: Callable[[Loaded], None]
) -> dict[str, list[Any]]:
    """All rows of some tables, several side by side, with a call of `progress` after each chunk."""
    reading = Reading(database, progress)
    listing = {table.owners: table for table in wanted}.values()
    owners = await _side_by_side((table.owners, reading.listed(table.owners, table.name)) for table in listing)
    reading.total = sum(len(owners[table.owners]) for table in wanted)
    return await _side_by_side((str(table.name), reading.rows(table, owners[table.owners])) for table in wanted)


async def _side_by_side(reads: Iterable[tuple[Name, Coroutine[Any, Any, T]]]) -> dict[Name, T]:
    """What they answer, by their names. Where one fails, the others are given up."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = {name: group.create_task(read) for name, read in reads}
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return {name: task.result() for name, task in tasks.items()}


class Reading:
    """Reads rows in chunks of owners, which `progress` is told of: the embedded engine collects no more than 500,000
    values at once.
    """

    def __init__(self, database: Database, progress: Callable[[Loaded], None] | None = None) -> None:
        self.total = 0
        self._database = database
        self._progress = progress
        self._done = 0
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def rows(self, table: Table[Row], owners: Sequence[str]) -> list[Row]:
        found: list[Row] = []
        for start in range(0, len(owners), CHUNK):
            chunk = owners[start : start + CHUNK]
            found += packed(table, await self.listed(table.rows, table.name, {"ids": chunk}))
            self._done += len(chunk)
            if self._progress:
                self._progress(Loaded(self._done, self.total))
        return found

    async def listed(
        self, statement: LiteralString, name: LiteralString, parameters: Mapping[str, Any] | None = None
    ) -> list[Any]:
        async with self._turns:
            return (await self._database.read(statement, parameters, name=name, timeout=LONGEST))[0][0]
