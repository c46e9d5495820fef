"""What is given on the day before any scenario: lost offerings, planned changes, and what they have brought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.spread import spread
from graph.impact.ways import Ways
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from graph.impact.day import DayView
    from graph.impact.planned import PlannedChange


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


class Context:
    """Severities before the scenario. By offering: `travelled` is what dependencies pass on, `at` adds what does not
    travel. `agreements` and `consumers` hold those that have one.

    `restored`: offerings that are taken to be there although they are lost. What is written later is noted, and taken over by `settle`.
    """

    def __init__(self, day: DayView, planned: list[PlannedChange], restored: Container[int] = ()) -> None:
        self._day = day
        self.planned = planned
        self.sources = [(offering, int(Severity.CRITICAL)) for offering in day.lost if offering not in restored]
        self.sources += [(change.offering, int(change.severity)) for change in planned if change.action.travels]
        self.staying = greatest((c.offering, int(c.severity)) for c in planned if not c.action.travels)
        self._nothing = bytes(len(day.projection.offerings.ids))
        self._own = greatest(self.sources)
        self._is_stale = False
        self._agreements_due: set[int] = set()
        self._consumers_due: set[int] = set()
        self._solve()
        consumer_of = day.projection.agreements.consumer_of
        self.agreements = greatest(
            (agreement, min(self.at[offering], criticality))
            for offering in {*self._weak, *self.staying}
            for agreement, criticality, _, _ in day.covers[offering]
        )
        self.consumers = greatest((consumer_of[agreement], severity) for agreement, severity in self.agreements.items())

    def root_of(self, offering: int, level: int) -> int:
        """Of something that has reached `level`: where its decisive way in the context begins."""
        ways = self._ways.get(level)
        if ways is None:
            ways = self._ways[level] = Ways(self._day, level, self._nothing, self.travelled, self.sources)
        way = ways.to(offering)
        return way[0][3] if way else offering

    def note_dependencies(self, dependent: int) -> None:
        """An offering that the context has not reached, and does not reach now, leaves it as it is."""
        weak = self.travelled[dependent]
        if self._own.get(dependent, 0) < Severity.CRITICAL and (weak or self._is_reached(dependent)):
            self._is_stale = True

    def note_agreement(self, agreement: int, consumers: Iterable[int]) -> None:
        """`consumers`: who had it before."""
        self._agreements_due.add(agreement)
        self._consumers_due.update(consumers)

    def settle(self) -> None:
        if self._is_stale:
            self._is_stale = False
            before = self.at
            reached = [*self._weak]
            self._solve()
            changed = {offering for offering in (*reached, *self._weak) if self.at[offering] != before[offering]}
            self._agreements_due.update(cover[0] for offering in changed for cover in self._day.covers[offering])
        if self._agreements_due:
            self._follow_agreements()

    def _solve(self) -> None:
        self._ways: dict[int, Ways] = {}
        travelled, self._weak = spread(self._day, self._nothing, self.sources)
        self.travelled = bytes(travelled)
        self.at = bytes(raised(self.travelled, self.staying))

    def _is_reached(self, dependent: int) -> bool:
        failing: dict[int, int] = {}
        for _, group, criticality, needed, _ in self._day.needs[dependent]:
            if min(self.travelled[needed], criticality):
                if group < 0:
                    return True
                failing[group] = failing.get(group, 0) + 1
        return any(number >= self._day.threshold[group] for group, number in failing.items())

    def _follow_agreements(self) -> None:
        agreements = self._day.projection.agreements
        for agreement in self._agreements_due:
            covers = self._day.covered[agreement]
            severity = max((min(self.at[cover[2]], cover[1]) for cover in covers), default=0)
            _set(self.agreements, agreement, severity)
            self._consumers_due.add(agreements.consumer_of[agreement])
        for consumer in self._consumers_due:
            mine = agreements.of_consumer[consumer]
            _set(self.consumers, consumer, max((self.agreements.get(each, 0) for each in mine), default=0))
        self._agreements_due.clear()
        self._consumers_due.clear()


def _set(severity_of: dict[int, int], number: int, severity: int) -> None:
    if severity:
        severity_of[number] = severity
    else:
        severity_of.pop(number, None)
