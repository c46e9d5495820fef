"""The warmest ways from somebody to somebody, exact, with few people between."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graph.questions.network.ties import Flags, Numbers, Reals, Ties

LONGEST: Final = 4
"""Ties on a way: three people between."""

EQUAL: Final = 10
"""Decimals of logarithms from which on products of the same strengths in another order differ."""


class Way(NamedTuple):
    """`people`: numbers, from who asks to who is reached. `strength`: the product of its ties'."""

    people: tuple[int, ...]
    strength: float


class Neighbours:
    """Each person's neighbours to whom a way may go on: strained pairs are no way, nor are people who have left. Those
    of `number` are `there[starts[number]:starts[number + 1]]`, with the `strengths` of the ties.
    """

    def __init__(self, ties: Ties, without: int | None = None) -> None:
        """`without`: somebody who is left out, as if gone."""
        self.size = ties.size
        one, other = ties.ends
        here = ~ties.left
        if without is not None:
            here = here.copy()
            here[without] = False
        usable = ~ties.strained & here[one] & here[other]
        one, other, strengths = one[usable], other[usable], ties.strengths[usable]
        start, end = np.concatenate((one, other)), np.concatenate((other, one))
        order = np.argsort(start * max(1, self.size) + end)
        self.there: Numbers = end[order]
        self.strengths: Reals = np.concatenate((strengths, strengths))[order]
        counts = np.bincount(start, minlength=self.size)
        self.starts: Numbers = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
        self._having = np.flatnonzero(counts)
        self._is_between = ~ties.silent

    def between(self, askers: Collection[int]) -> Flags:
        """Who may be asked on the way: not who must not be contacted, nor who asks."""
        may = self._is_between.copy()
        may[list(askers)] = False
        return may

    def warmest(self, goals: Iterable[int], may: Flags, steps: int = LONGEST) -> list[Reals]:
        """Greatest products, for 0, 1, … `steps` ties at most, from everybody to the nearest goal."""
        first = np.zeros(self.size)
        first[list(goals)] = 1.0
        layers, onward = [first], first
        for _ in range(steps):
            products = self.strengths * onward[self.there]
            now = first.copy()
            if len(self._having):
                best = np.maximum.reduceat(products, self.starts[self._having])
                now[self._having] = np.maximum(now[self._having], best)
            layers.append(now)
            onward = np.where(may, now, first)
        return layers

    def reach(self, askers: Collection[int], goal: int, may: Flags) -> bool:
        """Whether there is a way at all, over however many people."""
        reached = np.zeros(self.size, np.bool_)
        reached[list(askers)] = True
        front = sorted(askers)
        while front and not reached[goal]:
            beyond = np.concatenate([self.there[self.starts[n] : self.starts[n + 1]] for n in front])
            found = np.unique(beyond[~reached[beyond]])
            reached[found] = True
            front = found[may[found]].tolist()
        return bool(reached[goal])


def warmest_ways(neighbours: Neighbours, askers: Collection[int], goal: int, count: int) -> list[Way]:
    """The best first; of equal products that with fewer people, then by ids. Of two ways with the same people between
    only the better one, and none that asks all whom a better one asks, and somebody more.

    Partial ways are gone on with by what the best rest allows, so whatever comes out is the best of what is left.
    """
    sources = frozenset(askers) - {goal}
    layers = neighbours.warmest([goal], neighbours.between(sources))
    between = neighbours.between((*sources, goal))
    heap: list[tuple[float, int, int, tuple[int, ...], float]] = [
        (_rank(float(layers[LONGEST][asker])), 0, 0, (asker,), 1.0) for asker in sources if layers[LONGEST][asker] > 0
    ]
    heapify(heap)
    found: list[Way] = []
    asked: list[frozenset[int]] = []
    while heap and len(found) < count:
        _, is_whole, _, people, product = heappop(heap)
        there = frozenset(people[1:-1] if is_whole else people[1:])
        if any(fewer <= there for fewer in asked):
            continue
        if is_whole:
            found.append(Way(people, product))
            asked.append(there)
            continue
        for number, strength, rest in _onward(neighbours, people, goal, layers, between):
            value = product * strength
            whole = number == goal
            length = len(people) if whole else 0
            heappush(heap, (_rank(value * rest), int(whole), length, (*people, number), value))
    return found


def _onward(
    neighbours: Neighbours, people: tuple[int, ...], goal: int, layers: list[Reals], between: Flags
) -> Iterator[tuple[int, float, float]]:
    """People to whom the way may go on: who, how strong the tie is, and the best rest from there."""
    left = layers[LONGEST - len(people)]
    start, end = neighbours.starts[people[-1]], neighbours.starts[people[-1] + 1]
    there, strengths = neighbours.there[start:end], neighbours.strengths[start:end]
    rest = left[there]
    useful = (rest > 0) & (between[there] | (there == goal))
    for number, strength, more in zip(
        there[useful].tolist(), strengths[useful].tolist(), rest[useful].tolist(), strict=True
    ):
        if number not in people:
            yield number, strength, more


def _rank(product: float) -> float:
    """A product rounded, so that those are equal that differ only by the order in which they were multiplied."""
    return -round(log(product), EQUAL) + 0.0
