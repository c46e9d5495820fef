"""What is known around one relationship: who has which role, how they are seen, when they met. Whoever asks is given what
they may see; every answer about reviews, contact and influence is made of this, wherever its rows were read.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model.relationship import Side
from graph.projection.people_on_day import holds, side_of
from graph.projection.status import day_of, first_day

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from graph.projection.contacts.contacts import Contacts
    from graph.projection.contacts.people import AssessmentRow, StakeholderRow
    from graph.projection.status import Day

SPEAKING: Final = {
    Side.CONSUMER: frozenset({"CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE"}),
    Side.PROVIDER: frozenset({"SERVICE_OWNER", "RELATIONSHIP_MANAGER"}),
}
"""Who speak for a relationship on either side; users only use what was agreed."""

BY_TIME: Final = attrgetter("at", "id")

OF_INFLUENCE: Final = 4
"""The degree from which on somebody's influence is high."""


class Meeting(NamedTuple):
    """An engagement that was held. `at`: an instant. `people`: who was there."""

    id: str
    kind: str
    at: str
    people: Collection[str]

    @property
    def on(self) -> Day:
        return day_of(self.at[:10])


class Around(NamedTuple):
    """`since`: of the relationship. `review_every`: an ISO 8601 duration."""

    since: str | None
    review_every: str | None
    stakeholders: Sequence[StakeholderRow]
    assessments: Sequence[AssessmentRow]
    meetings: Sequence[Meeting]

    def holders(self, day: Day) -> list[StakeholderRow]:
        """Who has which role on that day."""
        return [row for row in self.stakeholders if holds(row.since, row.until, day)]

    def speakers(self, side: Side, day: Day) -> set[str]:
        there = (row for row in self.holders(day) if row.role in SPEAKING[side])
        return {row.person for row in there if side_of(row) == side.value}

    def side_of(self, person: str, day: Day) -> str | None:
        """The side of any role that the person ever had by that day, over or not; of several, of the one begun last. So
        who has left was still there then.
        """
        known = [
            (row.since or "", side_of(row))
            for row in self.stakeholders
            if row.person == person and first_day(row.since) <= day
        ]
        return max(known)[1] if known else None

    def was_accountable(self, person: str, day: Day) -> bool:
        return any(
            row.person == person and row.accountable and holds(row.since, row.until, day) for row in self.stakeholders
        )

    def influence_of(self, person: str, day: Day) -> int | None:
        return influence_by(self.assessments, person, day)

    def held(self, day: Day) -> list[Meeting]:
        """Meetings up to that day, the last one first."""
        return sorted([one for one in self.meetings if day_of(one.at[:10]) <= day], key=BY_TIME, reverse=True)


def influence_by(assessments: Iterable[AssessmentRow], person: str, day: Day) -> int | None:
    """A person's influence by the last assessment up to that day that says."""
    seen = [
        (row.at, row.id, row.influence)
        for row in assessments
        if row.person == person and row.influence is not None and day_of(row.at) <= day
    ]
    return max(seen)[-1] if seen else None


def around(
    contacts: Contacts,
    relationship: str,
    *,
    is_assessment_seen: Callable[[str], bool] = lambda _: True,
    is_meeting_seen: Callable[[str], bool] = lambda _: True,
) -> Around:
    """The roles and meetings of a relationship, as the projection knows them. `is_…_seen`: by its id, for somebody who
    does not see everything.
    """
    row = contacts.relationships.first_of(relationship)
    return Around(
        row and row.since,
        row and row.review_every,
        contacts.stakeholders.of(relationship),
        [each for each in contacts.assessments.of(relationship) if is_assessment_seen(each.id)],
        [
            Meeting(each.id, each.kind, each.at, _people_at(contacts, each.id))
            for each in contacts.meetings.of(relationship)
            if is_meeting_seen(each.id)
        ],
    )


def _people_at(contacts: Contacts, meeting: str) -> set[str]:
    return {row.person for row in contacts.attended.of(meeting) if row.engagement == meeting}
