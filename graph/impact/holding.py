"""The day until which groups of alternatives hold that a scenario touches, by the dates that are known today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.impact.columns import differences
from graph.impact.groups import passed
from graph.impact.next_outcome import least_of, next_outcome
from graph.impact.timeline import timelines_of
from graph.impact.vicinity import Vicinity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graph.impact.outcome import Outcome
    from graph.impact.timeline import Moment
    from graph.projection.status import Day

MOST_JUDGED: Final = 60
"""Later days on which a scenario is judged anew to see whether groups still hold, the nearest."""


@dataclass(frozen=True, slots=True)
class Holding:
    """`until`: group -> the first day on which it passes something on. `known_to`: the last day that was looked at, where
    there are more.
    """

    until: Mapping[int, Day]
    known_to: Day | None


def holding(outcome: Outcome, groups: Collection[int]) -> Holding:
    """How long groups hold that hold on the day of the outcome; the scenario stays in place as far as it lasts."""
    return _Search(outcome, groups).found()


class _Search:
    """`_groups_of`: the groups by each offering that is a member at any time."""

    def __init__(self, outcome: Outcome, groups: Collection[int]) -> None:
        dependencies = outcome.projection.dependencies
        self._start = self._judged = outcome
        self._open = set(groups)
        self._until: dict[int, Day] = {}
        self._over = {change.until.toordinal() for change in outcome.scenario.changes if change.until is not None}
        self._dependents = {dependencies.group_names[group][0] for group in groups}
        self._groups_of: dict[int, set[int]] = {}
        for group in groups:
            for edge in dependencies.members.all_of(group):
                self._groups_of.setdefault(edge[3], set()).add(group)
        self._near = self._dependents.union(self._groups_of)

    def found(self) -> Holding:
        start, judged = self._start, 0
        scenario, outcome, baseline = start.scenario, start, start.before
        timeline = timelines_of(start.day).of(include_planned=scenario.include_planned, leave_out=scenario.leave_out)
        moments, vicinity, between = iter(timeline), Vicinity(start), list["Moment"]()
        last, days = start.day.day, sorted({*timeline.days, *self._over})
        least = least_of(start, timeline, days[-1]) if days and self._open else b""
        for day in days:
            if not self._open:
                break
            moment = next(moments) if day in timeline else None
            if moment:
                between.append(moment)
            baseline = moment.baseline if moment else baseline.unchanged_on(day)
            if not self._is_altered(day, moment, vicinity):
                continue
            if judged == MOST_JUDGED:
                return Holding(self._until, last)
            outcome = next_outcome(outcome, scenario.later(day), baseline, between, least)
            self._close(outcome, between)
            judged, last, vicinity, between = judged + 1, day, Vicinity(outcome), []
        return Holding(self._until, None)

    def _is_altered(self, day: Day, moment: Moment | None, vicinity: Vicinity) -> bool:
        if day in self._over:
            return True
        return moment is not None and (
            not moment.changed.isdisjoint(self._near)
            or any(edge[0] in self._dependents for edge, _ in moment.dated.edges)
            or vicinity.is_altered(moment)
        )

    def _close(self, outcome: Outcome, moments: Iterable[Moment]) -> None:
        """Looks at groups of which a member is off otherwise than on the day that was judged before, begins or ends: the
        others hold as they did.
        """
        touched = {edge[1] for moment in moments for edge, _ in moment.dated.edges}
        for offering in differences(self._judged.travelled, outcome.travelled):
            touched |= self._groups_of.get(offering, set())
        over = {group for group in touched & self._open if passed(outcome, group, outcome.travelled)}
        self._until.update(dict.fromkeys(over, outcome.day.day))
        self._open -= over
        self._judged = outcome
