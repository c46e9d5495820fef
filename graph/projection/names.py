"""What things are called, as the projection knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.projection.projection import Projection


class Names:
    """Of things by their ids. What has no name is called by its id."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection

    def offering(self, offering_id: str) -> str:
        offerings = self._projection.offerings
        return offerings.names[offerings.numbers[offering_id]]

    def organization(self, organization_id: str) -> str:
        organization = self._projection.organization_at.get(organization_id)
        return organization_id if organization is None else self._projection.organization_names[organization]

    def knows_organization(self, organization_id: str) -> bool:
        return organization_id in self._projection.organization_at

    def person(self, person_id: str) -> str:
        row = self._projection.contacts.persons.first_of(person_id)
        return person_id if row is None or row.name is None else row.name

    def agreement(self, agreement_id: str) -> str:
        """Its reference."""
        agreements = self._projection.agreements
        return agreements.references[agreements.at[agreement_id]]

    def provider_of(self, relationship_id: str) -> str:
        row = self._projection.contacts.relationships.first_of(relationship_id)
        return relationship_id if row is None or row.provider is None else self.organization(row.provider)
