"""What a side may see of a relationship, gathered from the projection."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from graph.health.view import (
    DECIDED,
    Covering,
    Effect,
    Fit,
    Held,
    Measured,
    Opinion,
    Period,
    Renewal,
    Role,
    Sought,
    View,
)
from graph.model.dialogue.engagement import EngagementKind
from graph.model.relationship import Side
from graph.projection.meetings.around import Around, Meeting
from graph.projection.people_on_day import side_of
from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE, day_of, end_day, first_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from graph.model.offering import OfferingStatus
    from graph.projection.contacts.people import StakeholderRow
    from graph.projection.dialogue.announcing import AnswerRow
    from graph.projection.dialogue.dialogue import Dialogue
    from graph.projection.dialogue.targets import SignalRow, TargetRow
    from graph.projection.dialogue.use import FitCheckRow
    from graph.projection.dialogue.value import MeasurementRow
    from graph.projection.estate import Estate
    from graph.projection.status import Day


class Told(Protocol):
    @property
    def visibility(self) -> str: ...


class OfOffering(Protocol):
    @property
    def offering(self) -> str: ...


T = TypeVar("T", bound=Told)
R = TypeVar("R", bound=OfOffering)

SHARED: Final = "SHARED"
BY_DAY: Final = attrgetter("at", "id")
FITS: Final = {"NO": 0.0, "PARTLY": 50.0, "YES": 100.0}
IS_MET: Final[dict[str, Callable[[float, float], bool]]] = {
    "AT_LEAST": lambda value, threshold: value >= threshold,
    "AT_MOST": lambda value, threshold: value <= threshold,
    "ABOVE": lambda value, threshold: value > threshold,
    "BELOW": lambda value, threshold: value < threshold,
}
REVIEW: Final = EngagementKind.REVIEW.value


class Gathering:
    """Makes views of relationships, all of one estate."""

    def __init__(self, estate: Estate, dialogue: Dialogue) -> None:
        self._estate = estate
        self._dialogue = dialogue

    def view(self, relationship: str, side: Side) -> View | None:
        """None where there is no such relationship."""
        contacts, dialogue = self._estate.contacts, self._dialogue
        row = contacts.relationships.first_of(relationship)
        if row is None:
            return None
        seen = frozenset({SHARED, side.value})
        stakeholders = contacts.stakeholders.of(relationship)
        assessments = [
            each for each in contacts.assessments.of(relationship) if (each.visibility or Side.PROVIDER.value) in seen
        ]
        people = self._people(relationship)
        meetings = [each for each in contacts.meetings.of(relationship) if (each.visibility or SHARED) in seen]
        reviews = [
            Meeting(each.id, each.kind, each.at, people.get(each.id, ())) for each in meetings if each.kind == REVIEW
        ]
        return View(
            relationship=relationship,
            side=side,
            provider=row.provider,
            consumer=row.consumer,
            type=row.type,
            status=row.status,
            since=day_of(row.since) if row.since else None,
            until=day_of(row.until) if row.until else None,
            known=Around(row.since, row.review_every, stakeholders, assessments, reviews),
            roles=[
                Role(
                    each.person, side_of(each), each.role, each.accountable, first_day(each.since), end_day(each.until)
                )
                for each in stakeholders
            ],
            sides=_sides(stakeholders),
            meetings=sorted(
                Held(day_of(each.at[:10]), each.id, each.kind, people.get(each.id, ())) for each in meetings
            ),
            assessments=sorted(Opinion.of(each, day_of(each.at)) for each in assessments),
            expectations=_visible(dialogue.expectations.of(relationship), seen),
            commitments=_visible(dialogue.commitments.of(relationship), seen),
            feedback=sorted(_visible(dialogue.feedback.of(relationship), seen), key=BY_DAY),
            outcomes=self._outcomes(relationship, seen),
            adoptions=_by_offering(
                each
                for each in _visible(dialogue.adoption.of(relationship), seen)
                if each.planned and each.active is not None
            ),
            fits=_by_offering(_fits(_visible(dialogue.fit_checks.of(relationship), seen))),
            covers=self._covers(relationship),
            targets=self._targets(relationship, seen),
            renewals=self._renewals(relationship),
            complaints=_visible(dialogue.complaints.of(relationship), seen),
            demands=_visible(dialogue.demands.of(relationship), seen),
            escalations=_visible(dialogue.escalations.of(relationship), seen),
            notices=_visible(
                (each for each in dialogue.notices.of(relationship) if each.relationship == relationship), seen
            ),
            answers=self._answers(row.consumer, seen),
            status_of=self._status_of,
            successors_of=self._successors_of,
            effects_of=self._effects_of,
        )

    def _people(self, relationship: str) -> dict[str, list[str]]:
        """Who was there, by engagement."""
        people: dict[str, list[str]] = {}
        for each in self._estate.contacts.attended.of(relationship):
            if each.relationship == relationship:
                people.setdefault(each.engagement, []).append(each.person)
        return people

    def _outcomes(self, relationship: str, seen: AbstractSet[str]) -> list[Sought]:
        rows = _visible(self._dialogue.outcomes.of(relationship), seen)
        if not rows:
            return []
        measurements: dict[str, list[MeasurementRow]] = {}
        for each in sorted(_visible(self._dialogue.measurements.of(relationship), seen), key=BY_DAY):
            measurements.setdefault(each.outcome, []).append(each)
        return [Sought(row, measurements.get(row.id, ())) for row in rows]

    def _targets(self, relationship: str, seen: AbstractSet[str]) -> list[Measured]:
        rows = self._dialogue.targets.of(relationship)
        if not rows:
            return []
        signals: dict[str, list[SignalRow]] = {}
        for each in _visible(self._dialogue.signals.of(relationship), seen):
            signals.setdefault(each.target, []).append(each)
        return [Measured(row, _periods(row, signals.get(row.id, ()))) for row in rows]

    def _covers(self, relationship: str) -> list[Covering]:
        agreements, offerings = self._estate.agreements, self._estate.offerings.ids
        found: list[Covering] = []
        for number in agreements.under.get(relationship, ()):
            id_, whole = agreements.ids[number], agreements.ends[number]
            notice = agreements.noticed.get(number, ALWAYS_AFTER)
            for ledger, is_past in ((agreements.live, False), (agreements.past, True)):
                for (_, criticality, offering, assumed), first, end in ledger.of_agreement.spans(number):
                    found.append(
                        Covering(id_, offerings[offering], criticality, not assumed, first, end, whole, notice, is_past)
                    )
        return sorted(found)

    def _renewals(self, relationship: str) -> list[Renewal]:
        agreements = self._estate.agreements
        return sorted(
            Renewal(agreements.ids[number], end - agreements.decision_days[number], end)
            for number in agreements.under.get(relationship, ())
            if (end := agreements.decided_by.get(number)) is not None
        )

    def _answers(self, consumer: str | None, seen: AbstractSet[str]) -> dict[str, list[AnswerRow]]:
        """Answers to changes, the earliest first; those without a day before all others."""
        answers: dict[str, list[AnswerRow]] = {}
        given = self._dialogue.answers.of(consumer or "")
        for each in sorted(_visible(given, seen), key=lambda row: (row.at or ALWAYS_BEFORE, row.id)):
            if each.organization == consumer:
                answers.setdefault(each.change, []).append(each)
        return answers

    def _status_of(self, offering: str, day: Day) -> OfferingStatus | None:
        number = self._estate.offerings.at.get(offering)
        return None if number is None else self._estate.offerings.status_on(number, day)

    def _successors_of(self, offering: str) -> set[str]:
        number = self._estate.offerings.at.get(offering, -1)
        return {self._estate.offerings.ids[each.offering] for each in self._estate.successors.of.get(number, ())}

    def _effects_of(self, change: str) -> list[Effect]:
        return [
            Effect(change, row.offering, row.action, first_day(row.effective_on), end_day(row.until))
            for row in self._estate.changes.get(change, ())
            if row.status in DECIDED and row.effective_on
        ]


def _visible(rows: Iterable[T], seen: AbstractSet[str]) -> list[T]:
    return [row for row in rows if row.visibility in seen]


def _sides(rows: Iterable[StakeholderRow]) -> dict[str, list[tuple[Day, str]]]:
    """The sides on which each role has put a person, by person, in the order in which the roles began."""
    found: dict[str, list[tuple[Day, str]]] = {}
    for row in sorted(rows, key=lambda row: (row.since or "", row.role, row.side or "")):
        found.setdefault(row.person, []).append((first_day(row.since), side_of(row)))
    return found


def _periods(target: TargetRow, signals: Iterable[SignalRow]) -> list[Period]:
    """Periods for which a target was measured: of two signals for one period the worse counts."""
    is_met = IS_MET[target.comparator]
    found: dict[tuple[Day, Day], Period] = {}
    for signal in sorted(signals, key=lambda row: row.id):
        when, met = (signal.to, signal.from_), is_met(signal.value, target.threshold)
        if when not in found or (found[when].met and not met):
            found[when] = Period(signal.to, signal.from_, met, signal.id)
    return sorted(found.values())


def _fits(rows: Iterable[FitCheckRow]) -> Iterator[Fit]:
    """Fit checks that say something, each as the mean of what it says."""
    for row in rows:
        given = [FITS[each] for each in (row.available, row.understood, row.usable) if each is not None]
        if given:
            yield Fit(row.at, row.id, row.offering, sum(given) / len(given))


def _by_offering(rows: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for row in sorted(rows, key=BY_DAY):
        found.setdefault(row.offering, []).append(row)
    return found
