"""One severity level of an estate: who reaches it under which of many scenarios, all scenarios at once.

A scenario is one bit. Whether an offering is at least so badly off is a Boolean function of what it needs, so that a
whole number holds the answers of all scenarios, and levels do not depend on each other.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from graph.impact.truth_tables import at_least

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from graph.questions.weak_points.estate import DayEstate


class Level:
    """`needs[offering]`: needs of which one is enough. `groups[offering]` = [(how many have to fail, members)]. Only of
    offerings that the baseline has not brought to the level. `before`: severities by the baseline, that of the day unless
    another is given; `among`: the offerings that are looked at, None = all.
    """

    def __init__(
        self, estate: DayEstate, level: int, before: bytes | None = None, among: Container[int] | None = None
    ) -> None:
        self.level = level
        self._size = len(estate.before)
        self._taken = bytes(at >= level for at in (estate.before if before is None else before))
        self._among = among
        self._needs: list[list[int]] = [[] for _ in range(self._size)]
        self._groups: dict[int, list[tuple[int, list[int]]]] = {}
        self._dependents: list[list[int]] = [[] for _ in range(self._size)]
        self._read(estate)
        self._order = self._reverse_postorder()
        self._place = [0] * self._size
        for place, offering in enumerate(self._order):
            self._place[offering] = place

    def reached(self, own: Mapping[int, int]) -> list[int]:
        """`own[offering]`: scenarios that bring it there by themselves -> by offering, the scenarios under which it
        newly reaches the level. The least solution: dependents are looked at after what they need, but for cycles.
        """
        scenarios = [0] * self._size
        again = self._sweep(scenarios, own)
        heapify(again)
        waiting = set(again)
        while again:
            place = heappop(again)
            waiting.discard(place)
            offering = self._order[place]
            now = self._evaluated(offering, scenarios, own)
            if now != scenarios[offering]:
                scenarios[offering] = now
                for dependent in self._dependents[offering]:
                    if self._place[dependent] not in waiting:
                        waiting.add(self._place[dependent])
                        heappush(again, self._place[dependent])
        return scenarios

    def _sweep(self, scenarios: list[int], own: Mapping[int, int]) -> list[int]:
        """Each offering once -> places of those that were looked at too early."""
        needs, groups, place = self._needs, self._groups, self._place
        early: set[int] = set()
        for offering in self._order:
            if offering in groups:
                now = self._evaluated(offering, scenarios, own)
            else:
                now = own.get(offering, 0)
                for needed in needs[offering]:
                    now |= scenarios[needed]
            if now:
                scenarios[offering] = now
                here = place[offering]
                early.update(place[d] for d in self._dependents[offering] if place[d] <= here)
        return list(early)

    def _evaluated(self, offering: int, scenarios: list[int], own: Mapping[int, int]) -> int:
        now = own.get(offering, 0)
        for needed in self._needs[offering]:
            now |= scenarios[needed]
        for number, members in self._groups.get(offering, ()):
            failing = [scenarios[member] for member in members if scenarios[member]]
            if len(failing) >= number:
                now |= at_least(number, failing)
        return now

    def _read(self, estate: DayEstate) -> None:
        level, taken, needs, edges, among = self.level, self._taken, self._needs, estate.edges, self._among
        members: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        gone: defaultdict[tuple[int, int], int] = defaultdict(int)
        for dependent, group, criticality, needed in zip(
            edges[::4], edges[1::4], edges[2::4], edges[3::4], strict=True
        ):
            if criticality < level or taken[dependent] or (among is not None and dependent not in among):
                continue
            if taken[needed]:
                gone[dependent, group] += 1
            elif group < 0:
                needs[dependent].append(needed)
            else:
                members[dependent, group].append(needed)
        for (dependent, group), several in members.items():
            number = estate.threshold[group] - gone[dependent, group]
            if number == 1:
                needs[dependent] += several
            elif number <= len(several):
                self._groups.setdefault(dependent, []).append((number, several))
        for dependent, needed in self._pairs():
            self._dependents[needed].append(dependent)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """(dependent, needed), once each."""
        for dependent, needs in enumerate(self._needs):
            needed = set(needs)
            for _, members in self._groups.get(dependent, ()):
                needed.update(members)
            for each in needed:
                yield dependent, each

    def _reverse_postorder(self) -> list[int]:
        finished: list[int] = []
        seen = bytearray(self._size)
        for root in range(self._size):
            if seen[root]:
                continue
            seen[root] = 1
            stack = [(root, iter(self._dependents[root]))]
            while stack:
                offering, dependents = stack[-1]
                for dependent in dependents:
                    if not seen[dependent]:
                        seen[dependent] = 1
                        stack.append((dependent, iter(self._dependents[dependent])))
                        break
                else:
                    finished.append(offering)
                    stack.pop()
        finished.reverse()
        return [offering for offering in finished if not self._taken[offering]]
