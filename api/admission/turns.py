"""Places for one kind of work, and a bounded queue before them that is fair among those who ask."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from graph.errors import Overloaded

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

USUAL: Final = 0.05
"""Seconds that a turn takes as long as none was."""
SMOOTHED: Final = 0.1
"""The weight of the newest turn in the time that one takes."""


class Turns:
    """`places`: how many turns are taken at once; `most`: how many may wait; `longest`: seconds that one waits.

    Turns go round by key. While the queue is at least half full, one key holds a third of it at most. Whoever would wait
    longer than `longest`, by the time that turns took lately, is refused at once rather than late.
    """

    def __init__(self, what: str, places: int, most: int, longest: float) -> None:
        self.what = what
        self.places = places
        self.most = most
        self.longest = longest
        self.refused = 0
        self.took = USUAL
        self._free = places
        self._waiting = 0
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        return self._waiting

    @property
    def running(self) -> int:
        return self.places - self._free

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncGenerator[None]:
        """Raises Overloaded. Whoever is cancelled while waiting leaves nothing behind."""
        if self._free and not self._waiting:
            self._free -= 1
        else:
            await self._wait(key)
        began = time.monotonic()
        try:
            yield
        finally:
            self.took += SMOOTHED * (time.monotonic() - began - self.took)
            self._give()

    def expected(self, before: int) -> float:
        """Seconds until a turn that has so many before it begins."""
        return self.took * (before + 1) / self.places

    async def _wait(self, key: str) -> None:
        mine = self._queues.get(key, ())
        self._check(len(mine))
        place = asyncio.get_running_loop().create_future()
        self._queues.setdefault(key, deque()).append(place)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.longest):
                await place
        except TimeoutError:
            self._leave(key, place)
            self.refused += 1
            sentence = f"{self.what} wait for longer than {self.longest:g} seconds."
            raise Overloaded(sentence, self.expected(self._waiting)) from None
        except asyncio.CancelledError:
            self._leave(key, place)
            raise

    def _check(self, mine: int) -> None:
        """Raises Overloaded for a queue that is full, for this key or for all, or that takes too long. `mine`: how many
        turns the key waits for already.
        """
        is_greedy = mine >= max(1, self.most // 3) and self._waiting >= self.most // 2
        expected = self.expected(self._before(mine))
        if is_greedy or self._waiting >= self.most or expected > self.longest:
            self.refused += 1
            others_are_let_in = self._waiting < self.most and self.expected(self._before(0)) <= self.longest
            is_own = is_greedy or (mine > 0 and others_are_let_in)
            raise Overloaded(f"{self.what} are too many at this moment.", expected, is_own=is_own)

    def _before(self, mine: int) -> int:
        """Turns before the next one of a key that waits for so many: each round gives one to each key."""
        return min(self._waiting, (mine + 1) * len(self._queues))

    def _leave(self, key: str, place: asyncio.Future[None]) -> None:
        """Give a turn back that was granted at the same moment, or leave the queue."""
        if place.done() and not place.cancelled():
            self._give()
            return
        queue = self._queues.get(key)
        if queue is not None and place in queue:
            queue.remove(place)
            self._waiting -= 1
            if not queue:
                del self._queues[key]

    def _give(self) -> None:
        """The place goes to the first of the next key in turn."""
        while self._queues:
            key, queue = next(iter(self._queues.items()))
            place = queue.popleft()
            self._waiting -= 1
            if queue:
                self._queues.move_to_end(key)
            else:
                del self._queues[key]
            if not place.done():
                place.set_result(None)
                return
        self._free += 1
