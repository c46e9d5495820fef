"""What somebody sees of what the projection holds: the rules of `graph/access/visibility.py`, without asking the graph.

What is asked of a report is much that it never shows: each affected offering and agreement is counted, if it is seen.
A test holds the rules here to those there, kind by kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.access.scope import UNSEEN
from graph.projection.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from graph.projection.contacts.channels import ChannelRow
    from graph.projection.contacts.people import AssessmentRow
    from graph.projection.contacts.relationships import MeetingRow, RelationshipRow
    from graph.projection.projection import Projection

SHARED: Final = "SHARED"


class Sight:
    """By id, for one question. `scope`: the organizations that are reached, all their parts among them. What is not held
    in the projection is not seen.
    """

    def __init__(self, projection: Projection, scope: Container[str | None]) -> None:
        self._projection = projection
        self._contacts = projection.contacts
        self._scope = scope
        self._offerings: dict[str, bool] = {}
        self._organizations: dict[str, bool] = {}
        self._kinds: dict[str, tuple[Callable[[str], object], Callable[[str], bool]]] = {
            "Offering": (self._contacts.provided.owned, self.offering),
            "Agreement": (projection.agreements.at.__contains__, self.agreement),
            "Organization": (projection.organization_at.__contains__, self.organization),
            "Person": (self._contacts.persons.owned, self.person),
            "ServiceRelationship": (self._contacts.relationships.owned, self.relationship),
            "Channel": (self._contacts.channels.owned, self.channel),
        }

    def sees(self, label: str, id_: str) -> bool | None:
        """None where the graph has to be asked, because the projection does not hold it."""
        if label not in self._kinds:
            return None
        holds, seen = self._kinds[label]
        return seen(id_) if holds(id_) else None

    def offering(self, id_: str) -> bool:
        seen = self._offerings.get(id_)
        if seen is None:
            seen = self._offerings[id_] = self._sees_offering(id_)
        return seen

    def _sees_offering(self, id_: str) -> bool:
        """In the public catalogue, provided in scope, or covered by a visible agreement, live or not."""
        row, scope = self._contacts.provided.first_of(id_), self._scope
        if row is None:
            return False
        if row.public or row.provider in scope:
            return True
        agreements, number = self._projection.agreements, self._projection.offerings.numbers.get(id_, -1)
        return any(self.sees_agreement(cover[0]) for cover in agreements.covers.all_of(number)) or any(
            other.provider in scope or other.consumer in scope for other in agreements.covers_else.of(id_)
        )

    def provides(self, id_: str) -> bool:
        """Whether an organization in scope provides the offering."""
        row = self._contacts.provided.first_of(id_)
        return row is not None and row.provider in self._scope

    def agreement(self, id_: str) -> bool:
        number = self._projection.agreements.at.get(id_)
        return number is not None and self.sees_agreement(number)

    def sees_agreement(self, number: int) -> bool:
        """By its number: a side of its relationship is in scope."""
        ids, agreements = self._projection.organization_ids, self._projection.agreements
        return ids[agreements.consumer_of[number]] in self._scope or ids[agreements.provider_of[number]] in self._scope

    def relationship(self, id_: str) -> bool:
        row = self._contacts.relationships.first_of(id_)
        return row is not None and (row.provider in self._scope or row.consumer in self._scope)

    def shown_of(self, row: RelationshipRow) -> str:
        """The visibilities that are shown of what hangs on a relationship; none of one that is not seen."""
        shown = [side for side, one in (("PROVIDER", row.provider), ("CONSUMER", row.consumer)) if one in self._scope]
        return " ".join((SHARED, *shown)) if shown else ""

    def organization(self, id_: str) -> bool:
        seen = self._organizations.get(id_)
        if seen is None:
            seen = self._organizations[id_] = self._sees_organization(id_)
        return seen

    def _sees_organization(self, id_: str) -> bool:
        """In scope, the other side of a visible relationship, or the provider of a visible offering."""
        scope = self._scope
        return (
            id_ in scope
            or any(row.provider in scope or row.consumer in scope for row in self._contacts.relationships.of(id_))
            or any(self.offering(row.offering) for row in self._contacts.provided.of(id_))
        )

    def person(self, id_: str) -> bool:
        """A member of an organization in scope, or a stakeholder of a visible relationship."""
        return any(row.organization in self._scope for row in self._contacts.members.owned(id_)) or any(
            self.relationship(row.relationship) for row in self._contacts.stakeholders.owned(id_)
        )

    def channel(self, id_: str) -> bool:
        return self._shows_own_side(self._contacts.channels.owned(id_), usual=SHARED)

    def assessment(self, id_: str) -> bool:
        return self._shows_own_side(self._contacts.assessments.owned(id_), usual="PROVIDER")

    def meeting(self, id_: str) -> bool:
        return self._shows_own_side(self._contacts.meetings.owned(id_), usual=SHARED)

    def _shows_own_side(self, rows: Iterable[AssessmentRow | ChannelRow | MeetingRow], usual: str) -> bool:
        """It hangs on a visible relationship, and is for the side that is in scope."""
        for row in rows:
            sides, shown = self._contacts.relationships.first_of(row.relationship), row.visibility or usual
            if sides and sides.provider in self._scope and shown in {SHARED, "PROVIDER"}:
                return True
            if sides and sides.consumer in self._scope and shown in {SHARED, "CONSUMER"}:
                return True
        return False

    def change(self, id_: str) -> bool:
        """Of an offering that is provided in scope; once it is more than a draft, of any visible offering."""
        for row in self._projection.changes.get(id_, ()):
            provided = self._contacts.provided.first_of(row.offering)
            if provided is not None and provided.provider in self._scope:
                return True
            if row.status != "DRAFT" and (row.visibility or SHARED) == SHARED and self.offering(row.offering):
                return True
        return False


class SeenNames(Names):
    """Of what is not seen, none."""

    def __init__(self, projection: Projection, sight: Sight) -> None:
        super().__init__(projection)
        self._sight = sight

    def offering(self, offering_id: str) -> str:
        return super().offering(offering_id) if self._sight.offering(offering_id) else UNSEEN

    def organization(self, organization_id: str) -> str:
        return super().organization(organization_id) if self._sight.organization(organization_id) else UNSEEN

    def agreement(self, agreement_id: str) -> str:
        return super().agreement(agreement_id) if self._sight.agreement(agreement_id) else UNSEEN

    def person(self, person_id: str) -> str:
        return super().person(person_id) if self._sight.person(person_id) else UNSEEN
