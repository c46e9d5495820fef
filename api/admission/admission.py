"""Which queue a request waits in, and what is told to whoever cannot wait."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack, asynccontextmanager
from enum import Enum
from typing import TYPE_CHECKING, Final

from graphql import FieldNode, OperationType

from api.admission.turns import Turns
from api.lane.lane import introspects

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from api.admission.rates import Rates
    from api.lane.lane import Prepared

QUICK: Final = 0.06
"""Seconds that a document may take to count as quick."""
FIRST: Final = 1_000
"""Objects up to which a document that was never executed counts as quick."""
NEAR_THE_LEAST: Final = 0.1


class Queue(Enum):
    """Kinds of work: each has so many places, a queue of so many, and seconds that one waits at most."""

    QUICK = "Quick reads", 8, 64, 5.0
    LONG = "Long reads", 2, 24, 5.0
    REPORT = "Reports", 2, 24, 8.0
    WRITE = "Changes", 1, 48, 8.0


class Admission:
    """The turns of each kind of work, and the rates of keys where they are bounded. `sharing`: how many processes share
    the places, of which each has one at least.
    """

    def __init__(self, rates: Rates | None = None, sharing: int = 1) -> None:
        self.rates = rates
        self.turns = {queue: shared(*queue.value, sharing) for queue in Queue}
        self.live_report = asyncio.Lock()
        """Held while a report is made for those who have subscribed to it: one at a time for all of them."""

    def charge(self, prepared: Prepared, key: str) -> None:
        """Spend what a subscription costs at its beginning. Raises Overloaded."""
        if self.rates is not None:
            self.rates.spend(key, prepared.points)

    @asynccontextmanager
    async def turn_of(self, prepared: Prepared, key: str) -> AsyncGenerator[None]:
        """A turn that spends nothing, for what was charged for before. Raises Overloaded."""
        async with self.turns[queue_of(prepared)].turn(key):
            yield

    @asynccontextmanager
    async def turn(self, prepared: Prepared, key: str) -> AsyncGenerator[None]:
        """While it is this request's turn. `key`: who asks. Raises Overloaded. What has no turn spends nothing."""
        if self.rates is not None:
            self.rates.spend(key, prepared.points)
        async with AsyncExitStack() as turn:
            try:
                await turn.enter_async_context(self.turns[queue_of(prepared)].turn(key))
            except BaseException:
                if self.rates is not None:
                    self.rates.give_back(key, prepared.points)
                raise
            began = time.monotonic()
            try:
                yield
            finally:
                note(prepared, time.monotonic() - began)


def shared(what: str, places: int, most: int, longest: float, sharing: int) -> Turns:
    return Turns(what, max(1, places // sharing), most, longest)


def queue_of(prepared: Prepared) -> Queue:
    if prepared.kind is OperationType.MUTATION:
        return Queue.WRITE
    fields = {node.name.value for node in prepared.operation.selection_set.selections if isinstance(node, FieldNode)}
    if prepared.work or introspects(prepared.operation):
        return Queue.REPORT
    took = prepared.document.took
    is_quick = prepared.cost <= FIRST if took is None else took <= QUICK
    return Queue.QUICK if is_quick and "search" not in fields else Queue.LONG


def note(prepared: Prepared, took: float) -> None:
    """Remembers how long a document takes, near the least of its times: waiting for others is not its own."""
    document = prepared.document
    least = took if document.took is None else min(took, document.took)
    document.took = least + NEAR_THE_LEAST * (took - least)
