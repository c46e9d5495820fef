"""How consumers would fare with one more alternative, for every need at once.

A need is one bit: under bit j, need j has one more alternative, which is there and stays there. The baseline is given
and stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.impact.truth_tables import any_of, at_least
from graph.questions.suggestions.needs import passing_needs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.outcome import Outcome
    from graph.questions.suggestions.needs import Need, Passing


class Relief:
    """What added alternatives spare on one level: `_reached[offering]` = under which added alternatives it still newly reaches the level."""

    def __init__(self, outcome: Outcome, level: int, needs: Sequence[Need]) -> None:
        self._outcome = outcome
        self._level = level
        self._bit = {need: 1 << number for number, need in enumerate(needs)}
        self._all = (1 << len(needs)) - 1
        self._round_of = outcome.paths(level).round_of
        self._reached = dict.fromkeys(self._round_of, 0)
        self._passing = {offering: list(passing_needs(outcome, level, offering)) for offering in self._round_of}
        self._solve()

    def still(self, consumer: int) -> int:
        """Added alternatives, a bit each, under which the consumer is newly at the level all the same."""
        outcome, level = self._outcome, self._level
        covered = outcome.offerings_for(consumer, level)
        if any(outcome.staying.get(offering, 0) >= level for offering in covered):
            return self._all
        return any_of(self._reached.get(offering, 0) for offering in covered)

    def _solve(self) -> None:
        """The least solution, offerings of earlier rounds first."""
        dependents: defaultdict[int, set[int]] = defaultdict(set)
        for offering, several in self._passing.items():
            for passing in several:
                for member in passing.failing:
                    dependents[member].add(offering)
        due = sorted(self._round_of, key=self._round_of.__getitem__)
        while due:
            again: set[int] = set()
            for offering in due:
                again.discard(offering)
                now = self._evaluated(offering)
                if now != self._reached[offering]:
                    self._reached[offering] = now
                    again |= dependents[offering]
            due = sorted(again, key=self._round_of.__getitem__)

    def _evaluated(self, offering: int) -> int:
        if not self._round_of[offering]:
            return self._all
        return any_of(self._passes(passing) for passing in self._passing[offering])

    def _passes(self, passing: Passing) -> int:
        failing = [self._reached[member] for member in passing.failing]
        usual = at_least(passing.number, failing) if len(failing) >= passing.number else 0
        bit = self._bit.get(passing.need, 0)
        if not usual & bit:
            return usual
        still = passing.relieved is not None and at_least(passing.relieved, failing) & bit
        return usual if still else usual & ~bit
