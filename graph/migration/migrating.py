"""Who has moved from an offering to its successor, who has not, and what those would lose."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    from collections.abc import Container, Iterable, Sequence

    from graph.impact.projection import Projection


class MigrationState(Choice):
    """How far a consumer of an offering has come with moving to its successor."""

    NOT_MOVED = "NOT_MOVED", "It has a live agreement on the offering, and none on a successor."
    MOVED = "MOVED", "It has a live agreement on a successor."
    LEFT = "LEFT", "It had the offering, and has no live agreement on it or on a successor any more."


class Span(NamedTuple):
    """Days on which an agreement covers an offering."""

    agreement: str
    first: Day
    end: Day

    def holds(self, day: Day) -> bool:
        return self.first <= day < self.end


Spans = dict[str, list[Span]]
"""By consumer."""


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
    scenario = Scenario((Change(offering_id, Action.RETIRE),), day)
    return Migration(
        offering=offering_id,
        successors=[projection.offerings.ids[successor] for successor in successors],
        on=day,
        today=today,
        report=Report(Outcome(projection, scenario, restored=frozenset({offering})), today),
        old=_spans(projection, [offering]),
        new=_spans(projection, successors),
    )


@dataclass(frozen=True)
class Migration:
    """Consumers that have, or had by today, an agreement on the offering. `report`: what its loss does on `on`."""

    offering: str
    successors: Sequence[str]
    on: date
    today: date
    report: Report
    old: Spans
    new: Spans

    @property
    def agreements(self) -> set[str]:
        """All that its states rest on."""
        return {span.agreement for spans in (*self.old.values(), *self.new.values()) for span in spans}

    def cut(self, report: Report, agreements: Container[str], successors: Container[str]) -> Migration:
        """By those agreements and successors alone that somebody sees, with the report as they see it."""
        return replace(
            self,
            successors=[successor for successor in self.successors if successor in successors],
            report=report,
            old=_cut(self.old, agreements),
            new=_cut(self.new, agreements),
        )

    @cached_property
    def consumer_ids(self) -> list[str]:
        """Those that have not moved first, the worst hit first; then those that have; then by id."""
        return sorted(self.had_by(self.today.toordinal()), key=lambda consumer: (-self.weight(consumer), consumer))

    def had_by(self, day: Day) -> list[str]:
        """Consumers that have or had the offering by then, in no order."""
        return [consumer for consumer, spans in self.old.items() if any(span.first <= day for span in spans)]

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
        moved = [span.first for span in self.new.get(consumer_id, ()) if span.holds(day)]
        first = min(moved, default=ALWAYS_BEFORE)
        moved_on = None if first == ALWAYS_BEFORE else date.fromordinal(first)
        return MigratingConsumer(consumer_id, self.state(consumer_id), moved_on)

    @cached_property
    def progress(self) -> Progress:
        return self._progress_on(self.today.toordinal())

    @cached_property
    def history(self) -> list[Progress]:
        """On each day on which it changes, today among them."""
        spans = [span for each in (*self.old.values(), *self.new.values()) for span in each]
        days = {day for span in spans for day in (span.first, span.end)} - {ALWAYS_BEFORE, ALWAYS_AFTER}
        points: list[Progress] = []
        for day in sorted({*days, self.today.toordinal()}):
            point = self._progress_on(day)
            if day == self.today.toordinal() or not points or point[1:] != points[-1][1:]:
                points.append(point)
        return points

    def _progress_on(self, day: Day) -> Progress:
        states = [self._state_on(day, consumer) for consumer in self.had_by(day)]
        return Progress(
            date.fromordinal(day),
            states.count(MigrationState.MOVED),
            states.count(MigrationState.NOT_MOVED),
            states.count(MigrationState.LEFT),
        )

    def _state_on(self, day: Day, consumer_id: str) -> MigrationState:
        if any(span.holds(day) for span in self.new.get(consumer_id, ())):
            return MigrationState.MOVED
        if any(span.holds(day) for span in self.old[consumer_id]):
            return MigrationState.NOT_MOVED
        return MigrationState.LEFT


def _spans(projection: Projection, offerings: Iterable[int]) -> Spans:
    """When live agreements cover one of the offerings."""
    agreements, spans = projection.agreements, Spans()
    for offering in offerings:
        for cover, first, end in agreements.covers.spans(offering):
            consumer = projection.organization_ids[agreements.consumer_of[cover[0]]]
            spans.setdefault(consumer, []).append(Span(agreements.ids[cover[0]], first, end))
    return spans


def _cut(spans: Spans, agreements: Container[str]) -> Spans:
    seen = {consumer: [span for span in each if span.agreement in agreements] for consumer, each in spans.items()}
    return {consumer: each for consumer, each in seen.items() if each}
