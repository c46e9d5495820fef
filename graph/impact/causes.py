"""Which of a scenario's changes it takes to bring about what happens to a consumer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.minimal_causes import JointCauses
from graph.impact.one_cause import SingleCauses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.outcome import Outcome

MOST_EXACT: Final = 10
"""Changes up to which all minimal sets are found; above that, one for each consumer."""

Causes = tuple[tuple[int, ...], ...]
"""Minimal sets of indexes into the scenario's changes, the smallest first."""


def causes(outcome: Outcome, consumers: Iterable[int]) -> dict[int, Causes]:
    """Minimal causes by affected consumer, judged with the baseline in place."""
    if len(outcome.scenario.changes) == 1:
        return dict.fromkeys(consumers, ((0,),))
    exact = len(outcome.scenario.changes) <= MOST_EXACT
    of_level: dict[int, JointCauses | SingleCauses] = {}
    found: dict[int, Causes] = {}
    for consumer in consumers:
        level = outcome.consumers[consumer]
        if level not in of_level:
            of_level[level] = JointCauses(outcome, level) if exact else SingleCauses(outcome, level)
        found[consumer] = of_level[level].minimal(consumer)
    return found
