"""What a loss would do where something is out for a while: such places are weak too."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.questions.weak_points.level import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.questions.weak_points.estate import DayEstate


class MaskedPlaces:
    """An offering that is out for a while, with a criticality with which agreements cover it, is a place of its own,
    numbered after the offerings.
    """

    def __init__(self, estate: DayEstate) -> None:
        self._estate = estate
        covers = estate.covers
        pairs = {
            (offering, criticality)
            for criticality, offering in zip(covers[1::3], covers[2::3], strict=True)
            if criticality >= estate.ends_from.get(offering, criticality + 1)
        }
        self._place_of = {pair: len(estate.before) + number for number, pair in enumerate(sorted(pairs))}

    def __bool__(self) -> bool:
        return bool(self._place_of)

    def places(self, offering: int, criticality: int) -> tuple[int, ...]:
        place = self._place_of.get((offering, criticality))
        return () if place is None else (place,)

    def reached(self, own: Mapping[int, int]) -> dict[int, list[int]]:
        """Level -> by place, in their order, the scenarios under which it would be on the level or beyond, if what is out
        were not. `own`: scenarios that bring offerings to any level by themselves.
        """
        levels: dict[int, list[int]] = {}
        further = [0] * len(self._place_of)
        for level in (4, 3, 2, 1):
            for before, offerings in self._free(level):
                reached = Level(self._estate, level, before, self._beneath(offerings)).reached(own)
                for number, (offering, criticality) in enumerate(self._place_of):
                    if offering in offerings and criticality >= level:
                        further[number] |= reached[offering]
            levels[level] = list(further)
        return levels

    def _free(self, level: int) -> Iterator[tuple[bytes, set[int]]]:
        """What is left of the baseline, with the offerings that it has not brought to the level, and what was left of it
        before has: the more is lost beside them, the more a loss does.
        """
        estate = self._estate
        waiting = {o for o, _ in self._place_of if estate.ends_from[o] <= level <= estate.before[o]}
        for before in estate.without:
            free = {offering for offering in waiting if before[offering] < level}
            waiting -= free
            if free:
                yield before, free

    def _beneath(self, offerings: set[int]) -> set[int]:
        """The offerings, and all that they rest on."""
        found = set(offerings)
        waiting = list(found)
        while waiting:
            new = self._needs.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    @cached_property
    def _needs(self) -> dict[int, set[int]]:
        needs: dict[int, set[int]] = {}
        edges = self._estate.edges
        for dependent, needed in zip(edges[::4], edges[3::4], strict=True):
            needs.setdefault(dependent, set()).add(needed)
        return needs


def with_late(level: Level, before: bytes, own: Mapping[int, int], late: dict[int, int]) -> list[int]:
    """For each offering, the scenarios under which it is newly on the level, or on one beyond what the baseline has brought it to
    where that is this level or more. `late`: the latter, known from levels beyond; what is so from here on is added.
    """
    reached = level.reached(own)
    late.update((o, reached[o]) for o, at in enumerate(before) if 0 < at == level.level - 1 and reached[o])
    for offering, scenarios in late.items():
        reached[offering] |= scenarios
    return reached
