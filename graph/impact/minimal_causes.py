"""All minimal sets of changes, through truth tables over all subsets at once."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from graph.impact.truth_tables import always, any_of, at_least, minimal_subsets, variables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.outcome import Outcome


class JointCauses:
    """Minimal causes of one level: `_tables[offering]` = under which subsets, the baseline in place, the offering reaches it."""

    def __init__(self, outcome: Outcome, level: int) -> None:
        self._outcome = outcome
        self._level = level
        self._changes = outcome.scenario.changes
        self._paths = outcome.paths(level)
        self._own = self._own_tables(travelling=True)
        self._tables = dict.fromkeys(self._paths.round_of, 0)
        self._needs = {offering: self._needs_of(offering) for offering in self._tables}
        self._solve()
        for offering, table in self._own_tables(travelling=False).items():
            self._tables[offering] = self._tables.get(offering, 0) | table

    def minimal(self, consumer: int) -> tuple[tuple[int, ...], ...]:
        return minimal_subsets(self.table(consumer), len(self._changes))

    def table(self, consumer: int) -> int:
        """The truth table of the subsets under which something that the consumer has agreed on at the level newly
        reaches it.
        """
        return any_of(self._tables.get(offering, 0) for offering in self._outcome.offerings_for(consumer, self._level))

    def _own_tables(self, *, travelling: bool) -> dict[int, int]:
        at = self._outcome.projection.offerings.at
        tables: dict[int, int] = {}
        for change, table in zip(self._changes, variables(len(self._changes)), strict=True):
            if change.action.travels is travelling and change.severity >= self._level:
                tables[at[change.offering]] = tables.get(at[change.offering], 0) | table
        return tables

    def _needs_of(self, offering: int) -> list[tuple[int, list[int]]]:
        """[(how many have to fail, offerings)] for each dependency or group that can pass the level."""
        day, before, round_of = self._outcome.day, self._outcome.before.travelled, self._paths.round_of
        needs: list[tuple[int, list[int]]] = []
        edges = [edge for edge in day.needs[offering] if edge[2] >= self._level and edge[3] in round_of]
        needs += [(1, [edge[3]]) for edge in edges if edge[1] < 0]
        for group in {edge[1] for edge in edges if edge[1] >= 0}:
            failing = [edge[3] for edge in day.members[group] if edge[2] >= self._level]
            taken = sum(before[needed] >= self._level for needed in failing)
            needs.append((day.threshold[group] - taken, [needed for needed in failing if needed in round_of]))
        return needs

    def _solve(self) -> None:
        """The least solution: what a change may reach comes after it in `order`, but for cycles, so most offerings
        are looked at once.
        """
        order = list(self._order())
        place = {offering: number for number, offering in enumerate(order)}
        due = list(range(len(order)))
        heapify(due)
        waiting = set(due)
        while due:
            number = heappop(due)
            waiting.discard(number)
            offering = order[number]
            table = self._evaluated(offering)
            if table == self._tables[offering]:
                continue
            self._tables[offering] = table
            for dependent in self._dependents(offering):
                if place[dependent] not in waiting:
                    waiting.add(place[dependent])
                    heappush(due, place[dependent])

    def _evaluated(self, offering: int) -> int:
        table = self._own.get(offering, 0)
        for number, offerings in self._needs[offering]:
            if number == 1:
                for needed in offerings:
                    table |= self._tables[needed]
            elif number <= 0:
                table |= always(len(self._changes))
            else:
                table |= at_least(number, [self._tables[needed] for needed in offerings])
        return table

    def _dependents(self, offering: int) -> Iterator[int]:
        for dependent, _, criticality, _, _ in self._outcome.day.supports[offering]:
            if criticality >= self._level and dependent in self._tables:
                yield dependent

    def _order(self) -> Iterator[int]:
        """Depth first, backwards: reverse postorder."""
        finished: list[int] = []
        seen: set[int] = set()
        for root in self._tables:
            if root in seen:
                continue
            seen.add(root)
            stack = [(root, self._dependents(root))]
            while stack:
                offering, dependents = stack[-1]
                following = next((dependent for dependent in dependents if dependent not in seen), None)
                if following is None:
                    finished.append(offering)
                    stack.pop()
                else:
                    seen.add(following)
                    stack.append((following, self._dependents(following)))
        return reversed(finished)
