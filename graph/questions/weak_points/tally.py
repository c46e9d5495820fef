"""How many offerings, agreements and consumers are affected, by severity, under many scenarios at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.questions.weak_points.counting import Counter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.questions.weak_points.estate import DayEstate
    from graph.questions.weak_points.masking import MaskedPlaces

WORST_FIRST: Final = (4, 3, 2, 1)


class Tally:
    """`at_least[what, level]`: how many are affected on the level or beyond; `exactly[level]`: how many consumers count
    there because something is out for a while.
    """

    def __init__(self) -> None:
        self.at_least: defaultdict[tuple[str, int], Counter] = defaultdict(Counter)
        self.exactly: defaultdict[int, Counter] = defaultdict(Counter)

    def by_level(self, what: str, scenarios: int) -> list[list[int]]:
        """How many are affected LOW, MEDIUM, HIGH, CRITICAL, scenario by scenario."""
        reaching = [self.at_least[what, level].numbers(scenarios) for level in reversed(WORST_FIRST)]
        return [
            [here - beyond for here, beyond in zip(at_least, more, strict=True)]
            for at_least, more in zip(reaching, [*reaching[1:], [0] * scenarios], strict=True)
        ]

    def affected(self, what: str, scenarios: int) -> list[int]:
        """How many are affected at all."""
        return self.at_least[what, WORST_FIRST[-1]].numbers(scenarios)

    def masked(self, scenarios: int) -> list[list[int]]:
        """Consumers that count LOW, MEDIUM, HIGH, CRITICAL because something is out for a while."""
        return [self.exactly[level].numbers(scenarios) for level in reversed(WORST_FIRST)]


class Through:
    """The places through which things reach a level: offerings, and those of `MaskedPlaces`. Most things have one:
    `_alone[place]` says how many.
    """

    def __init__(self, things: Iterable[Collection[int]]) -> None:
        self._alone: defaultdict[int, int] = defaultdict(int)
        self._shared: list[Collection[int]] = []
        for places in things:
            if len(places) == 1:
                (place,) = places
                self._alone[place] += 1
            else:
                self._shared.append(places)

    def count(self, reached: list[int], counter: Counter) -> None:
        for place, times in self._alone.items():
            if scenarios := reached[place]:
                counter.add_times(scenarios, times)
        for places in self._shared:
            counter.add(any_of(places, reached))


class Counted:
    """What is counted on one level. A coverage is hit on it if its offering newly reaches it, or a level beyond what the
    baseline has brought it to.
    """

    def __init__(self, estate: DayEstate, level: int, masked: MaskedPlaces) -> None:
        self._level = level
        self._first_masked = len(estate.before)
        agreements: defaultdict[int, set[int]] = defaultdict(set)
        consumers: defaultdict[int, set[int]] = defaultdict(set)
        covers = estate.covers
        for agreement, criticality, offering in zip(covers[::3], covers[1::3], covers[2::3], strict=True):
            places = masked.places(offering, criticality)
            if criticality >= max(level, estate.before[offering] + 1):
                places = (*places, offering)
            if criticality >= level and places:
                agreements[agreement].update(places)
                consumers[estate.consumer_of[agreement]].update(places)
        self._through = {
            "offerings": Through((offering,) for offering in range(len(estate.before))),
            "agreements": Through(agreements.values()),
            "overdue": Through(places for agreement, places in agreements.items() if estate.owed[agreement]),
            "consumers": Through(consumers.values()),
        }
        self._masked = {
            consumer: places
            for consumer, places in consumers.items()
            if any(place >= self._first_masked for place in places)
        }

    def count(self, reached: list[int], tally: Tally, beyond: dict[int, int]) -> None:
        """`beyond`: consumer -> scenarios under which it counts on a level beyond; what counts here is added."""
        for what, through in self._through.items():
            through.count(reached, tally.at_least[what, self._level])
        for consumer, places in self._masked.items():
            here = any_of(places, reached)
            affected = any_of((place for place in places if place < self._first_masked), reached)
            tally.exactly[self._level].add(here & ~affected & ~beyond.get(consumer, 0))
            beyond[consumer] = beyond.get(consumer, 0) | here


def any_of(places: Iterable[int], reached: list[int]) -> int:
    """Scenarios under which one of them is reached."""
    scenarios = 0
    for place in places:
        scenarios |= reached[place]
    return scenarios
