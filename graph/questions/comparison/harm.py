"""How much harm a scenario does, and in what one does more than another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.model.severity import Severity

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.impact.totals import Counts, GradedCounts

ByWorst = tuple[int, int, int, int]
"""How many are affected CRITICAL, HIGH, MEDIUM and LOW."""


class Harm(NamedTuple):
    """Compares as scenarios are ranked: by consumers, the worst severity first, then agreements, then notices overdue."""

    consumers: ByWorst
    agreements: ByWorst
    overdue: int


class Measure(NamedTuple):
    """One number of a harm. `severity` is None for notices overdue."""

    of: str
    severity: Severity | None
    number: int


class Difference(NamedTuple):
    """The first number, in the order of ranking, in which two harms differ: here and there."""

    of: str
    severity: Severity | None
    here: int
    there: int


def harm_of(report: Report) -> Harm:
    """Harm on the worst day within twelve months, the first one included."""
    worst = report.later.outlook().worst
    return Harm(by_worst(worst.consumers), by_worst(worst.agreements), report.notice.overdue)


def by_worst(counts: Counts | GradedCounts) -> ByWorst:
    return counts.critical, counts.high, counts.medium, counts.low


def measures(harm: Harm) -> list[Measure]:
    """The numbers of a harm, in the order of ranking."""
    grades = sorted((severity for severity in Severity if severity), reverse=True)
    return [
        *(Measure("consumers", grade, count) for grade, count in zip(grades, harm.consumers, strict=True)),
        *(Measure("agreements", grade, count) for grade, count in zip(grades, harm.agreements, strict=True)),
        Measure("overdue", None, harm.overdue),
    ]


def difference(here: Harm, there: Harm) -> Difference | None:
    """None where both do the same harm."""
    for mine, other in zip(measures(here), measures(there), strict=True):
        if mine.number != other.number:
            return Difference(mine.of, mine.severity, mine.number, other.number)
    return None
