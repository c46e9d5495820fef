"""Who has moved from an offering to its successor, who has not, and what those would lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.errors import BadInput
from graph.impact.outcome import Outcome
from graph.impact.report import Report
from graph.impact.scenario import Change, Scenario, unknown_offering
from graph.model.answers import Called, Names, answer
from graph.model.offering import Coverage
from graph.model.scalars import Choice
from graph.model.severity import Action, Severity
from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE, Day
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from graph.projection.projection import Projection


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
"""Consumer -> the spans of its agreements."""


HIDDEN: Final = (
    "Consumers that you may not see and that lists and counts leave out; null where you may not know how many. "
    "The states of the others are what the agreements say that you see."
)
IN_PART: Final = "Of those that have moved, to successors that do only a part of the offering."
SHARE: Final = "Moved, of those moved and not moved, 0 to 1; null without any."


@answer("MigrationProgress")
class Progress(NamedTuple):
    """How far a migration is on a day."""

    on: Annotated[date, "The day."]
    moved: Annotated[int, "Consumers with a live agreement on a successor."]
    in_part: Annotated[int, IN_PART, Called("movedInPart")]
    not_moved: Annotated[int, "Consumers with one on the offering only."]
    left: Annotated[int, "Consumers that had the offering, and have neither any more."]

    @property
    def share(self) -> Annotated[float | None, SHARE]:
        both = self.moved + self.not_moved
        return self.moved / both if both else None


@answer("MigratingConsumer")
@dataclass(frozen=True, slots=True)
class MigratingConsumer:
    """A consumer of an offering that has a successor."""

    organization: Annotated[str, "The consumer itself.", Names("Organization")]
    state: Annotated[MigrationState, "How far it has come."]
    moved_on: Annotated[date | None, "First day of its agreement on a successor; null without one or its day."]
    in_part: Annotated[bool, "True where it has moved, and only to successors that do a part of the offering."]


def no_successor(offering: str) -> Saying:
    return Saying("NO_SUCCESSOR", "Offering {id!r} has no successor to move to.", id=offering)


def migration(
    projection: Projection, offering_id: str, on: date | None, today: date, successor_id: str | None = None
) -> Migration:
    """`on`: the day of the loss; by default the one on which the offering retires, else today. Raises BadInput."""
    at = projection.offerings.at
    for name, given in (("offering", offering_id), ("successor", successor_id)):
        if given is not None and given not in at:
            raise BadInput(unknown_offering(given, projection.offerings), (name,))
    offering = at[offering_id]
    successors = projection.successors.of.get(offering, [])
    if not successors:
        raise BadInput(no_successor(offering_id), ("offering",))
    if successor_id is not None:
        known = ", ".join(projection.offerings.ids[each.offering] for each in successors)
        successors = [each for each in successors if each.offering == at[successor_id]]
        if not successors:
            words = "{id!r} is no successor of {offering!r}, but {known}."
            said = Saying("NOT_A_SUCCESSOR", words, id=successor_id, offering=offering_id, known=known)
            raise BadInput(said, ("successor",))
    retires_on = projection.offerings.retires_on(offering)
    day = on or (date.fromordinal(retires_on) if retires_on else today)
    scenario = Scenario((Change(offering_id, Action.RETIRE),), day)
    return Migration(
        offering=offering_id,
        successors=[projection.offerings.ids[successor.offering] for successor in successors],
        on=day,
        today=today,
        report=Report(
            Outcome(projection, scenario, restored=frozenset({offering}), today=today.toordinal()),
            today,
        ),
        old=_spans(projection, today, [offering]),
        new=_spans(projection, today, [each.offering for each in successors]),
        whole=_spans(
            projection, today, [each.offering for each in successors if each.coverage != Coverage.PARTIAL.value]
        ),
    )


@answer("Migration")
@dataclass(frozen=True)
class Migration:
    """Who has moved from an offering to its successor, who has not, what would those lose on the day, and how has it gone on
    over time? Among its consumers are those that have a live agreement on the offering or had one by today.

    `report`: what its loss does on `on`. `new`: by successors, `whole`: by those that do all of it.
    """

    offering: Annotated[str, "The offering to move from.", Names("Offering")]
    successors: Annotated[Sequence[str], "The offerings to move to.", Names("Offering")]
    today: Annotated[date, "The day on which the states are those that are given."]
    on: Annotated[date, "The day of the loss: as asked, else that on which it retires, else today."]
    report: Report
    old: Spans
    new: Spans
    whole: Spans
    hidden: Annotated[int | None, HIDDEN] = 0

    @property
    def agreements(self) -> set[str]:
        """All that its states rest on."""
        return {span.agreement for spans in (*self.old.values(), *self.new.values()) for span in spans}

    def cut(self, report: Report, agreements: Container[str], successors: Container[str]) -> Migration:
        """The migration by those agreements and successors alone that somebody sees, with the report as they see it."""
        seen = replace(
            self,
            successors=[successor for successor in self.successors if successor in successors],
            report=report,
            old=_cut(self.old, agreements),
            new=_cut(self.new, agreements),
            whole=_cut(self.whole, agreements),
        )
        day = self.today.toordinal()
        return replace(seen, hidden=report.telling.of_whole(len(self.had_by(day)) - len(seen.had_by(day))))

    @cached_property
    def consumer_ids(self) -> list[str]:
        """Consumers that have not moved, the worst hit first; then those that have in part, likewise; then those that have;
        then by id.
        """
        return sorted(self.had_by(self.today.toordinal()), key=lambda consumer: (-self.weight(consumer), consumer))

    def had_by(self, day: Day) -> list[str]:
        """Consumers that have or had the offering by then, in no order."""
        return [consumer for consumer, spans in self.old.items() if any(span.first <= day for span in spans)]

    def weight(self, consumer_id: str) -> int:
        """Place in `consumer_ids`: the first has the greatest."""
        lost = self.report.severity_of_consumer(consumer_id) if self.report.affects(consumer_id) else 0
        match self.state(consumer_id):
            case MigrationState.NOT_MOVED:
                return 2 + 2 * len(Severity) + lost
            case MigrationState.MOVED:
                return 2 + lost if self.in_part(consumer_id) else 1
            case MigrationState.LEFT:
                return 0

    def state(self, consumer_id: str) -> MigrationState:
        return self._state_on(self.today.toordinal(), consumer_id)

    def in_part(self, consumer_id: str) -> bool:
        """Whether it has moved, and only to what does a part."""
        return self._in_part_on(self.today.toordinal(), consumer_id)

    def consumer(self, consumer_id: str) -> MigratingConsumer:
        """One of `consumer_ids`."""
        day = self.today.toordinal()
        moved = [span.first for span in self.new.get(consumer_id, ()) if span.holds(day)]
        first = min(moved, default=ALWAYS_BEFORE)
        moved_on = None if first == ALWAYS_BEFORE else date.fromordinal(first)
        return MigratingConsumer(consumer_id, self.state(consumer_id), moved_on, self.in_part(consumer_id))

    @cached_property
    def progress(self) -> Annotated[Progress, "How far it is today."]:
        return self._progress_on(self.today.toordinal())

    @cached_property
    def history(self) -> list[Progress]:
        """Progress on each day on which it changes, today among them."""
        spans = [span for each in (*self.old.values(), *self.new.values()) for span in each]
        days = {day for span in spans for day in (span.first, span.end)} - {ALWAYS_BEFORE, ALWAYS_AFTER}
        points: list[Progress] = []
        for day in sorted({*days, self.today.toordinal()}):
            point = self._progress_on(day)
            if day == self.today.toordinal() or not points or point[1:] != points[-1][1:]:
                points.append(point)
        return points

    def _progress_on(self, day: Day) -> Progress:
        had = self.had_by(day)
        states = [self._state_on(day, consumer) for consumer in had]
        return Progress(
            date.fromordinal(day),
            states.count(MigrationState.MOVED),
            sum(self._in_part_on(day, consumer) for consumer in had),
            states.count(MigrationState.NOT_MOVED),
            states.count(MigrationState.LEFT),
        )

    def _in_part_on(self, day: Day, consumer_id: str) -> bool:
        moved = self._state_on(day, consumer_id) is MigrationState.MOVED
        return moved and not any(span.holds(day) for span in self.whole.get(consumer_id, ()))

    def _state_on(self, day: Day, consumer_id: str) -> MigrationState:
        if any(span.holds(day) for span in self.new.get(consumer_id, ())):
            return MigrationState.MOVED
        if any(span.holds(day) for span in self.old[consumer_id]):
            return MigrationState.NOT_MOVED
        return MigrationState.LEFT


def _spans(projection: Projection, today: date, offerings: Iterable[int]) -> Spans:
    """When live agreements cover one of the offerings; what is over by its status was live before today."""
    agreements, spans = projection.agreements, Spans()
    for offering in offerings:
        over = agreements.past.of_offering.spans(offering)
        past = ((cover, first, min(end, today.toordinal())) for cover, first, end in over)
        for cover, first, end in (*agreements.covers.spans(offering), *past):
            if first < end:
                consumer = projection.organization_ids[agreements.consumer_of[cover[0]]]
                spans.setdefault(consumer, []).append(Span(agreements.ids[cover[0]], first, end))
    return spans


def _cut(spans: Spans, agreements: Container[str]) -> Spans:
    seen = {consumer: [span for span in each if span.agreement in agreements] for consumer, each in spans.items()}
    return {consumer: each for consumer, each in seen.items() if each}
