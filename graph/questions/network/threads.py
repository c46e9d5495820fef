"""Threads: strong ties between those who speak for the two sides of a relationship."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.model.answers import Names, answer
from graph.model.relationship import Side
from graph.projection.people_on_day import side_of
from graph.questions.network.sight import SIDES, other_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.questions.network.sight import Sight

STRONG: Final = 0.3
"""The strength from which on a tie is a thread, and covers somebody."""

EXACT: Final = 9
"""Decimals to which strengths are compared with a bound."""


@answer("SidePerson")
@dataclass(frozen=True, slots=True)
class SidePerson:
    """On whom all threads of a side hang."""

    side: Annotated[Side, "The side."]
    person: Annotated[str, "The person of that side.", Names("Person")]
    nearest: Annotated[
        str | None,
        "Who else speaks for that side and is nearest to a thread; null where nobody has any tie there.",
        Names("Person"),
    ]
    nearest_strength: Annotated[float | None, "How strong that person's strongest tie to the other side is."]


class Threads(NamedTuple):
    """The threads of a relationship. `strengths`: of each pair of those who speak for the provider and the consumer."""

    speakers: Mapping[Side, Sequence[int]]
    strengths: Mapping[tuple[int, int], float]

    def without(self, person: int | None) -> Threads:
        """What is left when somebody leaves."""
        return Threads(
            {side: [number for number in there if number != person] for side, there in self.speakers.items()},
            {pair: strength for pair, strength in self.strengths.items() if person not in pair},
        )

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return [pair for pair, strength in self.strengths.items() if is_strong(strength)]

    def partners_of(self, person: int) -> set[int]:
        """People with whom somebody has threads."""
        return {number for pair in self.pairs if person in pair for number in pair} - {person}

    def hangs_on(self, ids: Sequence[str]) -> list[SidePerson]:
        """The person on whom all threads of a side hang, by side; empty where there are no threads, or several people
        have some.
        """
        pairs = self.pairs
        found: list[SidePerson] = []
        for place, side in enumerate(SIDES):
            there = {pair[place] for pair in pairs}
            if len(there) == 1:
                person = there.pop()
                nearest, strength = self._nearest(side, place, person)
                found.append(SidePerson(side, ids[person], None if nearest is None else ids[nearest], strength))
        return found

    def _nearest(self, side: Side, place: int, person: int) -> tuple[int | None, float | None]:
        """Who else of the side has the strongest tie across, and how strong it is."""
        others = [
            (-strength, pair[place])
            for pair, strength in self.strengths.items()
            if pair[place] != person and strength > 0
        ]
        others = [each for each in others if each[1] in self.speakers[side]]
        if not others:
            return None, None
        strength, nearest = min(others)
        return nearest, -strength


def threads_of(sight: Sight, relationship: str) -> Threads:
    speakers = {side: sight.speakers(relationship, side) for side in SIDES}
    strengths = {
        (one, other): sight.ties.strength(one, other)
        for one in speakers[Side.PROVIDER]
        for other in speakers[Side.CONSUMER]
        if one != other
    }
    return Threads(speakers, strengths)


def covering(sight: Sight, relationship: str, person: str, side: str) -> list[str]:
    """People of the other side who have a strong tie to somebody, the strongest first; of both for a third party."""
    at = sight.people.at
    over = {other_side(Side(side))} if side in {each.value for each in SIDES} else set(SIDES)
    others = {row.person for row in sight.holders(relationship) if side_of(row) in {each.value for each in over}} - {
        person
    }
    strong = [(-sight.ties.strength(at[person], at[id_]), id_) for id_ in others]
    return [id_ for strength, id_ in sorted(strong) if is_strong(-strength)]


def is_strong(strength: float) -> bool:
    return round(strength, EXACT) >= STRONG
