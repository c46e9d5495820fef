"""What has to stay as it is for an outcome to stay as it is."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.projection.dependencies import ALONE

if TYPE_CHECKING:
    from graph.impact.outcome import Outcome
    from graph.impact.timeline import Moment

DEPENDENT: Final[itemgetter[Any]] = itemgetter(0)
GROUP: Final[itemgetter[Any]] = itemgetter(1)


class Vicinity:
    """The vicinity of one outcome: what is changed or worse, what an edge reaches from there, and the other members of the groups of
    these. What is dated elsewhere, and comes to none of it, alters nothing.
    """

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._passing = {*outcome.changed, *outcome.reached}

    def is_altered(self, moment: Moment) -> bool:
        return not moment.changed.isdisjoint(self._near) or any(map(self._is_near, moment.dated.edges))

    def reasons(self, moment: Moment) -> set[int]:
        """Offerings near it, and those beneath that are not as badly off any more and have brought that about."""
        found = set(self._near)
        waiting = [offering for offering in moment.changed if offering in found]
        while waiting:
            for edge in moment.view.needs[waiting.pop()]:
                if edge[3] in moment.changed and edge[3] not in found:
                    found.add(edge[3])
                    waiting.append(edge[3])
        return found

    def _is_near(self, dated: tuple[tuple[int, int, int, int, bool], bool]) -> bool:
        (dependent, _, _, needed, _), _ = dated
        return dependent in self._touched or needed in self._passing

    @cached_property
    def _touched(self) -> set[int]:
        return self._passing | self._reached[0]

    @cached_property
    def _near(self) -> set[int]:
        members = self._outcome.projection.dependencies.members
        return self._touched.union(edge[3] for group in self._reached[1] for edge in members.all_of(group))

    @cached_property
    def _reached(self) -> tuple[set[int], set[int]]:
        """Dependents of what passes something on, and their groups that it is in."""
        supports = self._outcome.day.supports
        edges = list(chain.from_iterable(map(supports.__getitem__, self._passing)))
        groups = set(map(GROUP, edges))
        groups.discard(ALONE)
        return set(map(DEPENDENT, edges)), groups
