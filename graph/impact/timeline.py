"""A day's baseline on later days, one after the other: worked out anew only where something is dated."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.impact.baseline import Baseline, greatest
from graph.impact.baselines import baseline_on
from graph.impact.fact import fact_of_loss, facts_of_plans
from graph.impact.propagation import altered_needs, propagate_again
from graph.impact.steady import steady
from graph.projection.derived import derived
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.fact import Fact
    from graph.projection.day import DayView
    from graph.projection.dependencies import Edge
    from graph.projection.planned import PlannedChange
    from graph.projection.status import Day


@dataclass
class Dated:
    """What begins or ends on one day: offerings that are lost or are back, planned changes, and dependencies, each with
    whether it begins.
    """

    offerings: set[int] = field(default_factory=set[int])
    planned: list[PlannedChange] = field(default_factory=list["PlannedChange"])
    edges: list[tuple[Edge, bool]] = field(default_factory=list["tuple[Edge, bool]"])

    @property
    def size(self) -> int:
        return len(self.offerings) + len(self.planned) + len(self.edges)

    @property
    def given(self) -> set[int]:
        """The offerings at which something else is given from that day on."""
        return {*self.offerings, *(one.offering for one in self.planned)}

    @cached_property
    def about(self) -> set[int]:
        """The offerings, at both ends of dependencies."""
        edges = (end for edge, _ in self.edges for end in (edge[0], edge[3]))
        return {*self.given, *edges}


class Moment:
    """A later day on which something is dated. `changed`: offerings that are not as badly off, before any scenario, as on
    the day before.
    """

    def __init__(
        self, view: DayView, dated: Dated, changed: set[int], facts: tuple[Fact, ...], travelled: bytes
    ) -> None:
        self.view = view
        self.dated = dated
        self.changed = changed
        self._facts = facts
        self._travelled = travelled

    @property
    def day(self) -> Day:
        return self.view.day

    @cached_property
    def baseline(self) -> Baseline:
        return Baseline(self.view, self._facts, self._travelled)


class Timeline:
    """The dated facts from a day on. `include_planned`, `leave_out`: as of the day's baseline."""

    def __init__(self, start: DayView, *, include_planned: bool, leave_out: str | None) -> None:
        self._start = start
        self._estate = start.estate
        self._planned = self._estate.planned(leave_out) if include_planned else []
        self._dated = self._collected()
        self.days = sorted(self._dated)
        baseline = baseline_on(start, include_planned=include_planned, leave_out=leave_out)
        self._view, self._travelled = start, baseline.travelled
        self._facts: dict[int, list[Fact]] = {}
        for fact in baseline.facts:
            self._facts.setdefault(fact.offering, []).append(fact)
        self._own = greatest(baseline.sources)
        self._baseline = baseline
        self._known: list[Moment] = []
        self._steady: dict[Day, DayView] = {}

    def __contains__(self, day: Day) -> bool:
        return day in self._dated

    def __iter__(self) -> Iterator[Moment]:
        """Day after day. What was worked out once is kept."""
        for number, day in enumerate(self.days):
            if number == len(self._known):
                self._known.append(self._next(day))
            yield self._known[number]

    def baseline_on(self, day: Day) -> Baseline:
        """The baseline on a later day, whether or not something is dated on it."""
        latest = None
        for moment in takewhile(lambda moment: moment.day <= day, self):
            latest = moment
        if latest and latest.day == day:
            return latest.baseline
        return (latest.baseline if latest else self._baseline).unchanged_on(day)

    def steady(self, last: Day) -> DayView:
        """The first day with only those dependencies of it that stay as they are up to and including the last: such a one
        that begins or ends, and its whole group, are left out.
        """
        view = self._steady.get(last)
        if view is None:
            days = takewhile(lambda day: day <= last, self.days)
            view = self._steady[last] = steady(self._start, (each for day in days for each in self._dated[day].edges))
        return view

    def _next(self, day: Day) -> Moment:
        dated, view, before = self._dated[day], self._start.later(day), self._travelled
        raised, lowered = altered_needs(dated.edges, before, self._view, view)
        altered: set[int] = set()
        for offering in dated.given:
            was, staying = self._own.get(offering, 0), self._staying(offering)
            self._put(offering, day)
            now = self._own.get(offering, 0)
            if now < was == before[offering]:
                lowered.add(offering)
            elif now > before[offering]:
                raised.add(offering)
            if max(before[offering], staying) != max(before[offering], self._staying(offering)):
                altered.add(offering)
        self._travelled, changed = propagate_again(view, before, self._own, raised, lowered)
        self._view = view
        facts = tuple(fact for several in self._facts.values() for fact in several)
        return Moment(view, dated, changed | altered, facts, self._travelled)

    def _staying(self, offering: int) -> int:
        return max((fact.severity for fact in self._facts.get(offering, ()) if not fact.travels), default=0)

    def _put(self, offering: int, day: Day) -> None:
        """The facts about an offering on a later day."""
        lost = self._estate.offerings.loss_on(offering, day)
        facts = [fact_of_loss(offering, lost)] if lost else []
        facts += facts_of_plans(p for p in self._planned if p.offering == offering and p.effective_on <= day < p.until)
        self._facts.pop(offering, None)
        if facts:
            self._facts[offering] = facts
        self._own.pop(offering, None)
        if travelling := [fact.severity for fact in facts if fact.travels]:
            self._own[offering] = max(travelling)

    def _collected(self) -> dict[Day, Dated]:
        today, offerings, dependencies = self._start.day, self._estate.offerings, self._estate.dependencies
        dated: defaultdict[Day, Dated] = defaultdict(Dated)
        for offering, day in offerings.dated():
            if day > today and offerings.loss_on(offering, day) != offerings.loss_on(offering, day - 1):
                dated[day].offerings.add(offering)
        for planned in self._planned:
            for day in (planned.effective_on, planned.until):
                if today < day < ALWAYS_AFTER:
                    dated[day].planned.append(planned)
        for day, edge in dependencies.dated_after(today):
            dated[day].edges.append(edge)
        return dated


class Timelines:
    """Timelines from one day on, with planned changes or not, without one of them."""

    def __init__(self, start: DayView) -> None:
        self._start = start
        self._kept: dict[tuple[bool, str | None], Timeline] = {}

    def of(self, *, include_planned: bool, leave_out: str | None) -> Timeline:
        which = (include_planned, leave_out if include_planned else None)
        timeline = self._kept.get(which)
        if timeline is None:
            timeline = Timeline(self._start, include_planned=include_planned, leave_out=leave_out)
            self._kept[which] = timeline
        return timeline

    def forget_dependencies(self, dependent: int) -> None:  # noqa: ARG002  # of whichever: later days rest on it
        self._kept.clear()

    def forget_losses(self) -> None:
        self._kept.clear()


timelines_of = derived(Timelines)
