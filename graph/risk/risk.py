"""What makes a relationship weak, so that a change that hits it hurts more than its severity says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from graph.duration import day_after
from graph.impact.people import holds, side_of
from graph.impact.status import day_of
from graph.model.relationship import Side, StakeholderRole
from graph.model.scalars import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.contacts.contacts import Contacts
    from graph.contacts.people import AssessmentRow, StakeholderRow
    from graph.impact.status import Day

FRESH: Final = 180
"""Days for which an assessment counts."""

SPEAKING: Final = {
    Side.CONSUMER: frozenset({"CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE"}),
    Side.PROVIDER: frozenset({"SERVICE_OWNER", "RELATIONSHIP_MANAGER"}),
}
"""Who keep a relationship up on either side; users only use what was agreed."""


class RiskKind(Choice):
    """What makes a relationship weak."""

    NOBODY = "NOBODY", "On one side nobody keeps it up."
    SINGLE_THREAD = "SINGLE_THREAD", "On one side it hangs on a single person."
    STALE_CONTACT = "STALE_CONTACT", "The sides have not met for longer than they agreed to."
    BAD_SENTIMENT = "BAD_SENTIMENT", "A stakeholder was last seen as against it, within 180 days."


@dataclass(frozen=True, slots=True)
class RelationshipRisk:
    """`person`: on whom it hangs, or who stands against it, in which `role`. `side`: of a lack of people. `since`: of the
    last meeting, of the relationship where none was `met`, or of the assessment. `days`: how long a review is overdue.
    `meeting`: id of the last one.
    """

    kind: RiskKind
    relationship: str
    side: Side | None = None
    person: str | None = None
    role: StakeholderRole | None = None
    since: date | None = None
    days: int | None = None
    sentiment: int | None = None
    meeting: str | None = None

    @property
    def met(self) -> bool:
        return self.meeting is not None


def risks_of(
    contacts: Contacts, relationship: str, today: Day, counts: Callable[[str], bool] = lambda _: True
) -> list[RelationshipRisk]:
    """Of a BASIC relationship little contact is no risk. `counts`: whether an assessment does, by its id."""
    there = [row for row in contacts.stakeholders.of(relationship) if holds(row.since, row.until, today)]
    row = contacts.relationships.first_of(relationship)
    found: list[RelationshipRisk] = []
    if row is None or row.type != "BASIC":
        found += _threads(relationship, there)
        found += staleness(contacts, relationship, today)
    return [*found, *_sentiments(fresh_assessments(contacts, relationship, today), counts, there)]


class RisksOnDay(dict[str, list[RelationshipRisk]]):
    """relationship -> its risks, seen on that day by whoever sees all assessments; filled where it is looked at."""

    __slots__ = ("_contacts", "_day")

    def __init__(self, contacts: Contacts, day: Day) -> None:
        super().__init__()
        self._contacts = contacts
        self._day = day

    def __missing__(self, relationship: str) -> list[RelationshipRisk]:
        risks = self[relationship] = risks_of(self._contacts, relationship, self._day)
        return risks


def _threads(relationship: str, there: list[StakeholderRow]) -> Iterator[RelationshipRisk]:
    for side, roles in SPEAKING.items():
        persons = {row.person for row in there if row.role in roles and side_of(row) == side.value}
        if not persons:
            yield RelationshipRisk(RiskKind.NOBODY, relationship, side)
        elif len(persons) == 1:
            yield RelationshipRisk(RiskKind.SINGLE_THREAD, relationship, side, person=persons.pop())


def staleness(contacts: Contacts, relationship: str, today: Day) -> Iterator[RelationshipRisk]:
    row = contacts.relationships.first_of(relationship)
    if row is None or row.review_every is None:
        return
    held = [(meeting.at[:10], meeting.id) for meeting in contacts.meetings.of(relationship)]
    met, meeting = max(((day, id_) for day, id_ in held if day_of(day) <= today), default=(None, None))
    last = met or row.since
    if last is None:
        return
    days = today - day_of(day_after(last, row.review_every))
    if days > 0:
        since = date.fromisoformat(last)
        yield RelationshipRisk(RiskKind.STALE_CONTACT, relationship, since=since, days=days, meeting=meeting)


def fresh_assessments(contacts: Contacts, relationship: str, today: Day) -> list[AssessmentRow]:
    """Those that say how a stakeholder feels and are not too old, the oldest first."""
    rows = sorted(contacts.assessments.of(relationship), key=lambda row: (row.at, row.id))
    return [row for row in rows if row.sentiment is not None and today - FRESH <= day_of(row.at) <= today]


def _sentiments(
    fresh: list[AssessmentRow], counts: Callable[[str], bool], there: list[StakeholderRow]
) -> Iterator[RelationshipRisk]:
    """The last of each stakeholder, the worst first."""
    roles = {row.person: row.role for row in sorted(there, reverse=True)}
    last = {row.person: row for row in fresh if row.person in roles and counts(row.id)}
    for row in sorted(last.values(), key=lambda row: (row.sentiment, row.person)):
        if row.sentiment is not None and row.sentiment < 0:
            yield RelationshipRisk(
                RiskKind.BAD_SENTIMENT,
                row.relationship,
                person=row.person,
                role=StakeholderRole(roles[row.person]),
                since=date.fromisoformat(row.at),
                sentiment=row.sentiment,
            )
