"""What things are called, as the estate knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.projection.estate import Estate


class Names:
    """Names of things by their ids. What has no name is called by its id."""

    def __init__(self, estate: Estate) -> None:
        self._estate = estate

    def offering(self, offering_id: str) -> str:
        offerings = self._estate.offerings
        number = offerings.numbers.get(offering_id)
        return offering_id if number is None else offerings.names[number]

    def organization(self, organization_id: str) -> str:
        organization = self._estate.organization_at.get(organization_id)
        return organization_id if organization is None else self._estate.organizations.names[organization]

    def knows_organization(self, organization_id: str) -> bool:
        return organization_id in self._estate.organization_at

    def person(self, person_id: str) -> str:
        row = self._estate.contacts.persons.first_of(person_id)
        return person_id if row is None or row.name is None else row.name

    def agreement(self, agreement_id: str) -> str:
        """An agreement's reference, or its id."""
        agreements = self._estate.agreements
        at = agreements.at.get(agreement_id)
        return agreement_id if at is None else agreements.references[at]

    def relationship(self, relationship_id: str) -> str:
        """`Digital → Parcel`: its provider and its consumer."""
        row = self._estate.contacts.relationships.first_of(relationship_id)
        if row is None or row.provider is None or row.consumer is None:
            return relationship_id
        return f"{self.organization(row.provider)} → {self.organization(row.consumer)}"

    def provider_of(self, relationship_id: str) -> str:
        row = self._estate.contacts.relationships.first_of(relationship_id)
        return relationship_id if row is None or row.provider is None else self.organization(row.provider)
