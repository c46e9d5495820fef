"""What is given on the day before any scenario: lost offerings, planned changes, and what they have brought about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.impact.severity import Severity
from graph.impact.spread import spread

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """Severity by offering before the scenario: `travelled` is what dependencies pass on, `at` adds what does not
    travel.
    """

    def __init__(self, day: DayView, planned: list[PlannedChange]) -> None:
        self._day = day
        self.planned = planned
        self.sources = [(offering, int(Severity.CRITICAL)) for offering in day.lost]
        self.sources += [(change.offering, int(change.severity)) for change in planned if change.action.travels]
        self.staying = greatest((c.offering, int(c.severity)) for c in planned if not c.action.travels)
        self.nothing = bytes(len(day.projection.offerings.ids))
        travelled, self._weak = spread(day, self.nothing, self.sources)
        self.travelled = bytes(travelled)
        self.at = bytes(raised(self.travelled, self.staying))

    @cached_property
    def agreements(self) -> dict[int, int]:
        """Agreement -> severity before, where there is one."""
        at, covers = self.at, self._day.covers
        return greatest(
            (agreement, min(at[offering], criticality))
            for offering in {*self._weak, *self.staying}
            for agreement, criticality, _, _ in covers[offering]
        )

    @cached_property
    def consumers(self) -> dict[int, int]:
        consumer_of = self._day.projection.agreements.consumer_of
        return greatest((consumer_of[agreement], severity) for agreement, severity in self.agreements.items())
