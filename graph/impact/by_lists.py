"""Whom an outcome reaches, found offering by offering: for outcomes that reach a small part of the estate."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.impact.columns import greatest_listed
from graph.impact.masked import hit
from graph.impact.reached import Reached, Unaffected
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.impact.masked import MaskedCovers

FIRST: Final[itemgetter[Any]] = itemgetter(0)


class ReachedByLists(Reached):
    @cached_property
    def agreements(self) -> dict[int, int]:
        return greatest_listed(self._hit)

    @cached_property
    def consumers(self) -> dict[int, int]:
        return self._by_consumer(self._hit)

    @cached_property
    def masked_agreements(self) -> dict[int, int]:
        return greatest_listed(self._masked)

    @cached_property
    def consumers_of_masked(self) -> dict[int, int]:
        return self._by_consumer(self._masked)

    @cached_property
    def told_masked(self) -> dict[int, int]:
        if not self.masked_agreements:
            return {}
        told = self._masks.told(each[:2] for each in self._masked_covers)
        several = (each.agreements for each in self._masked_covers if each[:2] in told)
        agreements = self._covering_changed().union(*several)
        return {one: severity for one, severity in self.masked_agreements.items() if one in agreements}

    @cached_property
    def unaffected(self) -> Unaffected:
        day, consumer_of = self._outcome.day, self._outcome.projection.agreements.consumer_of
        worse = self._made_worse()
        offerings = set(map(FIRST, chain.from_iterable(map(day.supports.__getitem__, worse)))).difference(worse)
        offerings = {offering for offering in offerings if day.is_in_use(offering)}
        graded = chain.from_iterable(map(day.covering.__getitem__, offerings))
        agreements = set[int]().union(*[agreements for _, agreements in graded])
        consumers = set(map(consumer_of.__getitem__, agreements))
        return Unaffected(
            offerings,
            {one for one in agreements if one not in self.agreements and one not in self.masked_agreements},
            {one for one in consumers if one not in self.consumers and one not in self.masked_consumers},
        )

    @cached_property
    def relationships_owed(self) -> tuple[set[str], set[str]]:
        relationship_of = self._outcome.projection.agreements.relationship_of
        high = {agreement for agreement, severity in self.owed.items() if severity >= Severity.HIGH}
        of_high = set(map(relationship_of.__getitem__, high))
        return of_high, set(map(relationship_of.__getitem__, self.owed.keys() - high)) - of_high

    @cached_property
    def _hit(self) -> list[list[int]]:
        """Agreements by the severity with which one of their coverages is hit. One may be in several lists."""
        only = self._only
        by_severity: list[list[int]] = [[] for _ in Severity]
        for severity, agreements in self._hit_covers():
            by_severity[severity] += agreements
        return by_severity if only is None else [list(filter(only, each)) for each in by_severity]

    def _hit_covers(self) -> Iterator[tuple[int, Sequence[int]]]:
        """(severity, agreements of which a coverage is hit so badly)"""
        outcome = self._outcome
        at, before, concerned = outcome.at, outcome.before.at, self._concerned
        if concerned is not None:
            for agreement in concerned:
                for _, criticality, offering, _ in outcome.day.covered[agreement]:
                    if severity := hit(criticality, before[offering], at[offering]):
                        yield severity, (agreement,)
            return
        covering = outcome.day.covering
        for offering in outcome.offerings:
            severity, already = at[offering], before[offering]
            for criticality, agreements in covering[offering]:
                if criticality > already:
                    yield min(severity, criticality), agreements

    @cached_property
    def _masked(self) -> list[list[int]]:
        """`masked_agreements` by severity; one may be in several lists."""
        return self._masks.agreements(self._masked_covers, self.agreements, self._only)

    @cached_property
    def _masked_covers(self) -> list[MaskedCovers]:
        outcome, concerned = self._outcome, self._concerned
        if concerned is None:
            return self._masks.covers
        covered = map(outcome.day.covered.__getitem__, concerned)
        is_any_lost = any(outcome.before.at[cover[2]] for covers in covered for cover in covers)
        return self._masks.covers_of(concerned) if is_any_lost else []

    def _by_consumer(self, by_severity: Iterable[Iterable[int]]) -> dict[int, int]:
        """The greatest severity of its agreements."""
        consumer_of = self._outcome.projection.agreements.consumer_of.__getitem__
        return greatest_listed(map(consumer_of, agreements) for agreements in by_severity)
