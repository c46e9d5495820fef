"""What an answer rests on: how sure its facts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.model.answers import KEPT_BACK, Called, Names, answer
from graph.model.rules import wholes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.outcome import Outcome
    from graph.projection.dependencies import Edge
    from graph.projection.status import Day

YEAR: Final = 365


FACTS: Final = f"Dependencies on what is worse, and what agreements cover of it{KEPT_BACK}."
ASSUMED: Final = f"Those of them whose criticality nobody stated{KEPT_BACK}."
UNCONFIRMED: Final = f"The dependencies among them that nobody confirmed within {YEAR} days before today{KEPT_BACK}."


@answer("BareDependency")
class BareDependency(NamedTuple):
    """A dependency across organizations that no live agreement stands behind."""

    dependent: Annotated[str, "The offering that depends.", Names("Offering"), Called("from")]
    needed: Annotated[str, "The offering that it needs, of another house.", Names("Offering"), Called("to")]


@answer("ImpactBasis")
@dataclass(frozen=True, slots=True)
class Basis:
    """What the answer rests on: how sure its facts are."""

    facts: Annotated[int | None, FACTS]
    assumed: Annotated[int | None, ASSUMED]
    unconfirmed: Annotated[int | None, UNCONFIRMED]
    without_agreement: Annotated[tuple[BareDependency, ...], "Dependencies without a live agreement, by id."]


def basis_of(outcome: Outcome, today: Day) -> Basis:
    day, confirmed_on = outcome.day, outcome.projection.dependencies.confirmed_on
    edges = [edge for needed in outcome.reached for edge in day.supports[needed]]
    covers = [cover for offering in outcome.offerings for cover in day.covers[offering]]
    ids = outcome.projection.offerings.ids
    bare = {BareDependency(ids[edge[0]], ids[edge[3]]) for edge in _across(outcome, edges)}
    return Basis(
        facts=len(edges) + len(covers),
        assumed=sum(edge[4] for edge in edges) + sum(cover[3] for cover in covers),
        unconfirmed=sum(confirmed_on.get((edge[0], edge[3]), 0) < today - YEAR for edge in edges),
        without_agreement=tuple(sorted(bare)),
    )


def _across(outcome: Outcome, edges: list[Edge]) -> Iterator[Edge]:
    """Yields dependencies between different wholes where neither the dependent's provider nor what it is a part of has a
    live agreement on the needed offering.
    """
    offerings = outcome.projection.offerings
    parties = Parties(outcome)
    for edge in edges:
        provider, supplier = offerings.provider_of[edge[0]], offerings.provider_of[edge[3]]
        if provider == supplier or parties.line(provider)[-1] == parties.line(supplier)[-1]:
            continue
        if not parties.users(edge[3]).intersection(parties.line(provider)):
            yield edge


class Parties:
    """Who belongs to whom, and who may use what, each worked out once."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._lines: dict[str, list[str]] = {}
        self._users: dict[int, set[str]] = {}

    def line(self, organization: str) -> list[str]:
        """An organization and all that it is a part of, up to the whole."""
        if organization not in self._lines:
            self._lines[organization] = [organization, *wholes(organization, self._outcome.projection.whole_of)]
        return self._lines[organization]

    def users(self, offering: int) -> set[str]:
        """Consumers of live agreements that cover it, and the units that use these."""
        if offering not in self._users:
            projection = self._outcome.projection
            agreements, used_by = projection.agreements, projection.contacts.used_by
            covering = {cover[0] for cover in self._outcome.day.covers[offering]}
            users = {projection.organization_ids[agreements.consumer_of[agreement]] for agreement in covering}
            users.update(row.organization for one in covering for row in used_by.of(agreements.ids[one]))
            self._users[offering] = users
        return self._users[offering]
