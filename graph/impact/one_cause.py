"""One minimal set of changes for each consumer, where there are too many changes to find all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.propagation import propagate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.impact.outcome import Outcome


class SingleCauses:
    """One minimal cause of one level: the changes behind one chain of needs that is enough, less those that turn out not to be needed.

    `_first[offering]`, `_first_travelling[offering]`: the first change there that reaches the level.
    """

    def __init__(self, outcome: Outcome, level: int) -> None:
        self._outcome = outcome
        self._level = level
        self._round_of = outcome.paths(level).round_of
        self._ids = outcome.projection.offerings.ids
        self._first: dict[int, int] = {}
        self._first_travelling: dict[int, int] = {}
        for number, change in enumerate(outcome.scenario.changes):
            if change.severity >= level:
                offering = outcome.projection.offerings.at[change.offering]
                self._first.setdefault(offering, number)
                if change.action.travels:
                    self._first_travelling.setdefault(offering, number)

    def minimal(self, consumer: int) -> tuple[tuple[int, ...], ...]:
        covered = self._outcome.offerings_for(consumer, self._level)
        own = [self._first[offering] for offering in covered if offering in self._first]
        if own:
            return ((min(own),),)
        end = min((offering for offering in covered if offering in self._round_of), key=self._place)
        needed = sorted(self._behind(end))
        for number in reversed(needed):
            fewer = [other for other in needed if other != number]
            if fewer and self._suffices(fewer, covered):
                needed = fewer
        return (tuple(needed),)

    def _behind(self, end: int) -> set[int]:
        """The changes behind one choice of needs, each of an earlier round than what needs it."""
        changes: set[int] = set()
        seen = {end}
        waiting = [end]
        while waiting:
            offering = waiting.pop()
            if not self._round_of[offering]:
                changes.add(self._first_travelling[offering])
                continue
            fewest = min(self._choices(offering), key=lambda choice: (len(choice), [*map(self._place, choice)]))
            waiting += [needed for needed in fewest if needed not in seen]
            seen.update(fewest)
        return changes

    def _choices(self, offering: int) -> Iterator[list[int]]:
        """Each a list of offerings that is enough to make `offering` reach the level in its round."""
        day, before, round_of, level = self._outcome.day, self._outcome.before.travelled, self._round_of, self._level
        edges = [edge for edge in day.needs[offering] if edge[2] >= level]
        earlier = [edge for edge in edges if round_of.get(edge[3], round_of[offering]) < round_of[offering]]
        yield from ([edge[3]] for edge in earlier if edge[1] < 0)
        for group in {edge[1] for edge in earlier if edge[1] >= 0}:
            taken = sum(edge[1] == group and before[edge[3]] >= level for edge in edges)
            number = day.threshold[group] - taken
            members = sorted((edge[3] for edge in earlier if edge[1] == group), key=self._place)
            if len(members) >= number:
                yield members[:number]

    def _place(self, offering: int) -> tuple[int, str]:
        return self._round_of[offering], self._ids[offering]

    def _suffices(self, changes: Iterable[int], covered: set[int]) -> bool:
        """Whether they bring one of the offerings to the level; none of these has a change of its own there."""
        outcome = self._outcome
        several = (outcome.scenario.changes[number] for number in changes)
        at = outcome.projection.offerings.at
        sources = [(at[change.offering], int(change.severity)) for change in several if change.action.travels]
        travelled, _ = propagate(outcome.day, outcome.before.travelled, sources)
        return any(travelled[offering] >= self._level for offering in covered)
