"""What becomes of an impact after its first day, by the dates that are known today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.impact.baseline import Baseline
from graph.impact.masked import hit
from graph.impact.outcome import Outcome
from graph.impact.timeline import timelines_of
from graph.impact.totals import GradedTotals, graded_counts
from graph.impact.vicinity import Vicinity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from graph.impact.timeline import Moment
    from graph.projection.agreements import Cover
    from graph.projection.status import Day

MOST_JUDGED: Final = 60
"""Later days on which a scenario is judged anew; where there are more, those on which most is dated."""

Graded = dict[int, int]
"""Number -> severity, only of what is affected."""


@dataclass(frozen=True, slots=True)
class LaterDay:
    """A day on which others are affected than on the day before, or are so more or less badly. `worse`: consumers that are
    worse than on the day given before, with their severity now. What is dated so: `moment`, in the baseline, at or beneath
    the offerings `near`; `covers`, each with whether it begins; `over`, indexes of the scenario's changes.
    """

    day: Day
    totals: GradedTotals
    worse: Graded
    moment: Moment | None
    near: AbstractSet[int]
    covers: tuple[tuple[Cover, bool], ...]
    over: tuple[int, ...]


class Outlook:
    """The outlook from the day of an outcome to `last`. `sees_offering`: by its number, whether it is counted; None = all."""

    def __init__(self, outcome: Outcome, last: Day, sees_offering: Callable[[int], bool] | None = None) -> None:
        judged: dict[Day, Outcome] = {}
        walk = Walk(outcome, last, sees_offering, judged)
        self.first_day = outcome.day.day
        self.first = walk.totals()
        self.days = list(walk)
        self.is_complete = len(walk.dated) <= MOST_JUDGED
        if not self.is_complete:
            fullest = sorted(walk.dated, key=lambda day: (-walk.dated[day], day))[:MOST_JUDGED]
            walk = Walk(outcome, last, sees_offering, judged, frozenset(fullest))
            self.days = list(walk)
        self.consumers: Mapping[int, tuple[int, Day]] = walk.worst
        """Consumer that is affected on any of the days -> its worst severity and the first day of that."""

    @cached_property
    def worst_on(self) -> Day:
        """The day of the greatest harm, the first one included, the earliest of equals."""
        return -max((harm_of(totals), -day) for day, totals in self._all())[1]

    @cached_property
    def worst(self) -> GradedTotals:
        """Totals of the day of `worst_on`."""
        return next(totals for day, totals in self._all() if day == self.worst_on)

    def _all(self) -> Iterator[tuple[Day, GradedTotals]]:
        yield self.first_day, self.first
        yield from ((later.day, later.totals) for later in self.days)


def harm_of(totals: GradedTotals) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Compares as scenarios are ranked: consumers, the worst severity first, then agreements."""
    return totals.consumers[::-1], totals.agreements[::-1]


