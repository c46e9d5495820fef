"""The offerings of which a write may have changed what their loss does, so that only these are worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from graph.questions.weak_points.estate import DayEstate


def to_renew(before: DayEstate, after: DayEstate) -> set[int] | None:
    """Offerings whose loss may do something else than before; None: any may. A loss does the same as before where neither
    it nor what rests on it, before or after, needs or is covered otherwise. Both estates number things alike; what is new
    goes to the end.
    """
    if not _started_alike(before, after):
        return None
    places = _places_that_differ(before, after)
    return _beneath(places, before) | _beneath(places, after)


def _started_alike(before: DayEstate, after: DayEstate) -> bool:
    """Whether what is lost already does the same as before."""
    new = bytes(len(after.before) - len(before.before))
    return (
        after.before == before.before + new
        and after.ends_from == before.ends_from
        and after.without == [left + new for left in before.without]
    )


def _places_that_differ(before: DayEstate, after: DayEstate) -> set[int]:
    """Offerings that need something else than before, are covered otherwise, or came or went."""
    places = set(before.lost ^ after.lost) | set(range(len(before.before), len(after.before)))
    places.update(_rows_that_differ(before.edges, before.edges_from, after.edges, after.edges_from))
    places.update(_rows_that_differ(before.covers, before.covers_from, after.covers, after.covers_from))
    groups = {group for group, _ in before.threshold.items() ^ after.threshold.items()}
    agreements = _agreements_that_differ(before, after)
    for estate in (before, after):
        places.update(_named(estate.edges[::4], estate.edges[1::4], groups))
        places.update(_named(estate.covers[2::3], estate.covers[::3], agreements))
    return places


def _rows_that_differ(old: array[int], old_from: array[int], new: array[int], new_from: array[int]) -> Iterator[int]:
    """Offerings of which the rows are not the same. `old_from`, `new_from`: where those of each offering begin."""
    if old == new and old_from == new_from:
        return
    for offering in range(len(old_from) - 1):
        rows = new[new_from[offering] : new_from[offering + 1]]
        if rows != old[old_from[offering] : old_from[offering + 1]]:
            yield offering


def _agreements_that_differ(before: DayEstate, after: DayEstate) -> set[int]:
    """Agreements that had been there and are another consumer's now, or owe notice otherwise."""
    return {
        *_that_differ(before.consumer_of, after.consumer_of),
        *_that_differ(before.owed, after.owed),
    }


def _that_differ(before: Sequence[int], after: Sequence[int]) -> Iterator[int]:
    if before != after:
        yield from (at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)


def _named(offerings: Iterable[int], names: Iterable[int], wanted: Collection[int]) -> Iterator[int]:
    if wanted:
        yield from (offering for offering, name in zip(offerings, names, strict=True) if name in wanted)


def _beneath(places: Collection[int], estate: DayEstate) -> set[int]:
    """The places, and everything that they rest on, in whatever measure."""
    edges, begin, number = estate.edges, estate.edges_from, len(estate.before)
    found = {place for place in places if place < number}
    waiting = list(found)
    while waiting:
        offering = waiting.pop()
        new = set(edges[begin[offering] + 3 : begin[offering + 1] : 4]) - found
        found |= new
        waiting += new
    return found
