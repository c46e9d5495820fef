"""How much an impact affects, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.model.answers import answer
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

TOTAL: Final = "All that are affected, LOW to CRITICAL."


def affected(severity: Severity) -> str:
    """The words of a count."""
    return f"Affected {severity.name}: {severity.words}"


@answer("SeverityCounts")
@dataclass(frozen=True, slots=True)
class Counts:
    """How many are affected, by severity."""

    none: Annotated[int, "Reached by a dependency on something that is worse, and not worse themselves."]
    low: Annotated[int, affected(Severity.LOW)]
    medium: Annotated[int, affected(Severity.MEDIUM)]
    high: Annotated[int, affected(Severity.HIGH)]
    critical: Annotated[int, affected(Severity.CRITICAL)]

    @property
    def total(self) -> Annotated[int, TOTAL]:
        return self.low + self.medium + self.high + self.critical


@answer("GradedCounts")
class GradedCounts(NamedTuple):
    """How many, by severity."""

    low: Annotated[int, affected(Severity.LOW)]
    medium: Annotated[int, affected(Severity.MEDIUM)]
    high: Annotated[int, affected(Severity.HIGH)]
    critical: Annotated[int, affected(Severity.CRITICAL)]

    @property
    def total(self) -> Annotated[int, TOTAL]:
        return sum(self)


@dataclass(frozen=True, slots=True)
class Counting:
    """The counts of a report, of which `none` is counted where it is asked for: it takes longer than all others."""

    graded: GradedCounts
    unaffected: Callable[[], Collection[object]]

    @property
    def none(self) -> int:
        return len(self.unaffected())

    @property
    def low(self) -> int:
        return self.graded.low

    @property
    def medium(self) -> int:
        return self.graded.medium

    @property
    def high(self) -> int:
        return self.graded.high

    @property
    def critical(self) -> int:
        return self.graded.critical

    @property
    def total(self) -> int:
        return self.graded.total

    def counted(self) -> Counts:
        return Counts(self.none, *self.graded)


@answer("GradedTotals")
@dataclass(frozen=True, slots=True)
class GradedTotals:
    """How many offerings, agreements and consumers, by severity."""

    offerings: Annotated[GradedCounts, "Offerings."]
    agreements: Annotated[GradedCounts, "Agreements; each counts once."]
    consumers: Annotated[GradedCounts, "Consumers; each counts once."]

    def by_name(self) -> dict[str, GradedCounts]:
        return {"consumers": self.consumers, "agreements": self.agreements, "offerings": self.offerings}


NOTHING: Final = GradedTotals(*[GradedCounts(0, 0, 0, 0)] * 3)


@answer("ImpactTotals")
@dataclass(frozen=True, slots=True)
class Totals:
    """How much is affected."""

    offerings: Annotated[Counts, "Offerings, the changed ones among them."]
    agreements: Annotated[Counts, "Agreements; each counts once."]
    consumers: Annotated[Counts, "Consumers; each counts once, with its worst agreement."]
    people: Annotated[int, "People to tell, on both sides; each counts once."]
    masked: Annotated[GradedTotals, "What is as bad already, and is in none of the other counts."]


def graded_counts(severities: Iterable[int]) -> GradedCounts:
    by_severity = Counter(severities)
    return GradedCounts(*(by_severity[severity] for severity in Severity if severity))
