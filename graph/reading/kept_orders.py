"""The orders of large kinds, kept in the process, as fresh as the last acknowledged write of any process.

A page of all things of a kind else costs a look at each of them and a sort: a quarter of a second for 50,000.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.access.scope import EVERYTHING
from graph.database.event_log import follow_on, last, tail
from graph.reading.listing import kind_listing
from graph.reading.order import order
from graph.reading.sorted_ids import SortedIds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.engine import Database
    from graph.model import Kind
    from graph.reading.order import Order
    from graph.reading.sorted_ids import Entry

LEAST: Final = 1_000
"""Things from which on an order is kept: fewer, the engine sorts as soon as it is told which ones are wanted."""
MOST: Final = 500_000
"""Things of all kinds together; about 300 bytes each. The kind that was listed longest ago is forgotten first."""
LOOKED_AGAIN: Final = 60.0
"""Seconds after which a kind that had too few things, or too many, is counted again."""
MOST_EVENTS: Final = 1_000
"""Events read at once; an order that is further behind is read anew."""
CHUNK: Final = 2_000
"""Ids that a statement is asked for."""
LONGEST: Final = 60.0
"""Seconds that a statement about all things may take on a busy machine."""


class KeptOrders:
    """The orders of the kinds that are listed. Nobody waits for one to be read: until then the engine sorts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._orders: OrderedDict[Kind, KeptOrder] = OrderedDict()
        self._reading: dict[Kind, asyncio.Task[None]] = {}
        self._passed_over: dict[Kind, float] = {}

    async def of(self, kind: Kind) -> SortedIds | None:
        """The order of a kind as of now, to be read before anything else is awaited; None where none is kept."""
        kept = self._orders.get(kind)
        found = None if kept is None else await kept.followed()
        if found is None:
            self._orders.pop(kind, None)
            self._read_later(kind)
        elif kind in self._orders:
            self._orders.move_to_end(kind)
        return found

    async def aclose(self) -> None:
        """End what nobody waits for, while the database is still open."""
        if running := list(self._reading.values()):
            for task in running:
                task.cancel()
            await asyncio.wait(running)

    def passed_over(self, kind: Kind) -> bool:
        """Whether it was found lately that no order of it is to be kept."""
        return time.monotonic() < self._passed_over.get(kind, -LOOKED_AGAIN) + LOOKED_AGAIN

    def _read_later(self, kind: Kind) -> None:
        if kind in self._reading or self.passed_over(kind):
            return
        task = self._reading[kind] = asyncio.create_task(self._read(kind))
        task.add_done_callback(lambda done: self._end_reading(kind, done))

    def _end_reading(self, kind: Kind, task: asyncio.Task[None]) -> None:
        self._reading.pop(kind, None)
        if not task.cancelled() and task.exception() is not None:  # whoever lists it is told by the engine's own answer
            self._passed_over[kind] = time.monotonic()

    async def _read(self, kind: Kind) -> None:
        rows = await self._database.read(counting(kind), name=kind.plural, timeout=LONGEST)
        if not LEAST <= rows[0][0] <= MOST:
            self._passed_over[kind] = time.monotonic()
            return
        self._orders[kind] = await KeptOrder.read(self._database, kind)
        while sum(map(len, self._orders.values())) > MOST:
            self._orders.popitem(last=False)


class KeptOrder:
    """The order of one kind, up to an event. It is asked by one at a time."""

    def __init__(self, database: Database, kind: Kind, newest: int) -> None:
        self._database = database
        self._kind = kind
        self._newest = newest
        self._sorted = SortedIds(())
        self._followed_at = time.monotonic()
        self._lock = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._sorted)

    @classmethod
    async def read(cls, database: Database, kind: Kind) -> KeptOrder:
        """All of it. What is written meanwhile comes after the event that is the newest now."""
        kept = cls(database, kind, await last(database))
        ids: Sequence[str] = (await database.read(listing_ids(kind), name=kind.plural, timeout=LONGEST))[0][0]
        entries: list[Entry] = []
        for start in range(0, len(ids), CHUNK):
            entries += await kept._entries(ids[start : start + CHUNK])
        kept._sorted = await asyncio.to_thread(SortedIds, entries)
        return kept

    async def followed(self) -> SortedIds | None:
        """Brings in what was written before this call. None where only reading all of it anew can."""
        asked_at = time.monotonic()
        async with self._lock:
            if self._followed_at >= asked_at:  # by somebody who waited here, too
                return self._sorted
            began, known = time.monotonic(), self._newest
            events = await tail(self._database, max(0, known - 1), MOST_EVENTS)
            if len(events) == MOST_EVENTS or not follow_on(events, known):
                return None
            new = [event for event in events if event.seq > known]
            touched = {id_ for event in new if event.subject == self._kind.label for id_ in event.subject_ids}
            if len(touched) > CHUNK:
                return None
            if touched:
                self._sorted.replace(touched, await self._entries(sorted(touched)))
            if new:
                self._newest = new[-1].seq
            self._followed_at = began
            return self._sorted

    async def _entries(self, ids: Sequence[str]) -> list[Entry]:
        parameters: Mapping[str, Any] = {"ids": ids}
        rows = (await self._database.read(entries_statement(self._kind), parameters, name=self._kind.plural))[0][0]
        return list(map(own_order(self._kind).entry, rows))


def own_order(kind: Kind) -> Order:
    """The order in which things of a kind are listed unless asked otherwise."""
    return order(kind_listing(kind), (), EVERYTHING)


@cache
def counting(kind: Kind) -> LiteralString:
    return f"MATCH (n0:{kind.label}) WHERE n0.archivedAt IS NULL RETURN count(n0)"


@cache
def listing_ids(kind: Kind) -> LiteralString:
    return f"MATCH (n0:{kind.label}) WHERE n0.archivedAt IS NULL RETURN collect(n0.id)"


@cache
def entries_statement(kind: Kind) -> LiteralString:
    """Statement of one record with a list of the values by which the things `$ids` are sorted, in a row each."""
    return f"""UNWIND $ids AS id
MATCH (n0:{kind.label} {{id: id}})
WHERE n0.archivedAt IS NULL
RETURN collect([{", ".join(own_order(kind).columns("n0", "e0"))}])"""
