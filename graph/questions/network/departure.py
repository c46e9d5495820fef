"""What is lost when a person leaves, and who could take over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.health.departure import BothHealths  # the answer's types are read
from graph.model.answers import Names, answer
from graph.model.relationship import Side, StakeholderRole
from graph.projection.meetings.around import OF_INFLUENCE
from graph.projection.people_on_day import side_of
from graph.projection.tellers import MANAGER
from graph.questions.network.orphans import Orphan
from graph.questions.network.sight import SIDES, organization_of
from graph.questions.network.threads import SidePerson, threads_of
from graph.questions.network.ways import Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.projection.contacts.people import StakeholderRow
    from graph.projection.contacts.relationships import RelationshipRow
    from graph.questions.network.sight import Sight
    from graph.questions.network.threads import Threads

MOST: Final = 5
"""Candidates."""

HALF: Final = 0.5
EXACT: Final = 9
"""Decimals to which what is half as warm is compared."""

ACCOUNTABLE: Final = frozenset({StakeholderRole.RELATIONSHIP_MANAGER, StakeholderRole.CONSUMER_REPRESENTATIVE})
"""Roles in which somebody has to be accountable."""


@answer("LostRelationship")
@dataclass(frozen=True, slots=True)
class LostRelationship:
    """A relationship that loses its last thread, comes to hang on one person, or loses a role."""

    relationship: Annotated[str, "The relationship.", Names("ServiceRelationship")]
    threads_before: Annotated[int, "Its threads with the person."]
    threads_after: Annotated[int, "Its threads without the person."]
    roles_lost: Annotated[
        list[StakeholderRole], "Roles that nobody else holds, or in which nobody else is accountable."
    ]
    hangs_on: Annotated[list[SidePerson], "On whom it hangs without the person, by side."]
    health: BothHealths | None = None
    """Today, in one side's view; None where nobody asks for it."""


@answer("LostIntroduction")
@dataclass(frozen=True, slots=True)
class LostIntroduction:
    """A person of influence whom the other members no longer reach, or only half as warmly."""

    person: Annotated[str, "The person of influence.", Names("Person")]
    relationship: Annotated[str, "The relationship.", Names("ServiceRelationship")]
    before: Annotated[float, "Strength of the warmest way of another member of the organization, 0 to 1."]
    after: Annotated[float, "The same without who leaves; 0 where there is none with three people between."]


@answer("Candidate")
@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take over."""

    person: Annotated[str, "Who.", Names("Person")]
    strength: Annotated[float, "Sum of the strengths of the ties to those with whom the person had threads."]
    known: Annotated[list[str], "Who of these is known to the candidate.", Names("Person", all_seen=True)]
    unknown: Annotated[list[str], "Who of these is not.", Names("Person", all_seen=True)]


@answer("Departure")
@dataclass(frozen=True, slots=True)
class Departure:
    """What follows when a person leaves: all memberships, roles and ties end on the day."""

    person: Annotated[str, "Who leaves.", Names("Person")]
    on: Annotated[date, "The day."]
    relationships: Annotated[list[LostRelationship], "Relationships that are weaker afterwards, the weakest first."]
    orphans: Annotated[
        list[Orphan],
        "Escalation steps, channels, offerings, deputyships, agreements' contacts, promises that would be without a person.",
    ]
    introductions_lost: Annotated[
        list[LostIntroduction], "People of influence whom the organization no longer reaches, or half as warmly."
    ]
    successors: Annotated[list[Candidate], "Who could take over, the warmest first."]


class Standing(NamedTuple):
    """What somebody is in one relationship. `rows`: the person's roles."""

    relationship: RelationshipRow
    rows: Sequence[StakeholderRow]
    threads: Threads


