"""What becomes of a report after its day: its outlook, and until when groups hold."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.duration import same_day_after
from graph.impact.groups import HeldGroup, held_groups
from graph.impact.holding import Holding, holding
from graph.impact.outlook import Outlook

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.outcome import Outcome

USUAL_MONTHS: Final = 12
MOST_MONTHS: Final = 60


class Later:
    """`sees_offering`: by its number, whether it is counted; None = all."""

    def __init__(self, outcome: Outcome, sees_offering: Callable[[int], bool] | None = None) -> None:
        self._outcome = outcome
        self._sees_offering = sees_offering
        self._outlooks: dict[int, Outlook] = {}

    def outlook(self, months: int = USUAL_MONTHS) -> Outlook:
        """Up to and including the same day of the month so many months later."""
        if months not in self._outlooks:
            last = same_day_after(self._outcome.scenario.effective_on, months).toordinal()
            self._outlooks[months] = Outlook(self._outcome, last, self._sees_offering)
        return self._outlooks[months]

    def held_until(self, group: HeldGroup) -> date | None:
        """The first day on which a group that holds passes something on; None where no such day is known."""
        return _date(self._holding.until.get(self._number_of(group)))

    @property
    def held_known_to(self) -> date | None:
        """The last day up to which `held_until` was looked for, where there are later dates."""
        return _date(self._holding.known_to)

    @cached_property
    def _holding(self) -> Holding:
        return holding(self._outcome, [self._number_of(group) for group in held_groups(self._outcome)])

    def _number_of(self, group: HeldGroup) -> int:
        dependent = self._outcome.projection.offerings.at[group.offering]
        return self._outcome.projection.dependencies.group_at(dependent, group.alternatives)


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)
