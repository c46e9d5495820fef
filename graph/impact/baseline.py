"""The baseline of a day, before any scenario: lost offerings, planned changes, and what they have brought about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.impact.columns import affected
from graph.impact.paths import Paths, resting_at
from graph.impact.propagation import altered_needs, propagate, propagate_again
from graph.model.severity import Severity
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.impact.fact import Fact
    from graph.projection.day import DayView
    from graph.projection.dependencies import Edge
    from graph.projection.status import Day

Group = tuple[int, int]
"""(dependent, group of alternatives)"""


def greatest(graded: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The greatest severity of each number."""
    of: dict[int, int] = {}
    for number, severity in graded:
        if severity > of.get(number, 0):
            of[number] = severity
    return of


def raised(severities: bytes | bytearray, at: dict[int, int]) -> bytes | bytearray:
    """`severities`, with those of `at` where they are greater."""
    if not at:
        return severities
    out = bytearray(severities)
    for number, severity in at.items():
        out[number] = max(out[number], severity)
    return out


class Baseline:
    """Severities before the scenario, by offering: `travelled` is what dependencies pass on, `at` adds what does not
    travel. A dependency that is written later is noted, and taken over by `settle`.
    """

    def __init__(self, day: DayView, facts: Iterable[Fact], travelled: bytes | None = None) -> None:
        """`travelled`: what follows from the facts, where it has been worked out already."""
        self.day = day
        self.facts = tuple(facts)
        self.sources = [(fact.offering, fact.severity) for fact in self.facts if fact.travels]
        self.staying = greatest((fact.offering, fact.severity) for fact in self.facts if not fact.travels)
        self._nothing = bytes(len(day.estate.offerings.ids))
        self.own = greatest(self.sources)
        self._is_stale = False
        self._solve(travelled)

    def paths(self, level: int) -> Paths:
        """How its facts have brought offerings to a level."""
        paths = self._paths.get(level)
        if paths is None:
            paths = self._paths[level] = Paths(self.day, level, self._nothing, self.travelled, self.sources)
        return paths

    def paths_to(self, offerings: Iterable[int], level: int) -> Paths:
        """The paths of `paths` that lead to some offerings, worked out of what these rest on alone."""
        within = resting_at(self.day, level, self.travelled, offerings)
        return Paths(self.day, level, self._nothing, self.travelled, self.sources, within)

    def root_of(self, offering: int, level: int) -> int:
        """The offering at which the decisive way to one that has reached `level` begins."""
        way = self.paths(level).to(offering)
        return way[0][3] if way else offering

    def facts_behind(self, offering: int, level: int) -> list[Fact]:
        """Facts from which a path of that severity leads to the offering, by id of the offering they are about. Not to be
        changed by whoever asks.
        """
        which = offering, level
        if which not in self._facts_behind:
            self._facts_behind[which] = list(self._found_behind(*which))
        return self._facts_behind[which]

    def _found_behind(self, offering: int, level: int) -> Iterator[Fact]:
        origins, about = self.paths(level).origins(offering), self._facts_about
        for origin in sorted({*origins, offering}, key=self.day.estate.offerings.ids.__getitem__):
            for fact in about.get(origin, ()):
                if fact.severity >= level and (origin in origins if fact.travels else origin == offering):
                    yield fact

    @cached_property
    def _facts_about(self) -> dict[int, list[Fact]]:
        """The facts about each offering, by id of their planned change."""
        about: dict[int, list[Fact]] = {}
        for fact in sorted(self.facts, key=lambda fact: fact.change or ""):
            about.setdefault(fact.offering, []).append(fact)
        return about

    def is_archived_behind(self, offering: int, level: int) -> bool:
        """Whether a way of that severity leads to the offering from an archived one."""
        reached = self._behind_archived.get(level)
        if reached is None:
            archived = self.day.estate.offerings.archived
            reached = self.paths(level).reached_from(archived) if archived else set[int]()
            self._behind_archived[level] = reached
        return offering in reached

    @cached_property
    def alone(self) -> Baseline:
        """No baseline at all."""
        return Baseline(self.day, ())

    def after(self, end: Day) -> Baseline:
        """What is left of it when all is over that ends by then."""
        left = self._after.get(end)
        if left is None:
            left = self._after[end] = self._less(end, self.day)
        left.settle()
        return left

    @property
    def lasting(self) -> Baseline:
        """What is left of it when all is over that ends on a known day."""
        return self.after(ALWAYS_AFTER - 1)

    def on(self, day: Day, edges: Iterable[tuple[Edge, bool]]) -> Baseline:
        """What is left of it on a later day, with the dependencies of that day. `edges`: those that begin (True) or end in
        between.
        """
        return self._less(day, self.day.later(day), edges)

    def _less(self, end: Day, view: DayView, edges: Iterable[tuple[Edge, bool]] = ()) -> Baseline:
        """The baseline without the facts that end by the day `end`: only what owed something to these, or needs
        something else on the day of the view, is worked out anew.
        """
        facts = [fact for fact in self.facts if fact.until > end]
        left = greatest((fact.offering, fact.severity) for fact in facts if fact.travels)
        lowered = {one for one, severity in self.own.items() if left.get(one, 0) < severity == self.travelled[one]}
        worse, better = altered_needs(edges, self.travelled, self.day, view)
        return Baseline(view, facts, propagate_again(view, self.travelled, left, worse, lowered | better)[0])

    def unchanged_on(self, day: Day) -> Baseline:
        """The baseline on a later day, before which nothing of it is dated."""
        return Baseline(self.day.later(day), self.facts, self.travelled)

    def ends_at(self, offerings: Iterable[int]) -> set[Day]:
        """Days on which facts end whose loss has come to some of the offerings."""
        return self._days(self._ends_that_came, offerings)

    def ends_above(self, offerings: Iterable[int]) -> set[Day]:
        """Days on which facts end whose loss has come to an offering that needs some of these."""
        return self._days(self._ends_above, offerings)

    def _days(self, ends: Mapping[int, int], offerings: Iterable[int]) -> set[Day]:
        """The days that the bits at any of the offerings stand for."""
        bits = 0
        for offering in offerings:
            bits |= ends.get(offering, 0)
        return {day for number, day in enumerate(self._known_ends) if bits >> number & 1}

    @cached_property
    def _known_ends(self) -> list[Day]:
        return sorted({fact.until for fact in self.facts} - {ALWAYS_AFTER})

    @cached_property
    def groups_of_lost(self) -> dict[int, list[Group]]:
        """Groups that have lost a member, by each member that a need of the day leads to."""
        day, beside = self.day, dict[int, list[Group]]()
        groups = {
            (edge[0], edge[1]) for lost in affected(self.travelled) for edge in day.supports[lost] if edge[1] >= 0
        }
        for which in groups:
            for edge in day.members[which[1]]:
                beside.setdefault(edge[3], []).append(which)
        return beside

    @cached_property
    def _ends_above(self) -> dict[int, int]:
        """Ends of the facts whose loss has come to what needs an offering, by offering; bits by the place in `_known_ends`."""
        above: dict[int, int] = {}
        for dependent, ends in self._ends_that_came.items():
            for edge in self.day.needs[dependent]:
                above[edge[3]] = above.get(edge[3], 0) | ends
        return above

    @cached_property
    def _ends_that_came(self) -> dict[int, int]:
        """Ends of the facts whose loss has come to an offering, perhaps with others, by offering; bits as of `_ends_above`."""
        travelled, supports = self.travelled, self.day.supports
        bit_of = {day: 1 << number for number, day in enumerate(self._known_ends)}
        came: dict[int, int] = {}
        for fact in self.facts:
            if fact.until != ALWAYS_AFTER:
                came[fact.offering] = came.get(fact.offering, 0) | bit_of[fact.until]
        reached = {offering for offering in came if travelled[offering]}
        while reached:
            changed: set[int] = set()
            for needed in reached:
                ends = came[needed]
                for dependent, *_ in supports[needed]:
                    before = came.get(dependent, 0)
                    if travelled[dependent] and ends | before != before:
                        came[dependent] = ends | before
                        changed.add(dependent)
            reached = changed
        return came

    def note_dependencies(self, dependent: int) -> None:
        """An offering that the baseline has not reached, and does not reach now, leaves its severities as they are; so it
        does with what is left of it later.
        """
        left = self._after
        self._forget()
        weak = self.travelled[dependent]
        if self.own.get(dependent, 0) < Severity.CRITICAL and (weak or self._is_reached(dependent)):
            self._is_stale = True
        elif not self._is_stale:
            self._after = left
            for baseline in left.values():
                baseline.note_dependencies(dependent)

    def rests_on(self, facts: Iterable[Fact]) -> bool:
        """Whether these are its facts."""
        return frozenset(self.facts) == frozenset(facts)

    @property
    def is_of_all(self) -> bool:
        """Whether no offering has come since."""
        return len(self._nothing) == len(self.day.estate.offerings.ids)

    def settle(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._solve()

    def _solve(self, travelled: bytes | None = None) -> None:
        self._forget()
        self.travelled = bytes(propagate(self.day, self._nothing, self.sources)[0]) if travelled is None else travelled
        self.at = bytes(raised(self.travelled, self.staying))

    def _forget(self) -> None:
        """Forgets what is computed on demand."""
        self.derived: dict[Any, Any] = {}
        self._after: dict[Day, Baseline] = {}
        self._paths: dict[int, Paths] = {}
        self._behind_archived: dict[int, set[int]] = {}
        self._facts_behind: dict[tuple[int, int], list[Fact]] = {}
        for known in ("alone", "groups_of_lost", "_ends_that_came", "_ends_above", "_known_ends"):
            vars(self).pop(known, None)

    def _is_reached(self, dependent: int) -> bool:
        failing: dict[int, int] = {}
        for _, group, criticality, needed, _ in self.day.needs[dependent]:
            if min(self.travelled[needed], criticality):
                if group < 0:
                    return True
                failing[group] = failing.get(group, 0) + 1
        return any(number >= self.day.threshold[group] for group, number in failing.items())