class Leaving:
    """A person who leaves, and where the person stands that day."""

    def __init__(self, sight: Sight, person: str) -> None:
        self.sight, self.person = sight, person
        self.number = sight.people.at.get(person, -1)
        self.standings = [] if self.number < 0 else list(self._standings())

    def unmanaged(self) -> list[str]:
        """Relationships in which nobody is left to tell of changes."""
        found = (each.relationship.id for each in self.standings if any(map(_manages, each.rows)))
        return [
            id_ for id_ in found if {row.person for row in self.sight.holders(id_) if _manages(row)} == {self.person}
        ]

    def relationships(self) -> list[LostRelationship]:
        found = [lost for standing in self.standings if (lost := self._lost(standing))]
        return sorted(found, key=lambda each: (each.threads_after, each.relationship))

    def introductions(self) -> Iterator[LostIntroduction]:
        """Introductions that are lost, by relationship, then person."""
        people = self.sight.people
        own = sorted({whole for id_, *_ in self._memberships() for whole in people.with_wholes(id_)})
        warmth = {organization: self._warmth(organization) for organization in own}
        for row in self.sight.relationships_of(own):
            for side in SIDES:
                if (organization := organization_of(row, side)) in warmth:
                    yield from self._reached(
                        row.id, people.members([organization], self.sight.day), *warmth[organization]
                    )

    def successors(self) -> list[Candidate]:
        partners: set[int] = set()
        pool: set[int] = set()
        for relationship, rows, threads in self.standings:
            found = threads.partners_of(self.number)
            partners |= found
            for side in {Side(side_of(row)) for row in rows if found} & set(SIDES):
                organization = organization_of(relationship, side)
                pool |= self.sight.people.members([organization] if organization else [], self.sight.day)
        return self._ranked(partners, pool - partners - {self.number})[:MOST]

    def _standings(self) -> Iterator[Standing]:
        held: dict[str, list[StakeholderRow]] = {}
        for row in self.sight.contacts.stakeholders.owned(self.person):
            held.setdefault(row.relationship, []).append(row)
        for id_ in sorted(held):
            relationship = self.sight.relationship(id_)
            rows = [row for row in self.sight.holders(id_) if row.person == self.person]
            if relationship is not None and rows and self.sight.is_current(relationship):
                yield Standing(relationship, rows, threads_of(self.sight, id_))

    def _memberships(self) -> list[tuple[str, int, int]]:
        day = self.sight.day
        return [term for term in self.sight.people.terms_of.get(self.number, ()) if term[1] <= day < term[2]]

    def _lost(self, standing: Standing) -> LostRelationship | None:
        ids, before = self.sight.people.ids, standing.threads
        after = before.without(self.number)
        hung, hangs = before.hangs_on(ids), after.hangs_on(ids)
        comes_to_hang = {each.side for each in hangs} - {each.side for each in hung}
        roles = self._roles_lost(standing)
        counts = len(before.pairs), len(after.pairs)
        if not (roles or comes_to_hang or (counts[0] and not counts[1])):
            return None
        return LostRelationship(standing.relationship.id, *counts, roles, hangs)

    def _roles_lost(self, standing: Standing) -> list[StakeholderRole]:
        others = [row for row in self.sight.holders(standing.relationship.id) if row.person != self.person]
        lost = {
            StakeholderRole(row.role)
            for row in standing.rows
            if not any(
                other.role == row.role and (other.accountable or not (row.accountable and row.role in ACCOUNTABLE))
                for other in others
            )
        }
        return sorted(lost, key=lambda role: role.rank)

    def _warmth(self, organization: str) -> tuple[Sequence[float], Sequence[float]]:
        """How warmly everybody is reached by the other members, with the person between, and without."""
        ties = self.sight.ties
        members = self.sight.people.members([organization], self.sight.day) - {self.number}
        others = [number for number in members if not ties.left[number] and not ties.silent[number]]
        both = self.sight.neighbours, Neighbours(ties, without=self.number)
        before, after = (each.warmest(others, each.between(others))[-1].tolist() for each in both)
        return before, after

    def _reached(
        self, relationship: str, members: set[int], before: Sequence[float], after: Sequence[float]
    ) -> Iterator[LostIntroduction]:
        at, sight = self.sight.people.at, self.sight
        for person in sorted({row.person for row in sight.holders(relationship)} - {self.person}):
            number = at[person]
            if number in members or (sight.influence(relationship, person) or 0) < OF_INFLUENCE:
                continue
            is_reached = before[number] > 0 and not sight.ties.silent[number]
            if is_reached and after[number] <= round(before[number] * HALF, EXACT):
                yield LostIntroduction(person, relationship, before[number], after[number])

    def _ranked(self, partners: set[int], pool: set[int]) -> list[Candidate]:
        ties, ids = self.sight.ties, self.sight.people.ids
        found: list[Candidate] = []
        for number in sorted(number for number in pool if not ties.left[number]):
            strengths = {partner: ties.strength(number, partner) for partner in sorted(partners)}
            known = [ids[partner] for partner, strength in strengths.items() if strength > 0]
            unknown = [ids[partner] for partner, strength in strengths.items() if not strength > 0]
            if known:
                found.append(Candidate(ids[number], sum(strengths.values()), known, unknown))
        return sorted(found, key=lambda each: (-round(each.strength, EXACT), each.person))


def _manages(row: StakeholderRow) -> bool:
    return (row.role, side_of(row)) == MANAGER


def departed(sight: Sight, person: str) -> tuple[Departure, list[str]]:
    """What the projection says of it, still without orphans; and the relationships in which nobody is left to tell of
    changes.
    """
    leaving = Leaving(sight, person)
    made = Departure(
        person=person,
        on=date.fromordinal(sight.day),
        relationships=leaving.relationships(),
        orphans=[],
        introductions_lost=list(leaving.introductions()) if leaving.number >= 0 else [],
        successors=leaving.successors(),
    )
    return made, leaving.unmanaged()
