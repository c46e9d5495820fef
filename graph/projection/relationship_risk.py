"""What makes a relationship weak, so that a change that hits it hurts more than its severity says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer
from graph.model.relationship import Side, StakeholderRole
from graph.model.scalars import Choice
from graph.projection.meetings.around import SPEAKING, around
from graph.projection.meetings.review import Review, review_of
from graph.projection.people_on_day import side_of
from graph.projection.status import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.projection.contacts.contacts import Contacts
    from graph.projection.contacts.people import AssessmentRow
    from graph.projection.meetings.around import Around
    from graph.projection.status import Day

FRESH: Final = 180
"""Days for which an assessment counts."""

AGAINST: Final = -2
"""The lowest sentiment."""


class RiskKind(Choice):
    """What makes a relationship weak."""

    NOBODY = "NOBODY", "On one side nobody keeps it up."
    SINGLE_THREAD = "SINGLE_THREAD", "On one side it hangs on a single person."
    STALE_CONTACT = "STALE_CONTACT", "The sides have not reviewed it for longer than they agreed to."
    ACCOUNTABLE_AGAINST = (
        "ACCOUNTABLE_AGAINST",
        "Somebody accountable who is not of the provider's side was last seen at -2, within 180 days.",
    )
    BAD_SENTIMENT = "BAD_SENTIMENT", "A stakeholder was last seen below 0, within 180 days."


@answer("RelationshipRisk")
@dataclass(frozen=True, slots=True)
class RelationshipRisk:
    """What makes a relationship weak already.

    `side`: of a lack of people. `role`: of the person. `since`: of the assessment. `review`: the last one, which is `days`
    late.
    """

    kind: Annotated[RiskKind, "What makes it weak."]
    relationship: Annotated[str, "The relationship.", Names("ServiceRelationship")]
    side: Side | None = None
    person: Annotated[str | None, "On whom it hangs, or who stands against it.", Names("Person")] = None
    role: StakeholderRole | None = None
    since: date | None = None
    review: Review | None = None
    days: int | None = None
    sentiment: int | None = None


def risks_of(relationship: str, kind: str | None, known: Around, today: Day) -> list[RelationshipRisk]:
    """`kind`: of the relationship; of a BASIC one little contact is no risk. `known`: what whoever asks may see of it."""
    found: list[RelationshipRisk] = []
    if kind != "BASIC":
        found += _threads(relationship, known, today)
        found += _staleness(relationship, known, today)
    return [*found, *_sentiments(relationship, known, today)]


def risks_on_day(contacts: Contacts, day: Day, relationship: str) -> list[RelationshipRisk]:
    """The risks of a relationship, as whoever sees all assessments sees them on that day."""
    row = contacts.relationships.first_of(relationship)
    return risks_of(relationship, row and row.type, around(contacts, relationship), day)


def _threads(relationship: str, known: Around, today: Day) -> Iterator[RelationshipRisk]:
    for side in SPEAKING:
        persons = known.speakers(side, today)
        if not persons:
            yield RelationshipRisk(RiskKind.NOBODY, relationship, side)
        elif len(persons) == 1:
            yield RelationshipRisk(RiskKind.SINGLE_THREAD, relationship, side, person=persons.pop())


def _staleness(relationship: str, known: Around, today: Day) -> Iterator[RelationshipRisk]:
    """Contact below 100."""
    review = review_of(known, today)
    if review is not None and review.contact(today) < 100:
        yield RelationshipRisk(RiskKind.STALE_CONTACT, relationship, review=review, days=review.days_late(today))


def fresh_assessments(known: Around, today: Day) -> list[AssessmentRow]:
    """Assessments that say how a stakeholder feels and are not too old, the oldest first."""
    rows = sorted(known.assessments, key=lambda row: (row.at, row.id))
    return [row for row in rows if row.sentiment is not None and today - FRESH <= day_of(row.at) <= today]


def _sentiments(relationship: str, known: Around, today: Day) -> Iterator[RelationshipRisk]:
    """The last of each stakeholder, the worst first."""
    roles = {row.person: row.role for row in sorted(known.holders(today), reverse=True)}
    last = {row.person: row for row in fresh_assessments(known, today) if row.person in roles}
    for row in sorted(last.values(), key=lambda row: (row.sentiment, row.person)):
        if row.sentiment is not None and row.sentiment < 0:
            against = row.sentiment == AGAINST and _answers(known, row.person, today)
            yield RelationshipRisk(
                RiskKind.ACCOUNTABLE_AGAINST if against else RiskKind.BAD_SENTIMENT,
                relationship,
                person=row.person,
                role=StakeholderRole(roles[row.person]),
                since=date.fromisoformat(row.at),
                sentiment=row.sentiment,
            )


def _answers(known: Around, person: str, today: Day) -> bool:
    """Whether somebody is accountable, and not for the provider, whose view this is."""
    there = (row for row in known.holders(today) if row.person == person)
    return any(row.accountable and side_of(row) != Side.PROVIDER.value for row in there)
