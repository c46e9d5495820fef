"""Who can introduce whom: the warmest ways to a person, or to the best person of an organization."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer
from graph.model.scalars import Choice
from graph.questions.network import ways
from graph.questions.network.tie import Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model.relationship import StakeholderRole
    from graph.projection.contacts.people import StakeholderRow
    from graph.questions.network.sight import Sight

MOST: Final = 5
"""Ways."""

EXACT: Final = 9
"""Decimals to which two ways are equally warm."""


class NoWayReason(Choice):
    """Why nobody can introduce."""

    NOT_TO_BE_CONTACTED = "NOT_TO_BE_CONTACTED", "The person must not be contacted."
    HAS_LEFT = "HAS_LEFT", "The person is no longer a member of any organization, or is archived."
    NOBODY_THERE = "NOBODY_THERE", "Nobody of the organization can be asked for."
    NOBODY_KNOWS = "NOBODY_KNOWS", "No chain of people who know each other leads there."
    TOO_FAR = "TOO_FAR", "Chains lead there, but with more than three people between."


@answer("Way")
@dataclass(frozen=True, slots=True)
class Way:
    """A chain of people who know each other."""

    people: Annotated[list[str], "From who asks to who is reached; at most five.", Names("Person", all_seen=True)]
    strength: Annotated[float, "Product of the strengths of its ties, 0 to 1."]
    ties: Annotated[list[Tie], "Its ties, in order, each with its reasons and when the two last met."]
    weakest: Annotated[Tie, "The weakest of them."]
    absent: Annotated[list[str], "Who on it is away on the day.", Names("Person", all_seen=True)]


@answer("Introductions")
@dataclass(frozen=True, slots=True)
class Introductions:
    """The ways to somebody."""

    to: Annotated[str | None, "To whom they lead.", Names("Person")]
    ways: Annotated[list[Way], "The warmest first."]
    why_none: Annotated[NoWayReason | None, "Why there is none; null where there is one."]

    @property
    def warmest(self) -> Annotated[float, "Strength of the warmest; 0 where there is none."]:
        return self.ways[0].strength if self.ways else 0.0


@dataclass(frozen=True, slots=True)
class Askers:
    """Who asks: some people, or anyone of an organization."""

    people: Sequence[str] = ()
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A person, or the best person of an organization: in a relationship, and in a role, where these are given."""

    person: str | None = None
    organization: str | None = None
    relationship: str | None = None
    role: StakeholderRole | None = None


def introductions(sight: Sight, askers: Askers, wanted: Wanted, count: int = MOST) -> Introductions:
    """Whoever is named and not among the people of the state is archived."""
    asking = _asking(sight, askers)
    if wanted.organization is None:
        return _to(sight, asking, wanted.person or "", count)
    there = _people_of(sight, wanted)
    if not there:
        return Introductions(None, [], NoWayReason.NOBODY_THERE)
    reachable = [number for number in there if not sight.ties.silent[number]]
    best = _best(sight, asking, reachable or there, wanted)
    return _to(sight, asking, sight.people.ids[best], count)


def _asking(sight: Sight, askers: Askers) -> set[int]:
    """Who has left asks nobody; nor is a colleague asked who must not be contacted."""
    people, ties = sight.people, sight.ties
    named = {people.at[id_] for id_ in askers.people if id_ in people.at}
    if askers.organization is not None:
        named = {number for number in people.members([askers.organization], sight.day) if not ties.silent[number]}
    return {number for number in named if not ties.left[number]}


def _to(sight: Sight, asking: set[int], person: str, count: int) -> Introductions:
    goal = sight.people.at.get(person)
    if goal is None or sight.ties.left[goal]:
        return Introductions(person, [], NoWayReason.HAS_LEFT)
    if sight.ties.silent[goal]:
        return Introductions(person, [], NoWayReason.NOT_TO_BE_CONTACTED)
    found = ways.warmest_ways(sight.neighbours, asking, goal, count)
    if found:
        return Introductions(person, [_shown(sight, way) for way in found], None)
    return Introductions(person, [], _why_none(sight, asking - {goal}, goal))


def _why_none(sight: Sight, asking: set[int], goal: int) -> NoWayReason:
    may = sight.neighbours.between(asking)
    return NoWayReason.TOO_FAR if sight.neighbours.reach(asking, goal, may) else NoWayReason.NOBODY_KNOWS


def _shown(sight: Sight, way: ways.Way) -> Way:
    people = [sight.people.ids[number] for number in way.people]
    made = [Tie(sight.ties, one, other) for one, other in pairwise(people)]
    away = [id_ for id_, number in zip(people, way.people, strict=True) if sight.people.is_absent(number, sight.day)]
    return Way(people, way.strength, made, min(made, key=lambda each: each.strength), away)


def _people_of(sight: Sight, wanted: Wanted) -> list[int]:
    """Members of the organization who are still there, in the role that is wanted."""
    there = sight.people.members([wanted.organization or ""], sight.day)
    if wanted.role is not None:
        holding = {row.person for row in _stakeholders(sight, wanted) if row.role == wanted.role.value}
        there = {number for number in there if sight.people.ids[number] in holding}
    return sorted(number for number in there if not sight.ties.left[number])


def _stakeholders(sight: Sight, wanted: Wanted) -> Iterator[StakeholderRow]:
    for relationship in _relationships(sight, wanted):
        yield from sight.holders(relationship)


def _relationships(sight: Sight, wanted: Wanted) -> list[str]:
    """The one that is asked about; else all of the organization, its parts and its wholes."""
    if wanted.relationship is not None:
        return [wanted.relationship]
    own = sight.people.with_parts([wanted.organization or ""]) | set(
        sight.people.with_wholes(wanted.organization or "")
    )
    return [row.id for row in sight.relationships_of(own)]


def _best(sight: Sight, asking: set[int], there: Sequence[int], wanted: Wanted) -> int:
    """The person of highest influence, unless a role is wanted; then accountable, then most warmly reached, then by id."""
    relationships = _relationships(sight, wanted)
    accountable = {row.person for row in _stakeholders(sight, wanted) if _answers(row, wanted)}
    neighbours = sight.neighbours
    warmth = neighbours.warmest(asking, neighbours.between(asking))[-1]

    def place(number: int) -> tuple[int, bool, float, int]:
        person = sight.people.ids[number]
        influence = max((sight.influence(each, person) or 0 for each in relationships), default=0)
        wanted_for = 0 if wanted.role is not None else influence
        return -wanted_for, person not in accountable, -round(float(warmth[number]), EXACT), number

    return min(there, key=place)


def _answers(row: StakeholderRow, wanted: Wanted) -> bool:
    return row.accountable and wanted.role in {None, row.role}
