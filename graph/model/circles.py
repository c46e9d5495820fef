"""Circles in what must not lead back to where it began: parts of organizations, lines of reporting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.model.rules import Span

CIRCULAR: Final = {
    "PART_OF": ("PART_OF_ITSELF", "{id!r} is a part of itself: {circle}"),
    "REPORTS_TO": ("REPORTS_TO_THEMSELVES", "{id!r} reports to themselves: {circle}"),
}
"""Relationship types that must not lead back to where they began: the code and the words of what it means if they do."""


def circle(edges: Iterable[tuple[str, str, Span]]) -> list[str] | None:
    """Things that lead to one another in a circle on some day, of (from, to, days); the first is also the last."""
    left = _core(list(edges))
    for day in sorted({days.since for _, _, days in left}):
        valid: dict[str, list[str]] = {}
        for start, end, days in left:
            if day in days:
                valid.setdefault(start, []).append(end)
        if found := _circle(valid):
            return found
    return None


def _core(edges: list[tuple[str, str, Span]]) -> list[tuple[str, str, Span]]:
    """The edges without those that lead nowhere: what may still hold a circle."""
    out: dict[str, int] = {}
    into: dict[str, list[str]] = {}
    for start, end, _ in edges:
        out[start] = out.get(start, 0) + 1
        into.setdefault(end, []).append(start)
    ends = [end for end in into if end not in out]
    gone: set[str] = set()
    while ends:
        end = ends.pop()
        gone.add(end)
        for start in into.get(end, ()):
            out[start] -= 1
            if not out[start]:
                ends.append(start)
    return [edge for edge in edges if edge[0] not in gone and edge[1] not in gone]


def _circle(edges: Mapping[str, Collection[str]]) -> list[str] | None:
    done: set[str] = set()
    for first in edges:
        way: dict[str, Iterator[str]] = {first: iter(edges[first])}
        while way:
            last = next(reversed(way))
            for following in way[last]:
                if following in way:
                    places = list(way)
                    return [*places[places.index(following) :], following]
                if following not in done:
                    way[following] = iter(edges.get(following, ()))
                    break
            else:
                way.pop(last)
                done.add(last)
    return None
