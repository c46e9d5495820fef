"""A part of a day's estate: as much of it as the loss of some offerings can reach."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.weak_points.estate import DayEstate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Cut(NamedTuple):
    """`offerings[number]`: what an offering of the part is numbered in the whole."""

    estate: DayEstate
    offerings: Sequence[int]

    @property
    def size(self) -> int:
        """Dependencies and coverages."""
        return len(self.estate.edges) // 4 + len(self.estate.covers) // 3


def cut(whole: DayEstate, among: Collection[int]) -> Cut:
    """The part in which the loss of each of these does what it does in the whole; of all others it counts as lost already.
    What they cannot reach stands in it where it is affected before: groups have lost it already.
    """
    reached = _resting_on(whole, among)
    before = whole.before
    affected = {
        needed
        for offering in reached
        for needed in whole.edges[whole.edges_from[offering] + 3 : whole.edges_from[offering + 1] : 4]
        if before[needed]
    }
    offerings = sorted(reached | affected)
    number_of = {offering: number for number, offering in enumerate(offerings)}
    part = DayEstate(
        before=bytes(before[offering] for offering in offerings),
        lost=frozenset(number_of[each] for each in offerings if each in whole.lost or each not in among),
        consumer_of=whole.consumer_of,
        owed=whole.owed,
        ends_from={number_of[o]: level for o, level in whole.ends_from.items() if o in reached},
        without=[bytes(left[offering] for offering in offerings) for left in whole.without],
        threshold=whole.threshold,
    )
    for offering in offerings:
        part.edges_from.append(len(part.edges))
        part.covers_from.append(len(part.covers))
        if offering in reached:
            part.edges.extend(_edges(whole, offering, number_of))
            part.covers.extend(_covers(whole, offering, number_of[offering]))
    part.edges_from.append(len(part.edges))
    part.covers_from.append(len(part.covers))
    return Cut(part, offerings)


def _resting_on(estate: DayEstate, offerings: Collection[int]) -> set[int]:
    """The offerings, and everything that rests on them, in whatever measure."""
    dependents: dict[int, list[int]] = {}
    for dependent, needed in zip(estate.edges[::4], estate.edges[3::4], strict=True):
        dependents.setdefault(needed, []).append(dependent)
    found = set(offerings)
    waiting = list(found)
    while waiting:
        new = set(dependents.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def _edges(whole: DayEstate, offering: int, number_of: dict[int, int]) -> array[int]:
    """What an offering of the part needs in it."""
    own = whole.edges[whole.edges_from[offering] : whole.edges_from[offering + 1]]
    edges = array("i")
    for group, criticality, needed in zip(own[1::4], own[2::4], own[3::4], strict=True):
        if needed in number_of:
            edges.extend((number_of[offering], group, criticality, number_of[needed]))
    return edges


def _covers(whole: DayEstate, offering: int, number: int) -> array[int]:
    covers = whole.covers[whole.covers_from[offering] : whole.covers_from[offering + 1]]
    covers[2::3] = array("i", [number]) * (len(covers) // 3)
    return covers
