"""The later days on which a scenario has to be judged anew, by the dates that are known today."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.impact.baseline import Baseline
from graph.impact.next_outcome import least_of, next_outcome
from graph.impact.timeline import timelines_of
from graph.impact.vicinity import Vicinity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.outcome import Outcome
    from graph.impact.timeline import Moment
    from graph.projection.status import Day

MOST_JUDGED: Final = 60
"""Later days on which a scenario is judged anew; where there are more, those on which most is dated."""


class Step(NamedTuple):
    """A day on which a scenario is judged anew. `vicinity`: of the outcome before it; `moment`: what is dated on it, in
    the baseline; `over`: indexes of the scenario's changes that are over from that day on.
    """

    day: Day
    outcome: Outcome
    vicinity: Vicinity
    moment: Moment | None
    over: tuple[int, ...]


class Course:
    """The steps from an outcome to a last day. `dated`: on which days the scenario had to be judged anew, and how much is
    dated on each.
    """

    def __init__(self, first: Outcome, last: Day) -> None:
        self.first = first
        self.last = last
        self._timeline = timelines_of(first.day).of(
            include_planned=first.scenario.include_planned, leave_out=first.scenario.leave_out
        )
        self._over: defaultdict[Day, list[int]] = defaultdict(list)
        for index, change in enumerate(first.scenario.changes):
            if change.until is not None:
                self._over[change.until.toordinal()].append(index)
        self._known: dict[Day, Outcome] = {}
        self.dated: dict[Day, int] = {}
        self._nearest = list(self._steps())

    @property
    def is_complete(self) -> bool:
        return len(self.dated) <= MOST_JUDGED

    @cached_property
    def steps(self) -> list[Step]:
        if self.is_complete:
            return self._nearest
        fullest = sorted(self.dated, key=lambda day: (-self.dated[day], day))[:MOST_JUDGED]
        return list(self._steps(frozenset(fullest)))

    def _steps(self, only: frozenset[Day] | None = None) -> Iterator[Step]:
        """`only`: on which days the scenario is judged anew; None = on the nearest ones, and `dated` takes all."""
        outcome, vicinity, between = self.first, Vicinity(self.first), list["Moment"]()
        latest: Moment | Baseline = outcome.before
        for day, moment in self._days():
            if moment:
                latest = moment
                between.append(moment)
            over = tuple(self._over.get(day, ()))
            if (only is not None and day not in only) or not (over or (moment and vicinity.is_altered(moment))):
                continue
            if only is None:
                self.dated[day] = (moment.dated.size if moment else 0) + len(over)
                if not self.is_complete:
                    continue
            before, vicinity_before = _baseline_on(day, latest), vicinity
            outcome = self._outcome_on(day, outcome, before, between)
            vicinity, between = Vicinity(outcome), []
            yield Step(day, outcome, vicinity_before, moment, over)

    def _days(self) -> Iterator[tuple[Day, Moment | None]]:
        """The days on which something of the baseline or of the scenario is dated, each with its moment if there is
        one.
        """
        moments = iter(self._timeline)
        for day in sorted({*self._timeline.days, *self._over}):
            if day > self.last:
                break
            yield day, next(moments) if day in self._timeline else None

    def _outcome_on(self, day: Day, earlier: Outcome, before: Baseline, between: list[Moment]) -> Outcome:
        if day not in self._known:
            scenario = self.first.scenario.later(day)
            self._known[day] = next_outcome(earlier, scenario, before, between, self._least)
        return self._known[day]

    @cached_property
    def _least(self) -> bytes:
        return least_of(self.first, self._timeline, self.last)


def _baseline_on(day: Day, latest: Moment | Baseline) -> Baseline:
    """The baseline of a day, on which perhaps nothing of it is dated."""
    baseline = latest if isinstance(latest, Baseline) else latest.baseline
    return baseline if baseline.day.day == day else baseline.unchanged_on(day)
