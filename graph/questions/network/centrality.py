"""Measures that take long: betweenness and communities, in this process or in one of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

SEED: Final = 42
COMMUNITIES, BETWEENNESS = "communities", "betweenness"


class Ends(NamedTuple):
    """Ties of `size` people as plain lists: of each tie both ends and its strength."""

    size: int
    one: list[int]
    other: list[int]
    strengths: list[float]


def communities(ends: Ends) -> list[int]:
    """`louvain_communities` (weighted, resolution 1, seed 42): the number of each one's community; 0 is the largest, of
    equals that with the smallest id.
    """
    import networkx as nx  # noqa: PLC0415  # slow to import

    library: Any = nx
    graph = library.Graph()
    graph.add_nodes_from(range(ends.size))
    graph.add_weighted_edges_from(sorted(zip(ends.one, ends.other, ends.strengths, strict=True)))
    found = library.community.louvain_communities(graph, weight="weight", resolution=1, seed=SEED)
    numbers = [0] * ends.size
    for number, together in enumerate(sorted(found, key=lambda each: (-len(each), min(each)))):
        for person in together:
            numbers[person] = number
    return numbers


def betweenness(ends: Ends) -> list[float]:
    """`betweenness_centrality` (normalized, without ends), exact. It holds the interpreter while it works."""
    import rustworkx  # noqa: PLC0415  # only pictures need it

    graph: Any = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(ends.size))
    graph.add_edges_from_no_data(list(zip(ends.one, ends.other, strict=True)))
    found: Any = rustworkx.betweenness_centrality(graph, normalized=True, endpoints=False)
    return [found[number] for number in range(ends.size)]


def work(ends: Ends, tell: Callable[[tuple[str, list[Any]]], None]) -> None:
    """Tells the communities, then, much later, betweenness."""
    tell((COMMUNITIES, communities(ends)))
    tell((BETWEENNESS, betweenness(ends)))
