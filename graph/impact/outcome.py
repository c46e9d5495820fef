"""What is worse after a scenario than before, in numbers."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.impact.columns import greatest_listed
from graph.impact.masked import Masked, hit, masked_of
from graph.impact.severities import Severities
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.impact.baseline import Baseline
    from graph.impact.masked import MaskedCovers
    from graph.impact.scenario import Scenario
    from graph.projection.agreements import Cover
    from graph.projection.projection import Projection
    from graph.projection.status import Day

FIRST: Final[itemgetter[Any]] = itemgetter(0)
BY_AGREEMENT: Final = (
    "_hit",
    "_masked",
    "_masked_covers",
    "agreements",
    "consumers",
    "masked_agreements",
    "masked_consumers",
    "owed",
    "unaffected",
)
"""What follows from the agreements that are looked at."""


class Unaffected(NamedTuple):
    """Reached and not worse."""

    offerings: set[int]
    agreements: set[int]
    consumers: set[int]


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
        for known in BY_AGREEMENT:
            vars(self).pop(known, None)

    @cached_property
    def agreements(self) -> dict[int, int]:
        """Each coverage is a use of its own: what an agreement has lost already does not spare it."""
        return greatest_listed(self._hit)

    @cached_property
    def _hit(self) -> list[list[int]]:
        """By severity, the agreements of which a coverage is hit so badly. One may be in several lists."""
        by_severity: list[list[int]] = [[] for _ in Severity]
        for severity, agreements in self._hit_covers():
            by_severity[severity] += agreements
        return by_severity if self.only is None else [list(filter(self.only, each)) for each in by_severity]

    def _hit_covers(self) -> Iterator[tuple[int, Sequence[int]]]:
        """(severity, agreements of which a coverage is hit so badly)"""
        at, before = self.at, self.before.at
        if self.concerned is not None:
            for agreement in self.concerned:
                for _, criticality, offering, _ in self.day.covered[agreement]:
                    if severity := hit(criticality, before[offering], at[offering]):
                        yield severity, (agreement,)
            return
        covering = self.day.covering
        for offering in self.offerings:
            severity, already = at[offering], before[offering]
            for criticality, agreements in covering[offering]:
                if criticality > already:
                    yield min(severity, criticality), agreements

    def affects(self, agreement: int) -> bool:
        """Whether an agreement is one of `agreements`, without working out all of them."""
        at, before = self.at, self.before.at
        covered = self.day.covered[agreement] if self.is_looked_at(agreement) else ()
        return any(hit(criticality, before[offering], at[offering]) for _, criticality, offering, _ in covered)

    @cached_property
    def consumers(self) -> dict[int, int]:
        return self._by_consumer(self._hit)

    def _by_consumer(self, by_severity: Iterable[Iterable[int]]) -> dict[int, int]:
        """The greatest severity of its agreements."""
        consumer_of = self.projection.agreements.consumer_of.__getitem__
        return greatest_listed(map(consumer_of, agreements) for agreements in by_severity)

    @property
    def masked(self) -> Masked:
        """What is as bad already; the same whichever agreements are looked at."""
        return masked_of(self)

    @cached_property
    def masked_agreements(self) -> dict[int, int]:
        return greatest_listed(self._masked)

    @cached_property
    def _masked(self) -> list[list[int]]:
        """`masked_agreements` by severity; one may be in several lists."""
        return self.masked.agreements(self._masked_covers, self.agreements, self.only)

    @cached_property
    def _masked_covers(self) -> list[MaskedCovers]:
        if self.concerned is None:
            return self.masked.covers
        covered = map(self.day.covered.__getitem__, self.concerned)
        is_any_lost = any(self.before.at[cover[2]] for covers in covered for cover in covers)
        return self.masked.covers_of(self.concerned) if is_any_lost else []

    def masked_covers(self, agreement: int) -> set[int]:
        """The offerings of the most severe masked coverages of one of `masked_agreements`."""
        return self.masked.covered_by(agreement, self.masked_agreements[agreement])

    @cached_property
    def masked_consumers(self) -> dict[int, int]:
        affected = self.consumers
        masked = self._by_consumer(self._masked)
        return {one: severity for one, severity in masked.items() if severity > affected.get(one, 0)}

    @cached_property
    def owed(self) -> dict[int, int]:
        """Agreements to which notice is owed and whose people are told, by the greater severity: affected ones, and those
        masked ones that are told.
        """
        if not self.masked_agreements:
            return self.agreements
        notified = self.masked.owed(self._masked_covers)
        return self.agreements | {one: severity for one, severity in self.masked_agreements.items() if one in notified}

    @cached_property
    def notified_offerings(self) -> dict[int, int]:
        """Offerings whose owners are told: affected ones, and those masked ones that are told."""
        affected = {offering: self.at[offering] for offering in self.offerings}
        return affected | self.masked.notified_offerings() if self.masked.offerings else affected

    @cached_property
    def unaffected(self) -> Unaffected:
        supports, covering, consumer_of = self.day.supports, self.day.covering, self.projection.agreements.consumer_of
        masked = self.masked
        made_worse = [*self.offerings, *masked.offerings, *masked.archived]
        offerings = set(map(FIRST, chain.from_iterable(map(supports.__getitem__, made_worse))))
        offerings.difference_update(made_worse)
        offerings = {offering for offering in offerings if self.day.is_in_use(offering)}
        graded = chain.from_iterable(map(covering.__getitem__, offerings))
        agreements = set[int]().union(*[agreements for _, agreements in graded])
        consumers = set(map(consumer_of.__getitem__, agreements))
        return Unaffected(
            offerings,
            {one for one in agreements if one not in self.agreements and one not in self.masked_agreements},
            {one for one in consumers if one not in self.consumers and one not in self.masked_consumers},
        )

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
