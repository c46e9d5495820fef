"""What one viewer sees of the estate's people on one day: all that questions about networks are answered from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.model.relationship import RelationshipStatus, Side
from graph.projection.meetings.around import around, influence_by
from graph.projection.status import day_of
from graph.questions.network.ways import Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.projection.contacts.people import StakeholderRow
    from graph.projection.contacts.relationships import RelationshipRow
    from graph.projection.meetings.around import Around
    from graph.projection.projection import Projection
    from graph.projection.status import Day
    from graph.questions.network.people import People
    from graph.questions.network.ties import Ties

SIDES = (Side.PROVIDER, Side.CONSUMER)


class Sight:
    """What one viewer sees of people. To be asked only while the projection is held."""

    def __init__(self, projection: Projection, ties: Ties) -> None:
        self.projection = projection
        self.contacts = projection.contacts
        self.ties = ties
        self.people: People = ties.people
        self.day: Day = ties.day
        self._around: dict[str, Around] = {}

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.ties)

    def around(self, relationship: str) -> Around:
        if relationship not in self._around:
            self._around[relationship] = around(
                self.contacts,
                relationship,
                is_assessment_seen=self.people.sees_assessment,
                is_meeting_seen=self.people.sees_meeting,
            )
        return self._around[relationship]

    def relationship(self, id_: str) -> RelationshipRow | None:
        """None where it is not seen."""
        row = self.contacts.relationships.first_of(id_)
        return row if row is not None and self.people.sees_relationship(id_) else None

    def is_current(self, row: RelationshipRow) -> bool:
        """Neither archived nor over on the day."""
        if row.status is None:
            return False
        return self.day < day_of(row.until) if row.until else row.status != RelationshipStatus.ENDED.value

    def holders(self, relationship: str) -> list[StakeholderRow]:
        """Visible people who have which role on the day."""
        return [row for row in self.around(relationship).holders(self.day) if row.person in self.people.at]

    def speakers(self, relationship: str, side: Side) -> list[int]:
        """Who speaks for the side on the day."""
        at = self.people.at
        return sorted(at[id_] for id_ in self.around(relationship).speakers(side, self.day) if id_ in at)

    def relationships_of(self, organizations: Iterable[str]) -> Iterator[RelationshipRow]:
        """Current ones of which an organization is a side, each once, by id."""
        rows = {row.id: row for id_ in organizations for row in self.contacts.relationships.of(id_)}
        for _, row in sorted(rows.items()):
            if self.people.sees_relationship(row.id) and self.is_current(row):
                yield row

    def influence(self, relationship: str, person: str) -> int | None:
        """Influence by the last visible assessment that says; None where none does."""
        return influence_by(self.around(relationship).assessments, person, self.day)


def organization_of(row: RelationshipRow, side: Side) -> str | None:
    return row.provider if side is Side.PROVIDER else row.consumer


def other_side(side: Side) -> Side:
    return Side.CONSUMER if side is Side.PROVIDER else Side.PROVIDER
