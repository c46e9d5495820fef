"""Keeps a snapshot of the projection's rows beside the data, and finds it again at the next start.

It is made after a load of everything, and brought up when enough has happened since: the rows of changed owners replace
those in the file. It is used only where the estate's event of its number is the very event that it was made after, so
that another estate, one that was restored, or one that was written by other rules is loaded from the database instead.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.database.event_log import event_id, tail
from graph.errors import RapportError
from graph.model.event import EventAction
from graph.projection.snapshot.file import delete, write
from graph.projection.snapshot.form import Mark, NotUsable, encoded, head_of, rows_of
from graph.projection.table import by_owner

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from graph.database.engine import Database
    from graph.projection.rows import Tables
    from graph.projection.table import Table

log = logging.getLogger(__name__)

ENOUGH_EVENTS: Final = 300
"""Events after which the snapshot is brought up to date: whoever finds it reads the rest one by one."""
ENOUGH_OWNERS: Final = 2_000
"""Owners with changed rows: so many are still brought in sooner than everything is loaded."""
LOOKED_BACK: Final = 1_000
"""Events among which it is looked for an erasure; beyond these the snapshot is not kept."""


class OtherMark(Exception):
    """Another process has written the snapshot. `mark`: where it continues; None where nobody knows."""

    def __init__(self, mark: Mark | None) -> None:
        super().__init__()
        self.mark = mark


class Replaced(NamedTuple):
    """Rows of one table that some owners had at the event of the number."""

    number: int
    table: str
    owners: Collection[str]
    rows: Sequence[Any]


class SnapshotKeeper:
    """Keeps the snapshot for one process. Several may keep the same file: each continues what it finds there. Without a
    place for it, it keeps nothing.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._path = database.snapshot
        self._base: Mark | None = None
        self._replaced: list[Replaced] = []
        self._writing: asyncio.Task[None] | None = None
        self._turn = 0

    async def found(self) -> tuple[Tables, int] | None:
        """Rows, and the number of the event up to which they are brought in. What is not to be used is deleted."""
        if self._path is None:
            return None
        try:
            data = await asyncio.to_thread(self._path.read_bytes)
            head = await asyncio.to_thread(head_of, data)
            await self._require_ours(head.mark)
            tables = await asyncio.to_thread(rows_of, data, head)
        except FileNotFoundError:
            return None
        except (OSError, NotUsable) as fault:
            log.info("the snapshot %s is not used, and deleted: %s", self._path, fault)
            delete(self._path)
            return None
        self._begin_at(head.mark)
        return tables, head.mark.number

    async def _require_ours(self, mark: Mark) -> None:
        """Raises NotUsable."""
        if await event_id(self._database, mark.number) != mark.id:
            raise NotUsable("it is of another estate, or of another course of this one")

    def keep(self, tables: Tables, number: int) -> None:
        """Write, in the background, rows that were loaded at the event of the number."""
        self._base = None
        self._replaced.clear()
        self._write(number, lambda: tables)

    def note(self, number: int, table: Table[Any], owners: Collection[str], *rows: Sequence[Any]) -> None:
        """Takes over all rows that some owners have at the event of the number, in the table and in those beside it."""
        if self._base or self._writing:
            for each, own in zip((table, *table.beside), rows, strict=True):
                self._replaced.append(Replaced(number, each.name, frozenset(owners), own))

    def reached(self, number: int) -> None:
        """All events up to this one were noted: bring the snapshot up if it is worth it."""
        if self._path is None or self._base is None or self._writing:
            return
        owners = sum(len(each.owners) for each in self._replaced)
        if number - self._base.number >= ENOUGH_EVENTS or owners >= ENOUGH_OWNERS:
            self._write(number, partial(_brought_up, self._path, self._base, tuple(self._replaced)))

    def forget(self) -> None:
        """Somebody was erased: what is kept may say who it was. What is being written sees that by itself."""
        self._turn += 1
        self._base = None
        self._replaced.clear()
        delete(self._path)

    async def aclose(self) -> None:
        """Wait for what is being written, which takes a moment."""
        if self._writing:
            await asyncio.wait((self._writing,))

    def _begin_at(self, mark: Mark) -> None:
        self._base = mark
        self._replaced = [each for each in self._replaced if each.number > mark.number]

    def _write(self, number: int, rows: Callable[[], Tables]) -> None:
        if self._path is None or number == 0:
            return
        self._turn += 1
        self._writing = asyncio.create_task(self._written(self._path, number, rows, self._turn, self._writing))
        self._writing.add_done_callback(self._end_writing)

    def _end_writing(self, writing: asyncio.Task[None]) -> None:
        if self._writing is writing:
            self._writing = None

    async def _written(
        self, path: Path, number: int, rows: Callable[[], Tables], turn: int, before: asyncio.Task[None] | None
    ) -> None:
        if before:
            await asyncio.wait((before,))
        mark = None
        try:
            if turn == self._turn:
                mark = await self._made(path, number, rows)
        except OtherMark as other:
            mark = other.mark
        except (OSError, RapportError, NotUsable) as fault:
            log.info("no snapshot is kept in %s: %s", path, fault)
            delete(path)
        if turn == self._turn:
            self._base = None
            if mark:
                self._begin_at(mark)

    async def _made(self, path: Path, number: int, rows: Callable[[], Tables]) -> Mark | None:
        id_ = await event_id(self._database, number)
        if id_ is None:
            return None
        mark = Mark(number, id_)
        if not await asyncio.to_thread(lambda: write(path, encoded(mark, rows()))):
            return None
        if await self._is_erased_since(number):
            delete(path)
            return None
        return mark

    async def _is_erased_since(self, number: int) -> bool:
        """Whoever erases deletes the file after the event is there, so that one of the two is the last to look."""
        events = await tail(self._database, number, LOOKED_BACK)
        return len(events) == LOOKED_BACK or any(event.action is EventAction.ERASED for event in events)


def _brought_up(path: Path, base: Mark, replaced: Sequence[Replaced]) -> Tables:
    """Raises OtherMark where another process has written the file, NotUsable."""
    data = path.read_bytes()
    head = head_of(data)
    if head.mark != base:
        raise OtherMark(head.mark if head.mark.number > base.number else None)
    newest: dict[str, dict[str, Sequence[Any]]] = {}
    for each in replaced:
        own = by_owner(each.rows)
        newest.setdefault(each.table, {}).update((owner, own.get(owner, ())) for owner in each.owners)
    tables = rows_of(data, head)
    return tables._replace(
        **{
            name: [row for row in getattr(tables, name) if row[0] not in owners] + [*chain(*owners.values())]
            for name, owners in newest.items()
        }
    )
