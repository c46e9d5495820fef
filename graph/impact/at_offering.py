"""Whom one affected offering hits by the agreements that cover it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.masked import hit
from graph.impact.totals import Counts, graded_counts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.impact.outcome import Outcome


def agreements_at(outcome: Outcome, offering: int) -> dict[int, int]:
    """What an offering newly passes on to each agreement that covers it and is looked at; 0 where that is no more than before."""
    before, after = outcome.before.at[offering], outcome.at[offering]
    return _worst(
        (agreement, hit(criticality, before, after))
        for criticality, agreements in outcome.day.covering[offering]
        for agreement in filter(outcome.is_looked_at, agreements)
    )


def consumers_at(outcome: Outcome, offering: int) -> dict[int, int]:
    """The greatest of that for each consumer of these agreements."""
    consumer_of = outcome.projection.agreements.consumer_of
    return _worst(
        (consumer_of[agreement], severity) for agreement, severity in agreements_at(outcome, offering).items()
    )


def counts_at(severities: Collection[int]) -> Counts:
    return Counts(sum(not severity for severity in severities), *graded_counts(severities))


def _worst(graded: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The greatest severity of each number, those of NONE too."""
    of: dict[int, int] = {}
    for number, severity in graded:
        of[number] = max(severity, of.get(number, 0))
    return of
