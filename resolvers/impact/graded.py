"""Counts by severity, of what is affected and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.model.severity import Severity
from resolvers.derived.classes import Class, field
from resolvers.impact.answers import answer

if TYPE_CHECKING:
    from graph.impact.totals import GradedCounts, GradedTotals


@dataclass(frozen=True, slots=True)
class GradedTypes:
    """Counts by severity of offerings, agreements and consumers."""

    counts: Class
    totals: Class

    def totals_of(self, totals: GradedTotals) -> Any:
        return self.totals(
            offerings=self.counts_of(totals.offerings),
            agreements=self.counts_of(totals.agreements),
            consumers=self.counts_of(totals.consumers),
        )

    def counts_of(self, counts: GradedCounts) -> Any:
        return self.counts(low=counts.low, medium=counts.medium, high=counts.high, critical=counts.critical)


def graded_types() -> GradedTypes:
    words = {s.name.lower(): f"Affected {s.name}: {s.words}" for s in Severity if s}
    counts = answer(
        "GradedCounts", "How many, by severity.", {name: field(name, int, text) for name, text in words.items()}
    )
    totals = answer(
        "GradedTotals",
        "How many offerings, agreements and consumers, by severity.",
        {
            "offerings": field("offerings", counts, "Offerings."),
            "agreements": field("agreements", counts, "Agreements; each counts once."),
            "consumers": field("consumers", counts, "Consumers; each counts once."),
        },
    )
    return GradedTypes(counts, totals)
