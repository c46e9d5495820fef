"""What is worse after a scenario than before, in numbers."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.impact.by_columns import ReachedByColumns
from graph.impact.by_lists import ReachedByLists
from graph.impact.masked import Masked, hit, masked_of
from graph.impact.severities import Severities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.impact.baseline import Baseline
    from graph.impact.reached import Reached, Unaffected
    from graph.impact.scenario import Scenario
    from graph.projection.agreements import Cover
    from graph.projection.projection import Projection
    from graph.projection.status import Day

MUCH: Final = 8
"""An outcome reaches much where it makes at least one of so many offerings worse."""


class Outcome(Severities):
    """`agreements`, `consumers`: severities of those that are worse. `concerned`: the agreements that are looked at at
    most; None = all.
    """

    def __init__(
        self,
        projection: Projection,
        scenario: Scenario,
        restored: frozenset[int] = frozenset(),
        before: Baseline | None = None,
        only: Callable[[int], bool] | None = None,
        today: Day | None = None,
        solved: tuple[bytes, list[int]] | None = None,
    ) -> None:
        """`only`: which agreements, by their numbers, are looked at; None = all."""
        super().__init__(projection, scenario, restored, before, today, solved)
        self.only = only
        self.concerned: frozenset[int] | None = None

    def concerning(self, agreements: frozenset[int]) -> Outcome:
        """The outcome, with only these agreements looked at, each by itself: it costs no more than they do."""
        part = copy(self)
        part.concerned = agreements
        part.look_at(self.only)
        return part

    def among(self, only: Callable[[int], bool]) -> Outcome:
        """The outcome, with only these agreements looked at."""
        part = copy(self)
        part.look_at(only)
        return part

    def look_at(self, only: Callable[[int], bool] | None) -> None:
        self.only = only
        vars(self).pop("_whom", None)

    @cached_property
    def _whom(self) -> Reached:
        if self.concerned is None and len(self.offerings) * MUCH >= len(self.at):
            return ReachedByColumns(self, self.only)
        return ReachedByLists(self, self.only, self.concerned)

    @property
    def agreements(self) -> dict[int, int]:
        return self._whom.agreements

    @property
    def consumers(self) -> dict[int, int]:
        return self._whom.consumers

    @property
    def masked_agreements(self) -> dict[int, int]:
        return self._whom.masked_agreements

    @property
    def masked_consumers(self) -> dict[int, int]:
        return self._whom.masked_consumers

    @property
    def owed(self) -> dict[int, int]:
        """Agreements to which notice is owed and whose people are told, by the greater severity."""
        return self._whom.owed

    @property
    def relationships_owed(self) -> tuple[set[str], set[str]]:
        """Relationships of what is owed: those with something HIGH or worse, and the others."""
        return self._whom.relationships_owed

    @property
    def unaffected(self) -> Unaffected:
        return self._whom.unaffected

    def affects(self, agreement: int) -> bool:
        """Whether an agreement is one of `agreements`, without working out all of them."""
        at, before = self.at, self.before.at
        covered = self.day.covered[agreement] if self.is_looked_at(agreement) else ()
        return any(hit(criticality, before[offering], at[offering]) for _, criticality, offering, _ in covered)

    @property
    def masked(self) -> Masked:
        """What is as bad already; the same whichever agreements are looked at."""
        return masked_of(self)

    def masked_covers(self, agreement: int) -> set[int]:
        """The offerings of the most severe masked coverages of one of `masked_agreements`."""
        return self.masked.covered_by(agreement, self.masked_agreements[agreement])

    @cached_property
    def notified_offerings(self) -> dict[int, int]:
        """Offerings whose owners are told: affected ones, and those masked ones that are told."""
        affected = {offering: self.at[offering] for offering in self.offerings}
        return affected | self.masked.notified_offerings() if self.masked.offerings else affected

    @cached_property
    def touched_groups(self) -> list[int]:
        """Groups of which a member passes on more than before or is masked, by offering and name."""
        before, supports, archived = self.before.travelled, self.day.supports, self.projection.offerings.archived
        groups = {edge[1] for needed in self.reached for edge in supports[needed] if edge[2] > before[needed]}
        groups |= {edge[1] for needed in self.masked.travelled for edge in supports[needed]}
        names, ids = self.projection.dependencies.group_names, self.projection.offerings.ids
        touched = (group for group in groups if group >= 0 and names[group][0] not in archived)
        return sorted(touched, key=lambda group: (ids[names[group][0]], names[group][1]))

    def last_step_to(self, consumer: int) -> Cover:
        """What ends the decisive way: of what gives the consumer its severity, the hit coverage whose offering has the
        earliest round.
        """
        return self.last_step(self.projection.agreements.of_consumer[consumer], self.consumers[consumer])

    def last_step(self, among: Iterable[int], level: int) -> Cover:
        """The coverage that ends the decisive path among agreements that are affected so badly."""
        agreements, before, ids = self.projection.agreements, self.before.at, self.projection.offerings.ids
        ends = (
            (reached, ids[cover[2]], agreements.ids[agreement], -cover[1], cover)
            for agreement in among
            if self.agreements.get(agreement) == level
            for cover in self.day.covered[agreement]
            if cover[1] >= level > before[cover[2]] and (reached := self.round_of(cover[2], level)) is not None
        )
        return min(ends)[-1]

    def offerings_for(self, consumer: int, level: int) -> set[int]:
        """What the consumer's live agreements cover at `level` or more critically, and what was not so bad before."""
        before = self.before.at
        agreements = filter(self.is_looked_at, self.projection.agreements.of_consumer[consumer])
        covers = (cover for agreement in agreements for cover in self.day.covered[agreement])
        return {offering for _, criticality, offering, _ in covers if criticality >= level > before[offering]}

    def is_looked_at(self, agreement: int) -> bool:
        is_concerned = self.concerned is None or agreement in self.concerned
        return is_concerned and (self.only is None or self.only(agreement))
