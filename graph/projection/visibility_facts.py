"""Where the projection holds what rules of visibility look at. Each fact is found by a kind and, as its rule writes them,
a path from things of the kind or the name of a property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from graph.projection.contacts.register import Register
    from graph.projection.projection import Projection

Sides = tuple[str | None, str | None]
"""Provider and consumer of a relationship."""

UNDER_COVERING: Final = "<-[:COVERS]-(:Agreement)-[:UNDER]->"


class Facts:
    """Functions of a thing's id. `holds`: by kind, whether everything that says who sees the thing is held.

    `owners`: organizations at the end of the path. `sides`: those of the relationships there. `there`: ids of the things
    there. `values`: the property; None where the thing states none. `around`: the organizations on either side of those
    relationships, where that is remembered.
    """

    around: Mapping[tuple[str, str], Callable[[str], frozenset[str | None]]] = {}

    def __init__(self, projection: Projection) -> None:
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
            ("Change", "<-[:TO]-(:Answer)-[:FROM]->"): lambda id_: [row.organization for row in contacts.asked.of(id_)],
        }
        self.sides: dict[tuple[str, str], Callable[[str], Iterable[Sides]]] = {
            ("Agreement", "-[:UNDER]->"): _sides_of_agreement(projection),
            ("Offering", UNDER_COVERING): _sides_of_covering(projection),
            ("Organization", "<-[:PROVIDER|CONSUMER]-"): self._sides_beside,
            ("Person", "-[:STAKEHOLDER]->"): self._sides_over(contacts.stakeholders),
            ("Channel", "-[:WITHIN]->"): self._sides_over(contacts.channels),
            ("Assessment", "-[:WITHIN]->"): self._sides_over(contacts.assessments),
            ("EscalationStep", "-[:WITHIN]->"): self._sides_over(contacts.steps),
            ("Engagement", "-[:ABOUT]->"): self._sides_over(contacts.meetings),
        }
        self.there: dict[tuple[str, str], Callable[[str], Iterable[str]]] = {
            ("Organization", "-[:PROVIDES]->"): lambda id_: (row.offering for row in contacts.provided.of(id_)),
            ("Change", "-[:CHANGES]->"): lambda id_: [row.offering for row in projection.changes.get(id_, ())],
            ("Change", "<-[:OF]-(:Notice)-[:FOR]->"): lambda id_: [row.person for row in contacts.told.of(id_)],
        }
        self.values: dict[tuple[str, str], Callable[[str], str | None]] = {
            ("Offering", "catalogue"): self._catalogue,
            ("Channel", "visibility"): _visibility_in(contacts.channels),
            ("Assessment", "visibility"): _visibility_in(contacts.assessments),
            ("EscalationStep", "visibility"): _visibility_in(contacts.steps),
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
        """Gives the sides of the relationships that the rows of a thing name."""
        relationships = self._contacts.relationships

        def found(id_: str) -> Iterator[Sides]:
            for row in register.owned(id_):
                relationship = relationships.first_of(row.relationship)
                if relationship is not None:
                    yield relationship.provider, relationship.consumer

        return found

    def _sides_beside(self, organization: str) -> Iterator[Sides]:
        for row in self._contacts.relationships.of(organization):
            yield row.provider, row.consumer

    def _catalogue(self, offering: str) -> str | None:
        row = self._contacts.provided.first_of(offering)
        return "PUBLIC" if row is not None and row.public else None


class SharedFacts(Facts):
    """Facts that many viewers of one state share: who is around an offering that thousands are promised is found once."""

    def __init__(self, projection: Projection) -> None:
        super().__init__(projection)
        sides = self.sides["Offering", UNDER_COVERING]
        around = Lazy[str, frozenset[str | None]](lambda id_: frozenset(one for both in sides(id_) for one in both))
        self.around = {("Offering", UNDER_COVERING): around.__getitem__}


def _sides_of_agreement(projection: Projection) -> Callable[[str], Iterable[Sides]]:
    ids, agreements = projection.organization_ids, projection.agreements
    at, providers, consumers = agreements.at, agreements.provider_of, agreements.consumer_of

    def found(agreement: str) -> Iterable[Sides]:
        number = at.get(agreement)
        return () if number is None else ((ids[providers[number]], ids[consumers[number]]),)

    return found


def _sides_of_covering(projection: Projection) -> Callable[[str], Iterator[Sides]]:
    """Gives the sides of all agreements that cover an offering, live or not."""
    ids, agreements, numbers = projection.organization_ids, projection.agreements, projection.offerings.numbers
    providers, consumers = agreements.provider_of, agreements.consumer_of

    def found(offering: str) -> Iterator[Sides]:
        for agreement, *_ in agreements.covers.all_of(numbers.get(offering, -1)):
            yield ids[providers[agreement]], ids[consumers[agreement]]
        for other in agreements.covers_else.of(offering):
            yield other.provider, other.consumer

    return found


def _visibility_in(register: Register[Any]) -> Callable[[str], str | None]:
    def found(id_: str) -> str | None:
        row = register.first_of(id_)
        return None if row is None else row.visibility

    return found
