"""What becomes of an impact after its first day, by the dates that are known today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.impact.baseline import Baseline
from graph.impact.masked import hit
from graph.impact.next_outcome import next_outcome, regraded_offerings
from graph.impact.timeline import timelines_of
from graph.impact.totals import GradedCounts, GradedTotals, graded_counts
from graph.impact.vicinity import Vicinity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from graph.impact.outcome import Outcome
    from graph.impact.timeline import Moment
    from graph.projection.agreements import Cover
    from graph.projection.status import Day

MOST_JUDGED: Final = 60
"""Later days on which a scenario is judged anew; where there are more, those on which most is dated."""

Graded = dict[int, int]
"""Number -> severity, only of what is affected."""
DatedCovers = dict["Day", list["tuple[Cover, bool]"]]
"""Each with whether it begins."""


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
        covers = covers_dated(outcome, last)
        walk = Walk(outcome, last, sees_offering, judged, covers)
        self.first_day = outcome.day.day
        self.first = walk.totals()
        self.days = list(walk)
        self.is_complete = len(walk.dated) <= MOST_JUDGED
        if not self.is_complete:
            fullest = sorted(walk.dated, key=lambda day: (-walk.dated[day], day))[:MOST_JUDGED]
            walk = Walk(outcome, last, sees_offering, judged, covers, frozenset(fullest))
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
    days on which it is; None = the first ones. `judged`: what is known from an earlier walk; `dated_covers`: on which days offerings begin or end to be covered. `worst`: as in `Outlook.consumers`, so far.
    """

    def __init__(
        self,
        outcome: Outcome,
        last: Day,
        sees_offering: Callable[[int], bool] | None,
        judged: dict[Day, Outcome],
        dated_covers: DatedCovers,
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
        self._dated_covers = dated_covers
        self._outcome, self._vicinity = outcome, Vicinity(outcome)
        self._between: list[Moment] = []
        """Since the day of the outcome."""
        seen = self._sees_offering
        self._offerings = Tally({one: outcome.at[one] for one in outcome.offerings if seen is None or seen(one)})
        self._agreements, self._consumers = Tally(outcome.agreements), Tally(outcome.consumers)
        self.dated: dict[Day, int] = {}
        self.worst: dict[int, tuple[int, Day]] = {}
        self._note_worst(self._first.day, self._consumers.graded)

    def totals(self) -> GradedTotals:
        return GradedTotals(self._offerings.counted(), self._agreements.counted(), self._consumers.counted())

    def __iter__(self) -> Iterator[LaterDay]:
        timeline = timelines_of(self._first).of(
            include_planned=self._scenario.include_planned, leave_out=self._scenario.leave_out
        )
        moments, latest = iter(timeline), self._outcome.before
        for day in sorted({*timeline.days, *self._over, *self._dated_covers}):
            if day > self._last:
                break
            moment = next(moments) if day in timeline else None
            if moment:
                self._between.append(moment)
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
        """As the report for that day would be, of what is not over by then."""
        day = before.day.day
        near: AbstractSet[int] = self._vicinity.reasons(moment) if moment else frozenset[int]()
        covers = self._covers_on(day)
        earlier, later = self._outcome, self._outcome_on(day, before)
        self._outcome, self._vicinity, self._between = later, Vicinity(later), []
        regraded = regraded_offerings(earlier, later)
        agreements = {cover[0] for cover, _ in self._dated_covers.get(day, ())}
        for offering in regraded:
            agreements.update(cover[0] for view in (earlier.day, later.day) for cover in view.covers[offering])
        is_other = self._regrade_offerings(regraded)
        changed, worse = self._regrade(filter(later.is_looked_at, agreements), day)
        if is_other or changed:
            yield LaterDay(day, self.totals(), worse, moment, near, covers, tuple(self._over.get(day, ())))

    def _outcome_on(self, day: Day, before: Baseline) -> Outcome:
        if day not in self._known:
            self._known[day] = next_outcome(self._outcome, self._scenario.later(day), before, self._between)
        return self._known[day]

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
        graded = self._agreements.graded
        return max((graded.get(agreement, 0) for agreement in mine), default=0)

    def _note_worst(self, day: Day, consumers: Graded) -> None:
        for consumer, severity in consumers.items():
            if severity > self.worst.get(consumer, (0, 0))[0]:
                self.worst[consumer] = severity, day


def covers_dated(outcome: Outcome, last: Day) -> DatedCovers:
    """Later days, up to the last, on which offerings begin or end to be covered by agreements."""
    dated: defaultdict[Day, list[tuple[Cover, bool]]] = defaultdict(list)
    first_day = outcome.day.day
    for cover, first, end in outcome.projection.agreements.every_dated_cover(outcome.day.today):
        if first < end:
            if first_day < first <= last:
                dated[first].append((cover, True))
            if first_day < end <= last:
                dated[end].append((cover, False))
    return dict(dated)


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
