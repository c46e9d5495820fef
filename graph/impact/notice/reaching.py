"""Which actions of a scenario reach an agreement: what its notice terms speak of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.model.severity import Action

if TYPE_CHECKING:
    from graph.impact.outcome import Outcome

BITS: Final = {action: 1 << number for number, action in enumerate(Action)}


class ReachingActions:
    """An action reaches an offering that it makes worse, or that is masked, and those from which needs lead to such a one
    through offerings that are worse or masked; what does not travel reaches its own offering only.
    """

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def of(self, agreement: int) -> list[Action]:
        mask = 0
        for _, _, offering, _ in self._outcome.day.covered[agreement]:
            mask |= self._travelling.get(offering, 0) | self._staying.get(offering, 0)
        return [action for action, bit in BITS.items() if mask & bit]

    @cached_property
    def _travelling(self) -> dict[int, int]:
        before, after, supports = self._outcome.before.travelled, self._outcome.travelled, self._outcome.day.supports
        masks, masked = self._done(travelling=True), self._outcome.masked
        waiting = list(masks)
        while waiting:
            needed = waiting.pop()
            mask = masks[needed]
            for dependent, *_ in supports[needed]:
                is_passed = after[dependent] > before[dependent] or dependent in masked.travelled
                if is_passed and masks.get(dependent, 0) | mask != masks.get(dependent, 0):
                    masks[dependent] = masks.get(dependent, 0) | mask
                    waiting.append(dependent)
        return masks

    @cached_property
    def _staying(self) -> dict[int, int]:
        return self._done(travelling=False)

    def _done(self, *, travelling: bool) -> dict[int, int]:
        outcome = self._outcome
        after, before = (outcome.travelled, outcome.before.travelled) if travelling else (outcome.at, outcome.before.at)
        masks, masked = dict[int, int](), outcome.masked
        for change in outcome.scenario.changes:
            offering = outcome.projection.offerings.at[change.offering]
            is_done = after[offering] > before[offering] or offering in (
                masked.travelled if travelling else masked.offerings
            )
            if change.action.travels is travelling and is_done:
                masks[offering] = masks.get(offering, 0) | BITS[change.action]
        return masks
