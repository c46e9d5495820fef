"""What becomes of an impact after its first day, by the dates that are known today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

from graph.impact.course import Course
from graph.impact.dated_covers import every_dated_cover
from graph.impact.masked import hit
from graph.impact.next_outcome import regraded_offerings
from graph.impact.totals import GradedCounts, GradedTotals, graded_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from graph.impact.course import Step
    from graph.impact.outcome import Outcome
    from graph.impact.timeline import Moment
    from graph.projection.agreements import Cover
    from graph.projection.status import Day

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
        course = Course(outcome, last)
        walk = Walk(course, sees_offering)
        self.is_complete = course.is_complete
        self.first_day = outcome.day.day
        self.first = walk.totals()
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
    """Day after day. `worst`: as in `Outlook.consumers`, so far."""

    def __init__(self, course: Course, sees_offering: Callable[[int], bool] | None) -> None:
        self._course = course
        self._sees_offering = sees_offering
        outcome = self._outcome = course.first
        every = every_dated_cover(outcome.projection)
        self._dated_covers = every.within(outcome.day.day, course.last, outcome.day.today)
        offerings = outcome.offerings if sees_offering is None else filter(sees_offering, outcome.offerings)
        self._offerings = Tally({offering: outcome.at[offering] for offering in offerings})
        self._agreements, self._consumers = Tally(outcome.agreements), Tally(outcome.consumers)
        self.worst: dict[int, tuple[int, Day]] = {}
        self._note_worst(outcome.day.day, self._consumers.graded)

    def totals(self) -> GradedTotals:
        return GradedTotals(self._offerings.counted(), self._agreements.counted(), self._consumers.counted())

    def __iter__(self) -> Iterator[LaterDay]:
        judged = {step.day: step for step in self._course.steps}
        for day in sorted({*judged, *self._dated_covers}):
            if day in judged:
                yield from self._judged(judged[day])
            elif covers := self._covers_on(day):
                yield from self._covered(day, covers)

    def _judged(self, step: Step) -> Iterator[LaterDay]:
        """The later days, each as the report for that day would be, of what is not over by then."""
        day, covers = step.day, self._covers_on(step.day)
        earlier, later = self._outcome, step.outcome
        self._outcome = later
        regraded = regraded_offerings(earlier, later)
        agreements = {cover[0] for cover, _ in self._dated_covers.get(day, ())}
        for offering in regraded:
            agreements.update(cover[0] for view in (earlier.day, later.day) for cover in view.covers[offering])
        is_other = self._regrade_offerings(regraded)
        changed, worse = self._regrade(filter(later.is_looked_at, agreements), day)
        if is_other or changed:
            near = step.vicinity.reasons(step.moment) if step.moment else frozenset[int]()
            yield LaterDay(day, self.totals(), worse, step.moment, near, covers, step.over)

    def _regrade_offerings(self, offerings: Iterable[int]) -> bool:
        """Whether one of them that is counted is affected otherwise than before."""
        at, before, is_other = self._outcome.at, self._outcome.before.at, False
        for offering in offerings if self._sees_offering is None else filter(self._sees_offering, offerings):
            severity = at[offering] if at[offering] > before[offering] else 0
            is_other |= self._offerings.put(offering, severity)
        return is_other

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
        changed, worse = self._regrade({cover[0] for cover, _ in covers}, day)
        if changed:
            yield LaterDay(day, self.totals(), worse, None, frozenset[int](), covers, ())

    def _regrade(self, agreements: Iterable[int], day: Day) -> tuple[bool, Graded]:
        """-> whether one of the agreements is affected otherwise than before, and the consumers that are worse by that."""
        changed = [agreement for agreement in agreements if self._regraded(agreement, day)]
        consumer_of, consumers = self._outcome.projection.agreements.consumer_of, self._consumers
        before = {consumer: consumers.graded.get(consumer, 0) for consumer in map(consumer_of.__getitem__, changed)}
        for consumer in before:
            consumers.put(consumer, self._severity_of_consumer(consumer))
        now = consumers.graded
        worse = {one: now[one] for one, at in before.items() if now.get(one, 0) > at}
        self._note_worst(day, worse)
        return bool(changed), worse

    def _regraded(self, agreement: int, day: Day) -> bool:
        """Whether what an agreement covers on a day affects it otherwise than before."""
        outcome = self._outcome
        covers = outcome.projection.agreements.covered_on(agreement, day, outcome.day.today)
        severity = max((hit(c[1], outcome.before.at[c[2]], outcome.at[c[2]]) for c in covers), default=0)
        return self._agreements.put(agreement, severity)

    def _severity_of_consumer(self, consumer: int) -> int:
        mine = self._outcome.projection.agreements.of_consumer[consumer]
        return max(map(self._agreements.graded.get, mine, repeat(0)), default=0)

    def _note_worst(self, day: Day, consumers: Graded) -> None:
        for consumer, severity in consumers.items():
            if severity > self.worst.get(consumer, (0, 0))[0]:
                self.worst[consumer] = severity, day


class Tally:
    """What is affected, counted by severity as it changes."""

    __slots__ = ("_counts", "graded")

    def __init__(self, graded: Mapping[int, int]) -> None:
        self.graded: Graded = dict(graded)
        self._counts = [0, *graded_counts(graded.values())]

    def counted(self) -> GradedCounts:
        return GradedCounts(*self._counts[1:])

    def put(self, number: int, severity: int) -> bool:
        """0: it is not affected. Whether that is other than before."""
        was = self.graded.pop(number, 0)
        if severity:
            self.graded[number] = severity
        self._counts[was] -= 1
        self._counts[severity] += 1
        return severity != was
