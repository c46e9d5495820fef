"""Agreements of which it is open whether, or when, they end: what a report says of them rests on that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.baseline import greatest
from graph.impact.masked import hit
from graph.model.duration import day_after
from graph.projection.status import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.outcome import Outcome

AHEAD: Final = "P12M"
"""Days after the scenario's within which a renewal has to be decided."""


def renewals_not_decided(outcome: Outcome) -> dict[int, int]:
    """Agreement -> severity. Those that are affected or masked and will end before long unless both sides decide
    otherwise, and those that would be, had they not ended so by the day.
    """
    decided_by = outcome.projection.agreements.decided_by
    last = day_of(day_after(outcome.scenario.effective_on.isoformat(), AHEAD))
    due = (each for each in _hit(outcome) if decided_by.get(each[0], last + 1) <= last)
    return greatest([*due, *_lapsed(outcome)])


def ends_not_known(outcome: Outcome) -> dict[int, int]:
    """Agreement -> severity, of those that are affected or masked."""
    without_end = outcome.projection.agreements.without_end
    return greatest(each for each in _hit(outcome) if each[0] in without_end) if without_end else {}


def _hit(outcome: Outcome) -> Iterator[tuple[int, int]]:
    yield from outcome.agreements.items()
    yield from outcome.masked_agreements.items()


def _lapsed(outcome: Outcome) -> Iterator[tuple[int, int]]:
    """What the scenario would newly do to coverages that have ended with their agreements, or does already."""
    lapsed, day, masked = outcome.projection.agreements.lapsed.of_offering, outcome.day.day, outcome.masked
    before, after = outcome.before.at, outcome.at
    for offering in {*outcome.offerings, *masked.lost}:
        for agreement, criticality, _, _ in lapsed.on(offering, day):
            severity = hit(criticality, before[offering], after[offering])
            if offering in masked.lost:
                severity = max(severity, masked.to_cover(offering, criticality))
            if severity and outcome.is_looked_at(agreement):
                yield agreement, severity
