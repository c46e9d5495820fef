"""The loss of every single offering of an estate, each as a scenario of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.weak_points.level import Level
from graph.weak_points.tally import LEVELS, Counted, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.weak_points.estate import DayEstate

AT_ONCE: Final = 10_000
"""Scenarios: whole numbers of so many bits stay in the processor's cache."""


class Affected(NamedTuple):
    """How many a loss affects, by severity."""

    low: int
    medium: int
    high: int
    critical: int


class Loss(NamedTuple):
    """What follows from the loss of one offering. `overdue`: affected agreements whose notice is past."""

    offering: int
    offerings: Affected
    agreements: Affected
    consumers: Affected
    overdue: int


def losses(estate: DayEstate, progress: Callable[[int, int], None]) -> Iterator[Loss]:
    """Of each offering that is not lost already, by number. `progress` is told of steps done, of how many."""
    there = [offering for offering in range(len(estate.before)) if offering not in estate.lost]
    batches = [there[start : start + AT_ONCE] for start in range(0, len(there), AT_ONCE)]
    total = (len(batches) + 1) * len(LEVELS)
    levels: list[tuple[Level, Counted]] = []
    for level in LEVELS:
        levels.append((Level(estate, level), Counted(estate, level)))
        progress(level, total)
    for number, batch in enumerate(batches, 1):
        own = {offering: 1 << place for place, offering in enumerate(batch)}
        tally = Tally()
        for level, counted in levels:
            counted.count(level.reached(own), tally)
            progress(number * len(LEVELS) + level.level, total)
        yield from _losses(batch, tally)


def _losses(batch: list[int], tally: Tally) -> Iterator[Loss]:
    size = len(batch)
    offerings, agreements, consumers = (
        [Affected(*by_level) for by_level in zip(*tally.by_level(what, size), strict=True)]
        for what in ("offerings", "agreements", "consumers")
    )
    overdue = tally.worse("overdue", size)
    return map(Loss._make, zip(batch, offerings, agreements, consumers, overdue, strict=True))
