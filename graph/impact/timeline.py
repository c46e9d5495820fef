"""A day's context on later days, one after the other: worked out anew only where something is dated."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from graph.impact.context import Context, greatest
from graph.impact.fact import fact_of_loss, facts_of_plans
from graph.impact.spread import spread_again
from graph.impact.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.day import DayView
    from graph.impact.dependencies import Edge
    from graph.impact.fact import Fact
    from graph.impact.planned import PlannedChange
    from graph.impact.status import Day


@dataclass(slots=True)
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


class Moment(NamedTuple):
    """A later day on which something is dated. `changed`: offerings that are not as badly off, before any scenario, as on
    the day before.
    """

    dated: Dated
    changed: set[int]
    context: Context

    @property
    def day(self) -> Day:
        return self.context.day.day


class Timeline:
    """From a day on, by the dates that are known. `include_planned`, `leave_out`: as of the day's context."""

    def __init__(self, start: DayView, *, include_planned: bool, leave_out: str | None) -> None:
        self._start = start
        self._projection = start.projection
        self._planned = self._projection.planned(leave_out) if include_planned else []
        self._dated = self._collected()
        self.days = sorted(self._dated)
        self._context = start.context(include_planned=include_planned, leave_out=leave_out)
        self._facts: dict[int, list[Fact]] = {}
        for fact in self._context.facts:
            self._facts.setdefault(fact.offering, []).append(fact)
        self._known: list[Moment] = []

    def __contains__(self, day: Day) -> bool:
        return day in self._dated

    def __iter__(self) -> Iterator[Moment]:
        """Day after day. What was worked out once is kept."""
        for number, day in enumerate(self.days):
            if number == len(self._known):
                self._known.append(self._next(day))
            yield self._known[number]

    def _next(self, day: Day) -> Moment:
        dated, before, view = self._dated[day], self._context, self._start.later(day)
        about = {*dated.offerings, *(one.offering for one in dated.planned)}
        for offering in about:
            self._put(offering, day)
        facts = tuple(fact for several in self._facts.values() for fact in several)
        own = greatest((fact.offering, fact.severity) for fact in facts if fact.travels)
        dirty = about.union(edge[0] for edge, _ in dated.edges)
        travelled, changed = spread_again(view, before.travelled, own, dirty)
        self._context = Context(view, facts, travelled)
        changed.update(offering for offering in about if self._context.at[offering] != before.at[offering])
        return Moment(dated, changed, self._context)

    def _put(self, offering: int, day: Day) -> None:
        """The facts about an offering on a later day."""
        lost = self._projection.offerings.loss_on(offering, day)
        facts = [fact_of_loss(offering, lost)] if lost else []
        facts += facts_of_plans(p for p in self._planned if p.offering == offering and p.effective_on <= day < p.until)
        self._facts.pop(offering, None)
        if facts:
            self._facts[offering] = facts

    def _collected(self) -> dict[Day, Dated]:
        today, offerings, dependencies = self._start.day, self._projection.offerings, self._projection.dependencies
        dated: defaultdict[Day, Dated] = defaultdict(Dated)
        for offering, day in offerings.dated():
            if day > today and offerings.loss_on(offering, day) != offerings.loss_on(offering, day - 1):
                dated[day].offerings.add(offering)
        for planned in self._planned:
            for day in (planned.effective_on, planned.until):
                if today < day < ALWAYS_AFTER:
                    dated[day].planned.append(planned)
        for spans in dependencies.needs.dated.values():
            for edge, first, end in spans:
                for day, begins in ((first, True), (end, False)):
                    if today < day < ALWAYS_AFTER and first < end:
                        dated[day].edges.append((edge, begins))
        return dated
