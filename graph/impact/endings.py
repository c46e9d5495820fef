"""When what a baseline has brought about is over."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from heapq import heappop, heappush
from operator import itemgetter
from typing import TYPE_CHECKING

from graph.impact.baseline import raised
from graph.impact.propagation import propagate
from graph.impact.steady import steady
from graph.projection.dependencies import ALONE
from graph.projection.derived import derived
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from graph.impact.baseline import Baseline
    from graph.projection.dependencies import DatedEdge, Edge
    from graph.projection.status import Day

Reached = tuple[int, int]
"""(offering, level that the baseline has brought it to)"""


class Endings:
    """The first day on which an offering is not on a level any more, as facts of the baseline end and dependencies change;
    ALWAYS_AFTER where no such day is known.

    A proof that it is there (facts, and dependencies that pass the level on) stands until a date of one of its parts.
    Only on such days the baseline is worked out anew, for all that are due.
    """

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._on: dict[Day, Baseline] = {baseline.day.day: baseline}
        self._known: dict[Reached, Day] = {}

    def known(self, wanted: Iterable[Reached]) -> set[Reached]:
        """The wanted levels that are over on some known day: as `of` says, without finding out which day that is."""
        wanted = set(wanted)
        last = self._on_day(self._last)
        over = {each for each in wanted if last.at[each[0]] < each[1]}
        return over | {each for each, end in self.of(wanted - over).items() if end != ALWAYS_AFTER}

    @cached_property
    def _for_good(self) -> bytes | bytearray:
        """The severity below which each never falls: by facts that last, along dependencies that stay as they are."""
        lasting = self._baseline.lasting
        view = steady(self._baseline.day, (each for _, each in self._edges))
        return raised(propagate(view, bytes(len(lasting.travelled)), lasting.sources)[0], lasting.staying)

    def of(self, wanted: Iterable[Reached]) -> dict[Reached, Day]:
        wanted = set(wanted)
        if unknown := {each for each in wanted if each not in self._known}:
            self._find_out(unknown)
        return {each: self._known[each] for each in wanted}

    def _find_out(self, unknown: AbstractSet[Reached]) -> None:
        for_good = {each for each in unknown if self._for_good[each[0]] >= each[1]}
        self._known.update(dict.fromkeys(for_good, ALWAYS_AFTER))
        due: list[tuple[Day, Reached]] = []
        self._await(due, self._baseline, unknown - for_good)
        while due:
            day = due[0][0]
            several: list[Reached] = []
            while due and due[0][0] == day:
                several.append(heappop(due)[1])
            later = self._on_day(day)
            over = {each for each in several if later.at[each[0]] < each[1]}
            self._known.update(dict.fromkeys(over, day))
            self._await(due, later, set(several) - over)

    def _await(self, due: list[tuple[Day, Reached]], baseline: Baseline, several: Iterable[Reached]) -> None:
        """Each until the day on which its proof falls."""
        several = list(several)
        proofs: dict[int, Proofs] = {}
        for offering, level in several:
            if level not in proofs:
                proofs[level] = Proofs(baseline, level, [each for each, other in several if other == level])
            falls = proofs[level].falls_on(offering)
            if falls == ALWAYS_AFTER:
                self._known[offering, level] = ALWAYS_AFTER
            else:
                heappush(due, (falls, (offering, level)))

    def _on_day(self, day: Day) -> Baseline:
        """What is left of the baseline on a later day."""
        if day not in self._on:
            before = max(known for known in self._on if known < day)
            first, end = (bisect_right(self._edges, each, key=itemgetter(0)) for each in (before, day))
            self._on[day] = self._on[before].on(day, [each for _, each in self._edges[first:end]])
        return self._on[day]

    @cached_property
    def _edges(self) -> Sequence[DatedEdge]:
        """Dependencies that begin (True) or end on later days, by day."""
        view = self._baseline.day
        return view.estate.dependencies.dated_after(view.day)

    @cached_property
    def _last(self) -> Day:
        """The last day on which anything is dated."""
        ends = {fact.until for fact in self._baseline.facts} - {ALWAYS_AFTER}
        return max([self._baseline.day.day, *ends, *(day for day, _ in self._edges[-1:])])


class Proofs:
    """Proofs of one level of a baseline: why some offerings are on it, and on which day that may be so no longer."""

    def __init__(self, baseline: Baseline, level: int, offerings: Iterable[int]) -> None:
        self._day = baseline.day
        self._paths = baseline.paths_to(offerings, level)
        self._falls: dict[int, Day] = {}
        self._facts: dict[int, Day] = {}
        self._staying: dict[int, Day] = {}
        for fact in baseline.facts:
            if fact.severity >= level:
                ends = self._facts if fact.travels else self._staying
                ends[fact.offering] = max(fact.until, ends.get(fact.offering, fact.until))

    def falls_on(self, offering: int) -> Day:
        staying = self._staying.get(offering)
        return self._found(offering) if staying is None else staying

    def _found(self, offering: int) -> Day:
        """What it rests on before it: these are of earlier rounds."""
        waiting = [offering]
        while waiting:
            each = waiting[-1]
            if each in self._falls:
                waiting.pop()
            elif each in self._facts:
                self._falls[each] = self._facts[each]
            else:
                edges = self._paths.needs_in_time(each)
                open_ = [edge[3] for edge in edges if edge[3] not in self._falls]
                waiting += open_
                if not open_:
                    self._falls[each] = min(min(self._falls[edge[3]], self._ends(edge)) for edge in edges)
        return self._falls[offering]

    def _ends(self, edge: Edge) -> Day:
        """The first later day on which the dependency, or another of its group, begins or ends."""
        dependencies, today = self._day.estate.dependencies, self._day.day
        if edge[1] == ALONE:
            spans = [span for span in dependencies.needs.dated.get(edge[0], ()) if span[0] is edge]
        else:
            spans = dependencies.members.dated.get(edge[1], [])
        return min((day for _, first, end in spans for day in (first, end) if day > today), default=ALWAYS_AFTER)


@derived
def endings_of(baseline: Baseline) -> Endings:
    return Endings(baseline)
