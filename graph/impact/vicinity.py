"""What has to stay as it is for an outcome to stay as it is."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.impact.columns import column
from graph.projection.dependencies import ALONE

if TYPE_CHECKING:
    from graph.impact.outcome import Outcome
    from graph.impact.timeline import Moment

GROUP: Final[itemgetter[Any]] = itemgetter(1)
NEEDED: Final[itemgetter[Any]] = itemgetter(3)


class Vicinity:
    """What of one outcome a dated change can alter: what is changed or worse, what an edge reaches from there, and the
    other members of the groups of these. What is dated elsewhere, and comes to none of it, alters nothing. Few things
    are dated beside all that is reached, so each is looked at from where it is.
    """

    def __init__(self, outcome: Outcome) -> None:
        self._day = outcome.day
        self._supports = outcome.projection.dependencies.supports
        self._passing = bytearray(column(outcome.travelled) > column(outcome.before.travelled))
        for offering in outcome.changed:
            self._passing[offering] = True
        self._known: dict[int, bool] = {}

    def __contains__(self, offering: int) -> bool:
        near = self._known.get(offering)
        if near is None:
            near = self._known[offering] = self._is_touched(offering) or self._is_beside(offering)
        return near

    def is_altered(self, moment: Moment) -> bool:
        return any(offering in self for offering in moment.changed) or any(
            self._is_touched(edge[0]) or self._passing[edge[3]] for edge, _ in moment.dated.edges
        )

    def reasons(self, moment: Moment) -> set[int]:
        """Offerings about which something is dated and that are near it, or beneath, not as badly off any more, and have
        brought that about.
        """
        beneath: set[int] = set()
        waiting = [offering for offering in moment.changed if offering in self]
        while waiting:
            for edge in moment.view.needs[waiting.pop()]:
                if edge[3] in moment.changed and edge[3] not in beneath and edge[3] not in self:
                    beneath.add(edge[3])
                    waiting.append(edge[3])
        return {offering for offering in moment.dated.about if offering in beneath or offering in self}

    def _is_touched(self, offering: int) -> bool:
        """Whether it passes something on, or needs what does."""
        passing = self._passing
        return bool(passing[offering]) or any(map(passing.__getitem__, map(NEEDED, self._day.needs[offering])))

    def _is_beside(self, offering: int) -> bool:
        """Whether it is, at any time, in a group in which something passes on."""
        passing, members = self._passing, self._day.members
        groups = {*map(GROUP, self._supports.all_of(offering))} - {ALONE}
        return any(any(map(passing.__getitem__, map(NEEDED, members[group]))) for group in groups)