class Walk:
    """Day after day. `dated`: on which days the scenario has to be judged anew, and how much is dated on each. `only`: the
    days on which it is; None = the first ones. `judged`: what is known from an earlier walk. `worst`: as in `Outlook.consumers`, so far.
    """

    def __init__(
        self,
        outcome: Outcome,
        last: Day,
        sees_offering: Callable[[int], bool] | None,
        judged: dict[Day, Outcome],
        only: frozenset[Day] | None = None,
    ) -> None:
        self._scenario = outcome.scenario
        self._first = outcome.day
        self._last = last
        self._sees_offering = sees_offering
        self._known = judged
        self._only = only
        self._over: defaultdict[Day, list[int]] = defaultdict(list)
        for index, change in enumerate(self._scenario.changes):
            if change.until is not None:
                self._over[change.until.toordinal()].append(index)
        self._dated_covers = self._collected_covers(outcome)
        self.dated: dict[Day, int] = {}
        self.worst: dict[int, tuple[int, Day]] = {}
        self._put(outcome)
        self._note_worst(self._first.day, self._consumers)

    def totals(self) -> GradedTotals:
        return GradedTotals(
            graded_counts(self._offerings.values()),
            graded_counts(self._agreements.values()),
            graded_counts(self._consumers.values()),
        )

    def __iter__(self) -> Iterator[LaterDay]:
        timeline = timelines_of(self._first).of(
            include_planned=self._scenario.include_planned, leave_out=self._scenario.leave_out
        )
        moments, latest = iter(timeline), self._outcome.before
        for day in sorted({*timeline.days, *self._over, *self._dated_covers}):
            if day > self._last:
                break
            moment = next(moments) if day in timeline else None
            if self._is_judged(moment, day):
                yield from self._judged(moment.baseline if moment else self._baseline_on(day, latest), moment)
            elif covers := self._covers_on(day):
                yield from self._covered(day, covers)
            latest = moment or latest

    def _baseline_on(self, day: Day, latest: Moment | Baseline) -> Baseline:
        """The baseline of a day on which nothing of it is dated."""
        baseline = latest if isinstance(latest, Baseline) else latest.baseline
        return baseline.unchanged_on(day)

    def _is_judged(self, moment: Moment | None, day: Day) -> bool:
        over = self._over.get(day, ())
        if not over and (moment is None or not self._vicinity.is_altered(moment)):
            return False
        self.dated[day] = (moment.dated.size if moment else 0) + len(over)
        return len(self.dated) <= MOST_JUDGED if self._only is None else day in self._only

    def _judged(self, before: Baseline, moment: Moment | None) -> Iterator[LaterDay]:
        """Judges a later day as its report would, without what is over by then."""
        day, known = before.day.day, (self._offerings, self._agreements, self._consumers)
        near = self._vicinity.reasons(moment) if moment else frozenset[int]()
        covers = self._covers_on(day)
        self._put(self._outcome_on(day, before))
        if known != (self._offerings, self._agreements, self._consumers):
            worse = {one: at for one, at in self._consumers.items() if at > known[2].get(one, 0)}
            self._note_worst(day, worse)
            yield LaterDay(day, self.totals(), worse, moment, near, covers, tuple(self._over.get(day, ())))

    def _outcome_on(self, day: Day, before: Baseline) -> Outcome:
        if day not in self._known:
            scenario, only = self._scenario.later(day), self._outcome.only
            self._known[day] = Outcome(self._outcome.projection, scenario, before=before, only=only)
        return self._known[day]

    def _put(self, outcome: Outcome) -> None:
        seen = self._sees_offering
        self._outcome = outcome
        self._vicinity = Vicinity(outcome)
        self._offerings = {one: outcome.at[one] for one in outcome.offerings if seen is None or seen(one)}
        self._agreements = dict(outcome.agreements)
        self._consumers = dict(outcome.consumers)

    def _collected_covers(self, outcome: Outcome) -> dict[Day, list[tuple[Cover, bool]]]:
        """Later days on which offerings begin or end to be covered by agreements."""
        dated: defaultdict[Day, list[tuple[Cover, bool]]] = defaultdict(list)
        first_day = outcome.day.day
        for cover, first, end in outcome.projection.agreements.every_dated_cover(outcome.day.today):
            if first < end:
                if first_day < first <= self._last:
                    dated[first].append((cover, True))
                if first_day < end <= self._last:
                    dated[end].append((cover, False))
        return dict(dated)

    def _covers_on(self, day: Day) -> tuple[tuple[Cover, bool], ...]:
        """Coverages of a day that are of something affected, and are looked at."""
        outcome = self._outcome
        at, before = outcome.at, outcome.before.at
        return tuple(
            dated
            for dated in self._dated_covers.get(day, ())
            if at[dated[0][2]] > before[dated[0][2]] and outcome.is_looked_at(dated[0][0])
        )

    def _covered(self, day: Day, covers: tuple[tuple[Cover, bool], ...]) -> Iterator[LaterDay]:
        """A day on which only what agreements cover alters."""
        agreements = {cover[0] for cover, _ in covers}
        changed = [agreement for agreement in agreements if self._regraded(agreement, day)]
        consumer_of = self._outcome.projection.agreements.consumer_of
        before = {consumer_of[agreement]: 0 for agreement in changed}
        before |= {consumer: self._consumers.get(consumer, 0) for consumer in before}
        for consumer in before:
            _put(self._consumers, consumer, self._severity_of_consumer(consumer))
        worse = {one: self._consumers[one] for one, at in before.items() if self._consumers.get(one, 0) > at}
        self._note_worst(day, worse)
        if changed:
            yield LaterDay(day, self.totals(), worse, None, frozenset(), covers, ())

    def _regraded(self, agreement: int, day: Day) -> bool:
        """Whether what an agreement covers on a day affects it otherwise than before."""
        outcome = self._outcome
        covers = outcome.projection.agreements.covered_on(agreement, day, outcome.day.today)
        severity = max((hit(c[1], outcome.before.at[c[2]], outcome.at[c[2]]) for c in covers), default=0)
        was = self._agreements.get(agreement, 0)
        _put(self._agreements, agreement, severity)
        return severity != was

    def _severity_of_consumer(self, consumer: int) -> int:
        mine = self._outcome.projection.agreements.of_consumer[consumer]
        return max((self._agreements.get(agreement, 0) for agreement in mine), default=0)

    def _note_worst(self, day: Day, consumers: Graded) -> None:
        for consumer, severity in consumers.items():
            if severity > self.worst.get(consumer, (0, 0))[0]:
                self.worst[consumer] = severity, day


def _put(graded: Graded, number: int, severity: int) -> None:
    if severity:
        graded[number] = severity
    else:
        graded.pop(number, None)
