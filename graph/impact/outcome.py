"""What is worse after a scenario than before, in numbers."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.impact.context import greatest, raised
from graph.impact.spread import spread
from graph.impact.ways import Ways
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from graph.impact.agreements import Cover
    from graph.impact.context import Context
    from graph.impact.dependencies import Edge
    from graph.impact.projection import Projection
    from graph.impact.scenario import Scenario

FIRST: Final[itemgetter[Any]] = itemgetter(0)


class Unaffected(NamedTuple):
    """Reached and not worse."""

    offerings: set[int]
    agreements: set[int]
    consumers: set[int]


class Outcome:
    """Severities after the scenario. By offering: `travelled` is what dependencies pass on, `at` adds the scenario's own
    that do not travel. `offerings`: those that are worse, in no order; `agreements`, `consumers`: only those too.
    """

    def __init__(
        self,
        projection: Projection,
        scenario: Scenario,
        restored: frozenset[int] = frozenset(),
        before: Context | None = None,
        only: Callable[[int], bool] | None = None,
    ) -> None:
        """`restored`: offerings that are taken to be there although they are lost. `before`: the context; by default that
        of the day. `only`: which agreements, by their numbers, are looked at; None = all.
        """
        self.projection = projection
        self.scenario = scenario
        self.restored = restored
        self.only = only
        self.day = projection.on(scenario.effective_on.toordinal())
        self.before = before or self.day.context(
            include_planned=scenario.include_planned, leave_out=scenario.leave_out, restored=restored
        )
        at = projection.offerings.at
        self.sources = [(at[c.offering], int(c.severity)) for c in scenario.changes if c.action.travels]
        self.staying = greatest((at[c.offering], int(c.severity)) for c in scenario.changes if not c.action.travels)
        self.changed = greatest((*self.sources, *self.staying.items()))
        self.travelled, self.reached = spread(self.day, self.before.travelled, self.sources)
        self.at = raised(self.travelled, self.staying)
        self.offerings = self._worse_offerings()
        self.agreements = self._worse_agreements()
        self.consumers = self._worse_consumers()
        self._ways: dict[int, Ways] = {}

    def among(self, only: Callable[[int], bool]) -> Outcome:
        """The same, where only these agreements are looked at."""
        part = copy(self)
        part.look_at(only)
        return part

    def look_at(self, only: Callable[[int], bool]) -> None:
        self.only = only
        for known in ("consumers_before", "unaffected"):
            vars(self).pop(known, None)
        self.agreements = {one: severity for one, severity in self.agreements.items() if only(one)}
        self.consumers = self._worse_consumers()

    def _worse_offerings(self) -> list[int]:
        at, before, travelled = self.at, self.before.at, self.travelled
        staying = [o for o in self.staying if at[o] > before[o] and travelled[o] == self.before.travelled[o]]
        if not self.before.staying:
            return self.reached + staying
        return [o for o in self.reached if at[o] > before[o]] + staying

    def _worse_agreements(self) -> dict[int, int]:
        """Worst last, so that of several severities the greatest stays."""
        at, covering, before = self.at, self.day.covering, self.before.agreements
        by_severity: list[list[int]] = [[] for _ in Severity]
        for offering in self.offerings:
            severity = at[offering]
            for criticality, agreements in covering[offering]:
                by_severity[min(severity, criticality)] += agreements
        after: dict[int, int] = {}
        for severity, agreements in enumerate(by_severity):
            after.update(dict.fromkeys(agreements, severity))
        if self.only is not None:
            after = {agreement: after[agreement] for agreement in filter(self._is_looked_at, after)}
        if not before:
            return after
        return {agreement: severity for agreement, severity in after.items() if severity > before.get(agreement, 0)}

    def _worse_consumers(self) -> dict[int, int]:
        before, after = self.consumers_before, self._by_consumer(self.agreements)
        return {consumer: severity for consumer, severity in after.items() if severity > before.get(consumer, 0)}

    def _by_consumer(self, agreements: Mapping[int, int]) -> dict[int, int]:
        """The greatest severity of its agreements."""
        consumer_of = self.projection.agreements.consumer_of
        worst: dict[int, int] = {}
        for agreement, severity in agreements.items():
            consumer = consumer_of[agreement]
            if severity > worst.get(consumer, 0):
                worst[consumer] = severity
        return worst

    @cached_property
    def consumers_before(self) -> dict[int, int]:
        if self.only is None:
            return self.before.consumers
        before = self.before.agreements
        return self._by_consumer(
            {agreement: before[agreement] for agreement in before if self._is_looked_at(agreement)}
        )

    @cached_property
    def unaffected(self) -> Unaffected:
        supports, covering, consumer_of = self.day.supports, self.day.covering, self.projection.agreements.consumer_of
        offerings = set(map(FIRST, chain.from_iterable(map(supports.__getitem__, self.offerings))))
        offerings.difference_update(self.offerings)
        graded = chain.from_iterable(map(covering.__getitem__, offerings))
        agreements = set[int]().union(*[agreements for _, agreements in graded])
        consumers = set(map(consumer_of.__getitem__, agreements))
        return Unaffected(offerings, agreements - self.agreements.keys(), consumers - self.consumers.keys())

    @cached_property
    def touched_groups(self) -> list[int]:
        """Groups of which a member passes on more than before, by offering and name."""
        before, supports = self.before.travelled, self.day.supports
        groups = {edge[1] for needed in self.reached for edge in supports[needed] if edge[2] > before[needed]}
        return sorted(
            (group for group in groups if group >= 0), key=self.projection.dependencies.group_names.__getitem__
        )

    def people(self) -> set[str]:
        """Whom to tell."""
        relationship_of, people = self.projection.agreements.relationship_of, self.day.people
        persons = set(chain.from_iterable(map(self.day.owners.__getitem__, self.offering_ids)))
        for severity in set(self.agreements.values()):
            hit = (relationship_of[agreement] for agreement, at in self.agreements.items() if at == severity)
            persons |= people.of(hit, severity)
        return persons

    @property
    def offering_ids(self) -> Iterator[str]:
        """Of `offerings`, in their order."""
        return map(self.projection.offerings.ids.__getitem__, self.offerings)

    def ways(self, level: int) -> Ways:
        ways = self._ways.get(level)
        if ways is None:
            ways = self._ways[level] = Ways(self.day, level, self.before.travelled, self.travelled, self.sources)
        return ways

    def way_to_offering(self, offering: int, level: int) -> list[Edge]:
        """The dependencies of the decisive way, from the changed offering on."""
        return [] if self.changed.get(offering, 0) >= level else self.ways(level).to(offering)

    def last_step_to(self, consumer: int) -> Cover:
        """What ends the decisive way: of what gives the consumer its severity, the agreement whose offering has the
        earliest round.
        """
        return self.last_step(self.projection.agreements.of_consumer[consumer], self.consumers[consumer])

    def last_step(self, among: Iterable[int], level: int) -> Cover:
        """The same of those agreements that are affected so badly."""
        agreements = self.projection.agreements
        ends = (
            (reached, cover[2], agreements.ids[agreement], -cover[1], cover)
            for agreement in among
            if self.agreements.get(agreement) == level
            for cover in self.day.covered[agreement]
            if cover[1] >= level and (reached := self._round(cover[2], level)) is not None
        )
        return min(ends)[-1]

    def offerings_for(self, consumer: int, level: int) -> set[int]:
        """What the consumer's live agreements cover at `level` or more critically."""
        agreements = filter(self._is_looked_at, self.projection.agreements.of_consumer[consumer])
        covers = (cover for agreement in agreements for cover in self.day.covered[agreement])
        return {offering for _, criticality, offering, _ in covers if criticality >= level}

    def _is_looked_at(self, agreement: int) -> bool:
        return self.only is None or self.only(agreement)

    def _round(self, offering: int, level: int) -> int | None:
        return 0 if self.changed.get(offering, 0) >= level else self.ways(level).round_of.get(offering)
