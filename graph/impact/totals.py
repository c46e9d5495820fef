"""How much an impact affects, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each severity; `none` were reached and are not worse."""

    none: int
    low: int
    medium: int
    high: int
    critical: int


class GradedCounts(NamedTuple):
    """How many of each severity."""

    low: int
    medium: int
    high: int
    critical: int


@dataclass(frozen=True, slots=True)
class GradedTotals:
    offerings: GradedCounts
    agreements: GradedCounts
    consumers: GradedCounts

    def by_name(self) -> dict[str, GradedCounts]:
        return {"consumers": self.consumers, "agreements": self.agreements, "offerings": self.offerings}


NOTHING: Final = GradedTotals(*[GradedCounts(0, 0, 0, 0)] * 3)


@dataclass(frozen=True, slots=True)
class Totals:
    """`masked`: what is as bad already."""

    offerings: Counts
    agreements: Counts
    consumers: Counts
    people: int
    masked: GradedTotals


def counts(severities: Iterable[int], unaffected: Sized) -> Counts:
    return Counts(len(unaffected), *graded_counts(severities))


def graded_counts(severities: Iterable[int]) -> GradedCounts:
    by_severity = Counter(severities)
    return GradedCounts(*(by_severity[severity] for severity in Severity if severity))
