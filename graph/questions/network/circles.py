"""Circles that a person joins: people tied to the person who are tied to each other without the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LARGEST: Final = 2
"""Circles that are shown of a person."""
NAMED: Final = 10
"""People who are named of each circle."""


@answer("NetworkCircle")
@dataclass(frozen=True, slots=True)
class NetworkCircle:
    """People tied to somebody who are tied to each other, directly or over others of them, without that person."""

    size: Annotated[int, "Number of people in it."]
    people: Annotated[
        list[str],
        f"Those of them with the strongest ties to the person, {NAMED} at most.",
        Names("Person", all_seen=True),
    ]


def circles(person: int, ties: Sequence[Mapping[int, float]]) -> list[list[int]]:
    """The largest ones, of equals that with the smallest number; in each, the strongest tie to the person comes first.
    `ties`: of each person, the neighbours with the strengths of their ties.
    """
    left, found = set(ties[person]), list[list[int]]()
    while left:
        together = [left.pop()]
        for one in together:
            near = ties[one].keys() & left
            left -= near
            together += near
        found.append(together)
    found.sort(key=lambda each: (-len(each), min(each)))
    return [sorted(each, key=lambda one: (-ties[person][one], one)) for each in found[:LARGEST]]
