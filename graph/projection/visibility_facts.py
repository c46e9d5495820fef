"""Where the projection holds what rules of visibility look at. Each fact is found by a kind and, as its rule writes them,
a path from things of the kind or the name of a property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.projection.contacts.register import Register
    from graph.projection.projection import Projection

Sides = tuple[str | None, str | None]
"""Provider and consumer of a relationship."""

UNDER_COVERING: Final = "<-[:COVERS]-(:Agreement)-[:UNDER]->"


class Facts:
    """Functions of a thing's id. `holds`: by kind, whether everything that says who sees the thing is held.

    `owners`: organizations at the end of the path. `sides`: those of the relationships there. `there`: ids of the things
    there. `values`: the property; None where the thing states none.
    """

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        contacts = self._contacts = projection.contacts
        self.holds: dict[str, Callable[[str], object]] = {
            "Offering": contacts.provided.owned,
            "Agreement": projection.agreements.at.__contains__,
            "Organization": projection.organization_at.__contains__,
            "Person": contacts.persons.owned,
            "ServiceRelationship": contacts.relationships.owned,
            "Channel": contacts.channels.owned,
        }
        self.owners: dict[tuple[str, str], Callable[[str], Iterable[str | None]]] = {
            ("Offering", "<-[:PROVIDES]-"): lambda id_: [row.provider for row in contacts.provided.owned(id_)],
            ("Person", "-[:MEMBER_OF]->"): lambda id_: [row.organization for row in contacts.members.owned(id_)],
            ("ServiceRelationship", "-[:PROVIDER|CONSUMER]->"): self._own_sides,
        }
        self.sides: dict[tuple[str, str], Callable[[str], Iterable[Sides]]] = {
            ("Agreement", "-[:UNDER]->"): self._sides_of_agreement,
            ("Offering", UNDER_COVERING): self._sides_of_covering,
            ("Organization", "<-[:PROVIDER|CONSUMER]-"): self._sides_beside,
            ("Person", "-[:STAKEHOLDER]->"): self._sides_over(contacts.stakeholders),
            ("Channel", "-[:WITHIN]->"): self._sides_over(contacts.channels),
            ("Assessment", "-[:WITHIN]->"): self._sides_over(contacts.assessments),
            ("Engagement", "-[:ABOUT]->"): self._sides_over(contacts.meetings),
        }
        self.there: dict[tuple[str, str], Callable[[str], Iterable[str]]] = {
            ("Organization", "-[:PROVIDES]->"): lambda id_: (row.offering for row in contacts.provided.of(id_)),
            ("Change", "-[:CHANGES]->"): lambda id_: [row.offering for row in projection.changes.get(id_, ())],
        }
        self.values: dict[tuple[str, str], Callable[[str], str | None]] = {
            ("Offering", "catalogue"): self._catalogue,
            ("Channel", "visibility"): _visibility_in(contacts.channels),
            ("Assessment", "visibility"): _visibility_in(contacts.assessments),
            ("Engagement", "visibility"): _visibility_in(contacts.meetings),
            ("Change", "visibility"): lambda id_: next(
                (row.visibility for row in projection.changes.get(id_, ())), None
            ),
            ("Change", "status"): lambda id_: next((row.status for row in projection.changes.get(id_, ())), None),
        }

    def _own_sides(self, relationship: str) -> Iterator[str | None]:
        for row in self._contacts.relationships.owned(relationship):
            yield row.provider
            yield row.consumer

    def _sides_over(self, register: Register[Any]) -> Callable[[str], Iterator[Sides]]:
        """Of the relationships that the rows of a thing name."""
        relationships = self._contacts.relationships

        def found(id_: str) -> Iterator[Sides]:
            for row in register.owned(id_):
                relationship = relationships.first_of(row.relationship)
                if relationship is not None:
                    yield relationship.provider, relationship.consumer

        return found

    def _sides_of_agreement(self, agreement: str) -> Iterable[Sides]:
        number = self._projection.agreements.at.get(agreement)
        return () if number is None else (self._sides_by_number(number),)

    def _sides_by_number(self, agreement: int) -> Sides:
        ids, agreements = self._projection.organization_ids, self._projection.agreements
        return ids[agreements.provider_of[agreement]], ids[agreements.consumer_of[agreement]]

    def _sides_of_covering(self, offering: str) -> Iterator[Sides]:
        """Of all agreements that cover it, live or not."""
        agreements = self._projection.agreements
        for cover in agreements.covers.all_of(self._projection.offerings.numbers.get(offering, -1)):
            yield self._sides_by_number(cover[0])
        for other in agreements.covers_else.of(offering):
            yield other.provider, other.consumer

    def _sides_beside(self, organization: str) -> Iterator[Sides]:
        for row in self._contacts.relationships.of(organization):
            yield row.provider, row.consumer

    def _catalogue(self, offering: str) -> str | None:
        row = self._contacts.provided.first_of(offering)
        return "PUBLIC" if row is not None and row.public else None


def _visibility_in(register: Register[Any]) -> Callable[[str], str | None]:
    def found(id_: str) -> str | None:
        row = register.first_of(id_)
        return None if row is None else row.visibility

    return found
