"""What organizations rest on: what is not among it cannot make them worse off; and what they have agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.projection.projection import Projection


def agreements_of(projection: Projection, organizations: Iterable[str]) -> frozenset[int]:
    """Numbers of the agreements of which one of them is the consumer or the provider."""
    agreements, at = projection.agreements, projection.organization_at
    numbers = {at[organization] for organization in organizations if organization in at}
    provided = (agreement for agreement, provider in enumerate(agreements.provider_of) if provider in numbers)
    return frozenset(provided).union(*(agreements.of_consumer.get(number, ()) for number in numbers))


def resting_on(projection: Projection, organizations: Iterable[str]) -> set[int]:
    """Numbers of the offerings that their agreements cover as consumers, and of all that these need, each on any day."""
    agreements, needs = projection.agreements, projection.dependencies.needs
    numbers = (projection.organization_at.get(organization, -1) for organization in organizations)
    mine = (agreement for number in numbers for agreement in agreements.of_consumer.get(number, ()))
    found = set[int]().union(*map(agreements.offerings_of, mine))
    waiting = list(found)
    while waiting:
        new = {edge[3] for edge in needs.all_of(waiting.pop())} - found
        found |= new
        waiting += new
    return found
