"""Measures of networks, by the definitions of networkx, worked out for all people at once.

A network is so many people, numbered from 0, and ties between two each, the smaller number first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.questions.network.ties import Numbers, Reals

AT_ONCE: Final = 1_024
"""People from whom breadth-first search goes out together, each a bit."""

WORD: Final = 64
MOST_STEPS: Final = 2_000_000
"""Steps over two ties that are looked at together."""


def closeness(size: int, one: Numbers, other: Numbers) -> Reals:
    """`closeness_centrality` (wf_improved), exact."""
    start, end = np.concatenate((one, other)), np.concatenate((other, one))
    order = np.argsort(end, kind="stable")
    start, end = start[order], end[order]
    begins = np.flatnonzero(np.r_[True, end[1:] != end[:-1]]) if len(end) else np.empty(0, np.int64)
    distances, reached = np.zeros(size), np.ones(size)
    for first in range(0, size, AT_ONCE):
        _spread(range(first, min(size, first + AT_ONCE)), start, end[begins], begins, distances, reached)
    with np.errstate(all="ignore"):
        return np.where(distances > 0, (reached - 1) / distances * (reached - 1) / max(1, size - 1), 0.0)


def _spread(sources: range, start: Numbers, ends: Numbers, begins: Numbers, distances: Reals, reached: Reals) -> None:
    """Adds, for everybody, the distances to the sources, and how many of them are reached."""
    size, count = len(reached), np.arange(len(sources))
    seen = np.zeros((size, -(-len(sources) // WORD)), np.uint64)
    seen[count + sources.start, count // WORD] = np.uint64(1) << (count % WORD).astype(np.uint64)
    front, level = seen.copy(), 0
    while True:
        level += 1
        new = np.zeros_like(seen)
        if len(begins):
            new[ends] = np.bitwise_or.reduceat(front[start], begins, axis=0)
        new &= ~seen
        found = np.bitwise_count(new).sum(axis=1)
        if not found.any():
            return
        distances += level * found
        reached += found
        seen |= new
        front = new


def constraint(size: int, one: Numbers, other: Numbers, strengths: Reals) -> list[float | None]:
    """`constraint` (Burt), weighted; None for whoever has no ties."""
    start, end = np.concatenate((one, other)), np.concatenate((other, one))
    order = np.argsort(start * max(1, size) + end)
    start, end, shares = start[order], end[order], np.concatenate((strengths, strengths))[order]
    shares = shares / np.bincount(start, weights=shares, minlength=size)[start]
    counts = np.bincount(start, minlength=size)
    begins = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    whole = shares.copy()
    keys = start * max(1, size) + end
    for some in _chunks(counts[end]):
        whole += _over_two(some, keys, end, shares, begins, counts, size)
    found: list[float] = np.bincount(start, weights=whole * whole, minlength=size).tolist()
    return [value if count else None for value, count in zip(found, counts.tolist(), strict=True)]


def _chunks(steps: Numbers) -> Iterator[slice]:
    """Spans of ties with so many steps over the next tie that they fit."""
    first, total = 0, np.cumsum(steps)
    while first < len(steps):
        before = int(total[first - 1]) if first else 0
        end = max(first + 1, int(np.searchsorted(total, before + MOST_STEPS, side="right")))
        yield slice(first, end)
        first = end


def _over_two(
    some: slice, keys: Numbers, end: Numbers, shares: Reals, begins: Numbers, counts: Numbers, size: int
) -> Reals:
    """The sum, for each tie, over third people of share times share, of steps that begin with some of the ties."""
    middle, steps = end[some], counts[end[some]]
    if not steps.sum():
        return np.zeros(len(keys))
    offsets = np.arange(int(steps.sum())) - np.repeat(np.cumsum(steps) - steps, steps)
    second = np.repeat(begins[middle], steps) + offsets
    to = np.repeat(keys[some] // max(1, size), steps) * max(1, size) + end[second]
    place = np.minimum(np.searchsorted(keys, to), len(keys) - 1)
    there = keys[place] == to
    products = np.repeat(shares[some], steps)[there] * shares[second[there]]
    return np.bincount(place[there], weights=products, minlength=len(keys)).astype(np.float64)


def separates(size: int, there: Sequence[Sequence[int]]) -> list[int]:
    """Pairs of others, for everybody, who reach each other through nobody else. `there`: of each, the neighbours.

    One depth-first search: what hangs on somebody alone is cut off with that person.
    """
    number, low, whole = [0] * size, [0] * size, [1] * size
    pairs, cut, found, count = [0] * size, [0] * size, [0] * size, 0
    for root in range(size):
        if number[root]:
            continue
        count += 1
        number[root] = low[root] = count
        order, open_ = [root], [(root, -1, iter(there[root]))]
        while open_:
            person, before, others = open_[-1]
            for other in others:
                if not number[other]:
                    count += 1
                    number[other] = low[other] = count
                    order.append(other)
                    open_.append((other, person, iter(there[other])))
                    break
                if other != before and number[other] < low[person]:
                    low[person] = number[other]
            else:
                open_.pop()
                if before >= 0:
                    _close(person, before, number, low, whole, pairs, cut)
        for person in order:
            found[person] = pairs[person] + cut[person] * (whole[root] - 1 - cut[person])
    return found


def _close(  # columns of one search
    person: int, before: int, number: list[int], low: list[int], whole: list[int], pairs: list[int], cut: list[int]
) -> None:
    """All beyond `person` is known: what it says of `before`."""
    whole[before] += whole[person]
    low[before] = min(low[before], low[person])
    if low[person] >= number[before]:
        pairs[before] += cut[before] * whole[person]
        cut[before] += whole[person]


def graph_of(size: int, one: Numbers, other: Numbers) -> Any:
    """The graph as rustworkx has it."""
    import rustworkx  # noqa: PLC0415  # only pictures need it

    graph: Any = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data(list(zip(one.tolist(), other.tolist(), strict=True)))
    return graph


def cores(graph: Any) -> list[int]:
    """`core_number`."""
    import rustworkx  # noqa: PLC0415  # as above

    found: Any = rustworkx.core_number(graph)
    return [found[number] for number in range(graph.num_nodes())]


def bridges(graph: Any) -> set[tuple[int, int]]:
    """`bridges`, the smaller number first."""
    import rustworkx  # noqa: PLC0415  # as above

    found: Any = rustworkx.bridges(graph)
    return {(min(pair), max(pair)) for pair in found}


def components(graph: Any) -> int:
    import rustworkx  # noqa: PLC0415  # as above

    return int(rustworkx.number_connected_components(graph))
