"""Whom an outcome reaches, found in all coverages of its day at once: for outcomes that reach much of the estate."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from graph.impact.columns import Column, column, graded, marked, passed, worst_of
from graph.impact.reached import Reached, Unaffected
from graph.model.severity import Severity

if TYPE_CHECKING:
    from graph.projection.agreement_columns import CoverColumns
    from graph.projection.columns import Numbers

LEVELS: Final = len(Severity)


class ReachedByColumns(Reached):
    @property
    def _covers(self) -> CoverColumns:
        return self._outcome.day.cover_columns

    @property
    def _consumers(self) -> Numbers:
        return self._outcome.projection.agreements.columns.consumers

    @cached_property
    def agreements(self) -> dict[int, int]:
        return graded(self._affected)

    @cached_property
    def consumers(self) -> dict[int, int]:
        return graded(self._by_consumer(self._affected))

    @cached_property
    def masked_agreements(self) -> dict[int, int]:
        return graded(self._masked)

    @cached_property
    def consumers_of_masked(self) -> dict[int, int]:
        return graded(self._by_consumer(self._masked))

    @cached_property
    def told_masked(self) -> dict[int, int]:
        return graded(self._told)

    @cached_property
    def unaffected(self) -> Unaffected:
        day, covers = self._outcome.day, self._covers
        offerings = len(self._outcome.at)
        worse = marked(self._made_worse(), offerings)
        edges = day.edge_columns
        beside = marked(edges.dependent[worse[edges.needed]], offerings) & ~worse
        left = {offering for offering in np.flatnonzero(beside).tolist() if day.is_in_use(offering)}
        agreements = marked(covers.agreement[marked(left, offerings)[covers.offering]], len(self._affected))
        consumers = marked(self._consumers[agreements], len(self._outcome.projection.organization_ids))
        for severities in (self._affected, self._masked):
            agreements &= severities == 0
            consumers &= self._by_consumer(severities) == 0
        return Unaffected(left, set(np.flatnonzero(agreements).tolist()), set(np.flatnonzero(consumers).tolist()))

    @cached_property
    def relationships_owed(self) -> tuple[set[str], set[str]]:
        numbers, names = self._outcome.projection.agreements.columns.relationships
        worst = worst_of(numbers, np.maximum(self._affected, self._told), len(names))
        high, below = worst >= Severity.HIGH, (worst > 0) & (worst < Severity.HIGH)
        of_high, others = ({names[one] for one in np.flatnonzero(which).tolist()} for which in (high, below))
        return of_high, others

    @cached_property
    def _affected(self) -> Column:
        """`agreements`, 0 elsewhere."""
        covers, outcome = self._covers, self._outcome
        before, after = (column(each)[covers.offering] for each in (outcome.before.at, outcome.at))
        return self._looked_at(
            worst_of(covers.agreement, passed(before, after, covers.criticality), len(self._consumers))
        )

    @cached_property
    def _masked(self) -> Column:
        """`masked_agreements`, 0 elsewhere."""
        masked = worst_of(self._covers.agreement, self._masking, len(self._consumers))
        return self._looked_at(np.where(masked > self._affected, masked, np.uint8(0)))

    @cached_property
    def _told(self) -> Column:
        """`told_masked`, 0 elsewhere."""
        told = marked(self._covering_told(), len(self._masked))
        told[list(self._covering_changed())] = True
        return np.where(told, self._masked, np.uint8(0))

    @cached_property
    def _masking(self) -> Column:
        """What the scenario would do to each coverage of something that is lost already."""
        return self._masks.to_covers(self._covers.offering, self._covers.criticality)

    def _covering_told(self) -> Numbers:
        """Agreements of which what masks a coverage is told."""
        which = np.flatnonzero(self._masking)
        brought = self._covers.offering[which] * np.int32(LEVELS) + self._masking[which]
        told = self._masks.told(divmod(each, LEVELS) for each in np.unique(brought).tolist())
        is_told = np.isin(brought, [offering * LEVELS + severity for offering, severity in told])
        return self._covers.agreement[which[is_told]]

    def _looked_at(self, severities: Column) -> Column:
        only = self._only
        if only is not None:
            severities[[one for one in np.flatnonzero(severities).tolist() if not only(one)]] = 0
        return severities

    def _by_consumer(self, severities: Column) -> Column:
        """The greatest severity of each consumer's agreements."""
        return worst_of(self._consumers, severities, len(self._outcome.projection.organization_ids))
