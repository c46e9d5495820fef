"""How many offerings, agreements and consumers are affected, by severity, under many scenarios at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.weak_points.counting import Counter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graph.weak_points.estate import DayEstate

LEVELS: Final = (1, 2, 3, 4)


class Tally:
    """`newly[what, level]`: how many newly reach the level. `late[what, level]`: those among them that the context had
    brought to the level below: they are worse off from this level on only, and then count on the lower ones too.
    """

    def __init__(self) -> None:
        self.newly: defaultdict[tuple[str, int], Counter] = defaultdict(Counter)
        self.late: defaultdict[tuple[str, int], Counter] = defaultdict(Counter)

    def by_level(self, what: str, scenarios: int) -> list[list[int]]:
        """How many are affected LOW, MEDIUM, HIGH, CRITICAL, scenario by scenario."""
        worse = [self._worse(what, level, scenarios) for level in LEVELS]
        nothing = [0] * scenarios
        return [
            [here - beyond for here, beyond in zip(at_least, more, strict=True)]
            for at_least, more in zip(worse, [*worse[1:], nothing], strict=True)
        ]

    def worse(self, what: str, scenarios: int) -> list[int]:
        """How many are affected at all."""
        return self._worse(what, LEVELS[0], scenarios)

    def _worse(self, what: str, level: int, scenarios: int) -> list[int]:
        """How many are worse off than before, and at the level or beyond."""
        counters = [self.newly[what, level], *(self.late[what, beyond] for beyond in LEVELS if beyond > level)]
        return [sum(numbers) for numbers in zip(*(each.numbers(scenarios) for each in counters), strict=True)]


class Through:
    """Through which offerings things reach a level. Most have one: `_alone[offering]` says how many."""

    def __init__(self, things: Iterable[Collection[int]]) -> None:
        self._alone: defaultdict[int, int] = defaultdict(int)
        self._shared: list[Collection[int]] = []
        for offerings in things:
            if len(offerings) == 1:
                (offering,) = offerings
                self._alone[offering] += 1
            else:
                self._shared.append(offerings)

    def count(self, reached: list[int], counter: Counter) -> None:
        for offering, times in self._alone.items():
            if scenarios := reached[offering]:
                counter.add_times(scenarios, times)
        for offerings in self._shared:
            scenarios = 0
            for offering in offerings:
                scenarios |= reached[offering]
            counter.add(scenarios)


class Counted:
    """What is counted on one level: whatever the context has not brought there."""

    def __init__(self, estate: DayEstate, level: int) -> None:
        self._level = level
        agreements, consumers = covered(estate, level)
        owed = {agreement: offerings for agreement, offerings in agreements.items() if estate.owed[agreement]}
        offerings = {offering: (offering,) for offering, before in enumerate(estate.before) if before < level}
        before = dict(enumerate(estate.before))
        self._newly = {
            "offerings": Through(offerings.values()),
            "agreements": Through(agreements.values()),
            "overdue": Through(owed.values()),
            "consumers": Through(consumers.values()),
        }
        self._late = {
            "offerings": self._through_late(offerings, before),
            "agreements": self._through_late(agreements, estate.agreement_before),
            "overdue": self._through_late(owed, estate.agreement_before),
            "consumers": self._through_late(consumers, estate.consumer_before),
        }

    def count(self, reached: list[int], tally: Tally) -> None:
        for what, through in self._newly.items():
            through.count(reached, tally.newly[what, self._level])
        for what, through in self._late.items():
            through.count(reached, tally.late[what, self._level])

    def _through_late(self, things: Mapping[int, Collection[int]], before: Mapping[int, int]) -> Through:
        return Through(offerings for thing, offerings in things.items() if before.get(thing, 0) == self._level - 1 > 0)


def covered(estate: DayEstate, level: int) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Agreement -> offerings that can newly bring it to the level, and consumer -> such offerings."""
    agreements: defaultdict[int, set[int]] = defaultdict(set)
    consumers: defaultdict[int, set[int]] = defaultdict(set)
    covers = estate.covers
    for agreement, criticality, offering in zip(covers[::3], covers[1::3], covers[2::3], strict=True):
        if criticality < level:
            continue
        if estate.agreement_before.get(agreement, 0) < level:
            agreements[agreement].add(offering)
        consumer = estate.consumer_of[agreement]
        if estate.consumer_before.get(consumer, 0) < level:
            consumers[consumer].add(offering)
    return agreements, consumers
