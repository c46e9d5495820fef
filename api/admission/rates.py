"""How much each key may ask over time: a bucket of points that fills again."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.errors import Overloaded

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 60
"""A full bucket holds what flows in during so many."""
MOST_KEYS: Final = 10_000


@dataclass(slots=True)
class Bucket:
    points: float
    at: float


class Rates:
    """`rate`: points a second for each key. A point is one object asked for, or a thousandth of a second of computation;
    a request takes one at least. `now`: a clock in seconds.
    """

    def __init__(self, rate: float, now: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self.most = rate * SECONDS
        self._now = now
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def available(self, key: str) -> int:
        """Whole points that the key may spend now."""
        return int(self._filled(key).points)

    def spend(self, key: str, points: int) -> None:
        """Raises Overloaded while the bucket is empty. What is more than is left is owed, so that a request larger than
        the bucket is possible when it is full.
        """
        bucket = self._filled(key)
        wanted = min(points, self.most)
        if bucket.points < wanted:
            sentence = f"This key may spend {self.rate:g} points a second, and has spent what it has."
            raise Overloaded(sentence, (wanted - bucket.points) / self.rate, is_own=True)
        bucket.points -= points

    def give_back(self, key: str, points: int) -> None:
        bucket = self._filled(key)
        bucket.points = min(self.most, bucket.points + points)

    def _filled(self, key: str) -> Bucket:
        now = self._now()
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(self.most, now)
            if len(self._buckets) > MOST_KEYS:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(key)
        bucket.points = min(self.most, bucket.points + (now - bucket.at) * self.rate)
        bucket.at = now
        return bucket
