"""The things that viewers of one reach were found to see, and so the events that they may see."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence

    from graph.reading.events.subjects import Subjects, Things

    Visible = Callable[[str, Iterable[str]], Awaitable[set[str]]]
    """Of some ids of a kind, those that the viewer sees."""

FEWEST: Final = 200
"""Events that are looked at first for a page; twice as many each time that it is not full."""
MOST: Final = 5_000
"""Events that are looked at at once."""


class Judged:
    """Each thing is judged when an event that speaks of it is first looked at, and again after it was doubted."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._seen: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        self._told = array("q")
        self._upto = 0  # all of `_told` up to this number are known

    def __len__(self) -> int:
        """What is kept."""
        return len(self._told) + sum(map(len, self._seen.values()))

    @property
    def newest(self) -> int:
        """Number of the newest event."""
        return self._subjects.newest

    def doubt(self, kinds: Iterable[str], things: Mapping[str, Collection[str]]) -> None:
        """Whole kinds, and ids of others: what was found of them, and so which events are told, is to be found anew."""
        doubted = [self._seen.pop(label) for label in kinds if self._seen.get(label)]
        for label, ids in things.items():
            seen = self._seen.get(label, {})
            doubted += [{id_: seen.pop(id_)} for id_ in ids if id_ in seen]
        if doubted:
            self._upto, self._told = 0, array("q")

    async def every(self, seen: Visible) -> Sequence[int]:
        """Numbers of all events that are told, the oldest first."""
        while self._upto < self.newest:
            numbers = range(self._upto + 1, min(self._upto + MOST, self.newest) + 1)
            self._told.extend(await self.among(numbers, seen))
            self._upto = numbers[-1]
        return self._told

    async def first(self, most: int, numbers: range, seen: Visible) -> Sequence[int]:
        """Of these numbers the first that are told."""
        if not numbers:
            return ()
        if self._upto == self.newest:
            return self._known(most, numbers)
        found: list[int] = []
        step = FEWEST
        while numbers and len(found) < most:
            found += await self.among(numbers[:step], seen)
            numbers, step = numbers[step:], min(2 * step, MOST)
        return found[:most]

    def _known(self, most: int, numbers: range) -> Sequence[int]:
        start = bisect_left(self._told, min(numbers[0], numbers[-1]))
        end = bisect_right(self._told, max(numbers[0], numbers[-1]))
        if numbers.step > 0:
            return self._told[start : min(end, start + most)]
        return self._told[max(start, end - most) : end][::-1]

    async def among(self, numbers: Sequence[int], seen: Visible) -> list[int]:
        """Those that are told."""
        subjects = self._subjects
        await subjects.read(numbers)
        spoken_of = [subjects[number] for number in numbers]
        told: dict[Things, bool] = dict.fromkeys(spoken_of, False)
        unknown: defaultdict[str, set[str]] = defaultdict(set)
        for things in told:
            for label, id_ in things:
                if id_ not in self._seen[label]:
                    unknown[label].add(id_)
        for label, ids in unknown.items():
            visible = await seen(label, ids)
            self._seen[label].update((id_, id_ in visible) for id_ in ids)
        for things in told:
            told[things] = any(self._seen[label][id_] for label, id_ in things)
        return [number for number, things in zip(numbers, spoken_of, strict=True) if told[things]]
