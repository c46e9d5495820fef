"""Betweenness and closeness by the strengths of ties: strong ties are short, a tie is as long as 1 / strength."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.questions.network.centrality import Ends
    from graph.questions.network.ties import Numbers, Reals

NEAR: Final = 1e-9
"""Share of a length to which two ways are equally long: the same ties add up otherwise in another order."""


class Weighted(NamedTuple):
    """Measures by strength for each person, by number."""

    betweenness: list[float]
    closeness: list[float]


def weighted(ends: Ends) -> Weighted:
    """`betweenness_centrality` (normalized, without ends) and `closeness_centrality` (wf_improved) with `distance`
    1 / strength, exact.
    """
    size = ends.size
    start = np.array(ends.one + ends.other, np.int64)
    end = np.array(ends.other + ends.one, np.int64)
    lengths = 1 / np.array(ends.strengths * 2, np.float64)
    apart = _distances(ends)
    between = np.zeros(size)
    for person in range(size):
        _add(person, apart[person], start, end, lengths, between)
    pairs = (size - 1) * (size - 2)
    return Weighted((between / pairs if pairs > 0 else between).tolist(), _closeness(apart).tolist())


def _distances(ends: Ends) -> Reals:
    """The shortest ways between all pairs; infinite where there is none."""
    import rustworkx  # noqa: PLC0415  # only pictures need it

    graph: Any = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(ends.size))
    graph.add_edges_from([*zip(ends.one, ends.other, [1 / each for each in ends.strengths], strict=True)])
    found: Any = rustworkx.graph_floyd_warshall_numpy(graph, weight_fn=float)
    return found


def _add(person: int, apart: Reals, start: Numbers, end: Numbers, lengths: Reals, between: Reals) -> None:
    """Adds, for everybody, the share of the shortest ways from the person to all others that lead over them."""
    with np.errstate(invalid="ignore"):
        on_way = np.abs(apart[start] + lengths - apart[end]) <= NEAR * apart[end]
    some = np.flatnonzero(on_way)
    some = some[np.argsort(apart[start[some]], kind="stable")]
    steps: list[tuple[int, int]] = list(zip(start[some].tolist(), end[some].tolist(), strict=True))
    ways, share = [0.0] * len(apart), [0.0] * len(apart)
    ways[person] = 1.0
    for one, other in steps:
        ways[other] += ways[one]
    for one, other in reversed(steps):
        share[one] += ways[one] / ways[other] * (1 + share[other])
    share[person] = 0.0
    between += share


def _closeness(apart: Reals) -> Reals:
    there = np.isfinite(apart)
    total = np.where(there, apart, 0.0).sum(axis=1)
    others = there.sum(axis=1) - 1
    with np.errstate(all="ignore"):
        return np.where(total > 0, others / total * others / max(1, len(apart) - 1), 0.0)


def weigh(ends: Ends, tell: Callable[[Weighted], None]) -> None:
    """Tells what follows from the strengths of ties."""
    tell(weighted(ends))
