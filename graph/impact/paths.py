"""How a severity came about: in which round each offering reached a level, and the decisive way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from graph.projection.day import DayView
    from graph.projection.dependencies import Edge


class Paths:
    """Decisive paths of one level. `round_of[offering]`, only of what is newly on the level: 0 for a changed offering, else one more
    than the last that had to reach it before.
    """

    def __init__(
        self,
        day: DayView,
        level: int,
        before: bytes,
        after: bytes | bytearray,
        sources: Iterable[tuple[int, int]],
        within: AbstractSet[int] | None = None,
    ) -> None:
        """`within`: the offerings that are looked at, and all that they need at the level; None = all."""
        self._day = day
        self._level = level
        self._before = before
        self._after = after
        self._ids = day.estate.offerings.ids
        self._within = within
        self._passing: dict[int, bool] = {}
        self._steps: dict[int, Edge] = {}
        begun = (o for o, severity in sources if severity >= level > before[o])
        self.round_of = dict.fromkeys((o for o in begun if within is None or o in within), 0)
        self._run()

    def to(self, offering: int) -> list[Edge]:
        """The dependencies of the decisive way, from the changed offering on. Raises KeyError without a round."""
        edges: list[Edge] = []
        while self.round_of[offering]:
            edge = self._step(offering)
            edges.append(edge)
            offering = edge[3]
        edges.reverse()
        return edges

    def origins(self, offering: int) -> set[int]:
        """The changed offerings from which a way leads to one that has reached the level, itself perhaps among them."""
        seen = {offering}
        waiting = [offering]
        while waiting:
            for edge in self._day.needs[waiting.pop()]:
                if edge[3] not in seen and edge[3] in self.round_of and self._passes(edge):
                    seen.add(edge[3])
                    waiting.append(edge[3])
        return {each for each in seen if self.round_of.get(each) == 0}

    def reached_from(self, origins: Iterable[int]) -> set[int]:
        """Offerings to which paths lead from some of the changed ones, these among them."""
        seen = {origin for origin in origins if origin in self.round_of}
        waiting = list(seen)
        while waiting:
            for edge in self._day.supports[waiting.pop()]:
                if edge[0] not in seen and edge[0] in self.round_of and self._passes(edge):
                    seen.add(edge[0])
                    waiting.append(edge[0])
        return seen

    def needs_in_time(self, dependent: int) -> list[Edge]:
        """Dependencies of earlier rounds that are enough to bring something to the level in its own: one, or so many of a
        group as have to fail. Raises StopIteration for a changed offering.
        """
        number, round_of = self.round_of[dependent], self.round_of
        in_time: dict[int, list[Edge]] = {}
        for edge in self._day.needs[dependent]:
            if edge[2] >= self._level and round_of.get(edge[3], number) < number:
                if edge[1] < 0:
                    return [edge]
                in_time.setdefault(edge[1], []).append(edge)
        threshold = self._day.threshold
        return next(edges[: threshold[group]] for group, edges in in_time.items() if len(edges) >= threshold[group])

    def _run(self) -> None:
        """Round after round, until none reaches anything new."""
        level, before, round_of, supports = self._level, self._before, self.round_of, self._day.supports
        within = self._within
        last = list(round_of)
        number = 0
        while last:
            number += 1
            reached: list[int] = []
            for needed in last:
                for dependent, group, criticality, _, _ in supports[needed]:
                    if criticality < level or dependent in round_of or before[dependent] >= level:
                        continue
                    if within is not None and dependent not in within:
                        continue
                    if group < 0 or self._passes_in(group, number):
                        round_of[dependent] = number
                        reached.append(dependent)
            last = reached

    def _passes_in(self, group: int, number: int) -> bool:
        """Whether what reached the level before round `number`, and the baseline, are enough."""
        failing = 0
        for _, _, criticality, needed, _ in self._day.members[group]:
            if criticality >= self._level and (
                self._before[needed] >= self._level or self.round_of.get(needed, number) < number
            ):
                failing += 1
        return failing >= self._day.threshold[group]

    def _step(self, dependent: int) -> Edge:
        """The dependency on the need of the earliest round, ties by id; of several on it, the most critical one."""
        edge = self._steps.get(dependent)
        if edge is None:
            round_of, ids = self.round_of, self._ids
            edge = self._steps[dependent] = min(
                (edge for edge in self._day.needs[dependent] if edge[3] in round_of and self._passes(edge)),
                key=lambda edge: (round_of[edge[3]], ids[edge[3]], -edge[2]),
            )
        return edge

    def _passes(self, edge: Edge) -> bool:
        _, group, criticality, _, _ = edge
        if criticality < self._level:
            return False
        if group < 0:
            return True
        passing = self._passing.get(group)
        if passing is None:
            failing = sum(
                criticality >= self._level and self._after[needed] >= self._level
                for _, _, criticality, needed, _ in self._day.members[group]
            )
            passing = self._passing[group] = failing >= self._day.threshold[group]
        return passing


def resting_at(day: DayView, level: int, severities: bytes | bytearray, offerings: Iterable[int]) -> set[int]:
    """Some offerings, and all beneath them that is on the level and passes it on."""
    found = set(offerings)
    waiting = list(found)
    while waiting:
        for _, _, criticality, needed, _ in day.needs[waiting.pop()]:
            if criticality >= level and severities[needed] >= level and needed not in found:
                found.add(needed)
                waiting.append(needed)
    return found
