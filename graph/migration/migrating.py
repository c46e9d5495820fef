"""Who has moved from an offering to its successor, who has not, and what those would lose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import BadInput
from graph.impact.outcome import Outcome
from graph.impact.report import Report
from graph.impact.scenario import Change, Scenario, unknown_offering
from graph.impact.status import ALWAYS_AFTER, ALWAYS_BEFORE, Day
from graph.model.severity import Action
from graph.model.values import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.projection import Projection


class MigrationState(Choice):
    """How far a consumer of an offering has come with moving to its successor."""

    NOT_MOVED = "NOT_MOVED", "It has a live agreement on the offering, and none on a successor."
    MOVED = "MOVED", "It has a live agreement on a successor."
    LEFT = "LEFT", "It had the offering, and has no live agreement on it or on a successor any more."


class Span(NamedTuple):
    first: Day
    end: Day

    def holds(self, day: Day) -> bool:
        return self.first <= day < self.end


class Progress(NamedTuple):
    """How many consumers are in each state on a day."""

    on: date
    moved: int
    not_moved: int
    left: int

    @property
    def share(self) -> float | None:
        """Moved, of those that have to or have; None where there are none."""
        both = self.moved + self.not_moved
        return self.moved / both if both else None


@dataclass(frozen=True, slots=True)
class MigratingConsumer:
    """`moved_on`: first day of its agreement on a successor; None where it has none, or always had it."""

    organization: str
    state: MigrationState
    moved_on: date | None


def migration(
    projection: Projection, offering_id: str, on: date | None, today: date, successor_id: str | None = None
) -> Migration:
    """`on`: the day of the loss; by default the one on which the offering retires, else today. Raises BadInput."""
    at = projection.offerings.at
    for name, given in (("offering", offering_id), ("successor", successor_id)):
        if given is not None and given not in at:
            raise BadInput(unknown_offering(given, at, projection.archived), (name,))
    offering = at[offering_id]
    successors = [successor.offering for successor in projection.successors.of.get(offering, ())]
    if not successors:
        raise BadInput(f"Offering {offering_id!r} has no successor to move to.", ("offering",))
    if successor_id is not None:
        if at[successor_id] not in successors:
            known = ", ".join(projection.offerings.ids[each] for each in successors)
            raise BadInput(f"{successor_id!r} is no successor of {offering_id!r}, but {known}.", ("successor",))
        successors = [at[successor_id]]
    retires_on = projection.offerings.retires_on(offering)
    day = on or (date.fromordinal(retires_on) if retires_on else today)
    return Migration(projection, offering, successors, day, today)


class Migration:
    """Consumers that have, or had by today, an agreement on the offering. `report`: what its loss does on `on`."""

    def __init__(self, projection: Projection, offering: int, successors: list[int], on: date, today: date) -> None:
        self.on = on
        self.today = today
        self.offering = projection.offerings.ids[offering]
        self.successors = [projection.offerings.ids[successor] for successor in successors]
        scenario = Scenario((Change(self.offering, Action.RETIRE),), on)
        self.report = Report(Outcome(projection, scenario, restored=frozenset({offering})), today)
        ids = projection.organization_ids
        self._old = {ids[consumer]: spans for consumer, spans in _spans(projection, [offering]).items()}
        self._new = {ids[consumer]: spans for consumer, spans in _spans(projection, successors).items()}

    @cached_property
    def consumer_ids(self) -> list[str]:
        """Those that have not moved first, the worst hit first; then those that have; then by id."""
        day = self.today.toordinal()
        had = [consumer for consumer, spans in self._old.items() if any(span.first <= day for span in spans)]
        return sorted(had, key=lambda consumer: (-self.weight(consumer), consumer))

    def weight(self, consumer_id: str) -> int:
        """Of `consumer_ids`, the first the greatest."""
        match self.state(consumer_id):
            case MigrationState.NOT_MOVED:
                return 2 + (self.report.severity_of_consumer(consumer_id) if self.report.affects(consumer_id) else 0)
            case MigrationState.MOVED:
                return 1
            case MigrationState.LEFT:
                return 0

    def state(self, consumer_id: str) -> MigrationState:
        return self._state_on(self.today.toordinal(), consumer_id)

    def consumer(self, consumer_id: str) -> MigratingConsumer:
        """One of `consumer_ids`."""
        day = self.today.toordinal()
        moved = [span.first for span in self._new.get(consumer_id, ()) if span.holds(day)]
        first = min(moved, default=ALWAYS_BEFORE)
        moved_on = None if first == ALWAYS_BEFORE else date.fromordinal(first)
        return MigratingConsumer(consumer_id, self.state(consumer_id), moved_on)

    @cached_property
    def progress(self) -> Progress:
        return self._progress_on(self.today.toordinal())

    @cached_property
    def history(self) -> list[Progress]:
        """On each day on which it changes, today among them."""
        spans = [span for each in (*self._old.values(), *self._new.values()) for span in each]
        days = {day for span in spans for day in span} - {ALWAYS_BEFORE, ALWAYS_AFTER}
        points: list[Progress] = []
        for day in sorted({*days, self.today.toordinal()}):
            point = self._progress_on(day)
            if day == self.today.toordinal() or not points or point[1:] != points[-1][1:]:
                points.append(point)
        return points

    def _progress_on(self, day: Day) -> Progress:
        had = [consumer for consumer, spans in self._old.items() if any(span.first <= day for span in spans)]
        states = [self._state_on(day, consumer) for consumer in had]
        return Progress(
            date.fromordinal(day),
            states.count(MigrationState.MOVED),
            states.count(MigrationState.NOT_MOVED),
            states.count(MigrationState.LEFT),
        )

    def _state_on(self, day: Day, consumer_id: str) -> MigrationState:
        if any(span.holds(day) for span in self._new.get(consumer_id, ())):
            return MigrationState.MOVED
        if any(span.holds(day) for span in self._old[consumer_id]):
            return MigrationState.NOT_MOVED
        return MigrationState.LEFT


def _spans(projection: Projection, offerings: Iterable[int]) -> dict[int, list[Span]]:
    """Consumer -> when its live agreements cover one of the offerings."""
    spans: dict[int, list[Span]] = {}
    for offering in offerings:
        for cover, first, end in projection.agreements.covers.spans(offering):
            spans.setdefault(projection.agreements.consumer_of[cover[0]], []).append(Span(first, end))
    return spans
