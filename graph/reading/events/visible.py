"""The things that viewers who reach the same organizations see, and the events that are therefore visible to them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence

    from graph.reading.events.subjects import Subjects, Things

    Visible = Callable[[str, Iterable[str]], Awaitable[set[str]]]
    """Answers, of ids of a kind, those that the viewer sees."""

FEWEST: Final = 200
"""Events that are judged first for a page; twice as many each time that the page is not full."""
MOST: Final = 5_000
"""Events that are judged at once."""


class VisibleEvents:
    """The events that one reach makes visible. A thing is judged when an event about it is first looked at, and again
    after `doubt` of it.
    """

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._seen: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        self._visible = array("q")
        self._upto = 0  # all of `_visible` up to this number are known

    def __len__(self) -> int:
        """Number of the events and judged things that are kept."""
        return len(self._visible) + sum(map(len, self._seen.values()))

    @property
    def newest(self) -> int:
        """Number of the newest event."""
        return self._subjects.newest

    def doubt(self, kinds: Iterable[str], things: Mapping[str, Collection[str]]) -> None:
        """Forgets what was judged of whole kinds, and of things by kind and id, so that they are judged anew."""
        doubted = [self._seen.pop(label) for label in kinds if self._seen.get(label)]
        for label, ids in things.items():
            seen = self._seen.get(label, {})
            doubted += [{id_: seen.pop(id_)} for id_ in ids if id_ in seen]
        if doubted:
            self._upto, self._visible = 0, array("q")

    async def every(self, seen: Visible) -> Sequence[int]:
        """Numbers of all visible events, the oldest first."""
        while self._upto < self.newest:
            numbers = range(self._upto + 1, min(self._upto + MOST, self.newest) + 1)
            self._visible.extend(await self.among(numbers, seen))
            self._upto = numbers[-1]
        return self._visible

    async def first(self, most: int, numbers: range, seen: Visible) -> Sequence[int]:
        """The first `most` of these numbers whose events are visible."""
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
        start = bisect_left(self._visible, min(numbers[0], numbers[-1]))
        end = bisect_right(self._visible, max(numbers[0], numbers[-1]))
        if numbers.step > 0:
            return self._visible[start : min(end, start + most)]
        return self._visible[max(start, end - most) : end][::-1]

    async def among(self, numbers: Sequence[int], seen: Visible) -> list[int]:
        """Which of the numbers are of visible events."""
        subjects = self._subjects
        await subjects.read(numbers)
        spoken_of = [subjects[number] for number in numbers]
        visible: dict[Things, bool] = dict.fromkeys(spoken_of, False)
        unknown: defaultdict[str, set[str]] = defaultdict(set)
        for things in visible:
            for label, id_ in things:
                if id_ not in self._seen[label]:
                    unknown[label].add(id_)
        for label, ids in unknown.items():
            found = await seen(label, ids)
            self._seen[label].update((id_, id_ in found) for id_ in ids)
        for things in visible:
            visible[things] = any(self._seen[label][id_] for label, id_ in things)
        return [number for number, things in zip(numbers, spoken_of, strict=True) if visible[things]]
