"""The loss of every single offering of an estate, each as a scenario of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.model.answers import answer
from graph.questions.weak_points.level import Level
from graph.questions.weak_points.masking import MaskedPlaces, with_late
from graph.questions.weak_points.tally import WORST_FIRST, Counted, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.questions.weak_points.estate import DayEstate

AT_ONCE: Final = 10_000
"""Scenarios: whole numbers of so many bits stay in the processor's cache."""


@answer("AffectedCounts")
class Affected(NamedTuple):
    """How many are affected, by severity."""

    low: Annotated[int, "Affected LOW."]
    medium: Annotated[int, "Affected MEDIUM."]
    high: Annotated[int, "Affected HIGH."]
    critical: Annotated[int, "Affected CRITICAL."]


class Loss(NamedTuple):
    """What follows from the loss of one offering. `overdue`: affected agreements whose notice is past. `masked`: consumers
    that are affected so badly because something else is out for a while.
    """

    offering: int
    offerings: Affected
    agreements: Affected
    consumers: Affected
    overdue: int
    masked: Affected


def losses(estate: DayEstate, progress: Callable[[int, int], None]) -> Iterator[Loss]:
    """The loss of each offering that is not lost already, by number. `progress` is told how many steps are done, of how
    many.
    """
    there = [offering for offering in range(len(estate.before)) if offering not in estate.lost]
    batches = [there[start : start + AT_ONCE] for start in range(0, len(there), AT_ONCE)]
    total = (len(batches) + 1) * len(WORST_FIRST)
    places = MaskedPlaces(estate)
    levels: list[tuple[Level, Counted]] = []
    for done, level in enumerate(WORST_FIRST, 1):
        levels.append((Level(estate, level), Counted(estate, level, places)))
        progress(done, total)
    for number, batch in enumerate(batches, 1):
        own = {offering: 1 << place for place, offering in enumerate(batch)}
        tally, late, beyond = Tally(), dict[int, int](), dict[int, int]()
        masked = places.reached(own) if places else {}
        for done, (level, counted) in enumerate(levels, 1):
            reached = with_late(level, estate.before, own, late)
            counted.count(reached + masked.get(level.level, []), tally, beyond)
            progress(number * len(WORST_FIRST) + done, total)
        yield from _losses(batch, tally)


def _losses(batch: list[int], tally: Tally) -> Iterator[Loss]:
    size = len(batch)
    offerings, agreements, consumers = (
        [Affected(*by_level) for by_level in zip(*tally.by_level(what, size), strict=True)]
        for what in ("offerings", "agreements", "consumers")
    )
    masked = [Affected(*by_level) for by_level in zip(*tally.masked(size), strict=True)]
    overdue = tally.affected("overdue", size)
    return map(Loss._make, zip(batch, offerings, agreements, consumers, overdue, masked, strict=True))
