"""Facts of the baseline without which changes would not be enough: consumers that break only because of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.impact.baseline import Baseline
from graph.impact.outcome import Outcome

if TYPE_CHECKING:
    from graph.impact.groups import ContextFact


class Coincidences:
    """Which facts of a report's baseline it takes, each judged with the others in place."""

    def __init__(self, outcome: Outcome, facts: list[ContextFact]) -> None:
        self._outcome = outcome
        self._facts = facts
        self._known: dict[tuple[tuple[int, ...], str], Outcome] = {}

    def behind(self, consumer: int, changes: tuple[int, ...]) -> list[ContextFact]:
        """The facts without which these changes, by their indexes, would not bring about the consumer's severity."""
        level = self._outcome.consumers[consumer]
        return [fact for fact in self._facts if self._severity(consumer, changes, fact.offering) < level]

    def _severity(self, consumer: int, changes: tuple[int, ...], without: str) -> int:
        outcome = self._known.get((changes, without))
        if outcome is None:
            outcome = self._known[changes, without] = self._outcome_without(changes, without)
        return outcome.consumers.get(consumer, 0)

    def _outcome_without(self, changes: tuple[int, ...], without: str) -> Outcome:
        usual = self._outcome
        offering = usual.projection.offerings.numbers[without]
        facts = [fact for fact in usual.before.facts if fact.offering != offering or not fact.travels]
        scenario = replace(usual.scenario, changes=tuple(usual.scenario.changes[number] for number in changes))
        return Outcome(usual.projection, scenario, before=Baseline(usual.day, facts), only=usual.only)
