"""Measures of networks are networkx's."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any, Final

import networkx as nx
import numpy as np
import pytest

from graph.questions.network import measures
from graph.questions.network.centrality import Ends, betweenness, communities
from graph.questions.network.circles import circles
from graph.questions.network.weighted import weighted as by_strength

library: Any = nx
RANDOM: Final = {f"random-{seed}": library.gnm_random_graph(3 + seed, 2 * seed, seed=seed) for seed in range(30)}
NETWORKS: Final[dict[str, Any]] = {
    "karate": library.karate_club_graph(),
    "florentine families": library.florentine_families_graph(),
    "les misérables": library.les_miserables_graph(),
    "southern women": library.davis_southern_women_graph(),
    "nobody": library.empty_graph(0),
    "alone": library.empty_graph(1),
    **RANDOM,
}


@pytest.fixture(params=NETWORKS, name="network")
def weighted(request: pytest.FixtureRequest) -> Any:
    """Its people are numbers, and each tie has a strength."""
    graph: Any = library.convert_node_labels_to_integers(NETWORKS[request.param])
    chance = Random(7)  # noqa: S311  # no secret
    for one, other in sorted(graph.edges):
        graph[one][other]["weight"] = 0.05 + 0.9 * chance.random()
    return graph


def ends(graph: Any) -> Ends:
    pairs = sorted((min(pair), max(pair)) for pair in graph.edges)
    strengths = [graph[one][other]["weight"] for one, other in pairs]
    return Ends(len(graph), [one for one, _ in pairs], [other for _, other in pairs], strengths)


def arrays(of: Ends) -> tuple[Any, Any, Any]:
    return np.array(of.one, np.int64), np.array(of.other, np.int64), np.array(of.strengths, np.float64)


def listed(found: dict[int, Any]) -> list[Any]:
    return [found[number] for number in range(len(found))]


def test_closeness_is_networkx_s(network: Any) -> None:
    one, other, _ = arrays(ends(network))
    found = measures.closeness(len(network), one, other).tolist()
    assert found == pytest.approx(listed(library.closeness_centrality(network)), abs=1e-12)


def test_betweenness_is_networkx_s(network: Any) -> None:
    assert betweenness(ends(network)) == pytest.approx(listed(library.betweenness_centrality(network)), abs=1e-12)


@pytest.mark.parametrize("alike", [False, True], ids=["strengths differ", "strengths are alike"])
def test_betweenness_and_closeness_by_strength_are_networkx_s(network: Any, alike: bool) -> None:  # noqa: FBT001  # a parameter
    for one, other in network.edges:
        strength = 0.25 if alike else network[one][other]["weight"]
        network[one][other].update(weight=strength, distance=1 / strength)
    found = by_strength(ends(network))
    expected = library.betweenness_centrality(network, weight="distance")
    assert found.betweenness == pytest.approx(listed(expected), abs=1e-9)
    expected = library.closeness_centrality(network, distance="distance")
    assert found.closeness == pytest.approx(listed(expected), abs=1e-9)


def test_circles_are_what_is_left_of_somebody_s_ties_without_that_person(network: Any) -> None:
    ties = [
        {other: float(network[number][other]["weight"]) for other in network[number]} for number in range(len(network))
    ]
    for number in range(len(network)):
        around: list[set[int]] = list(library.connected_components(network.subgraph(set(network[number]) - {number})))
        expected = sorted(around, key=lambda each: (-len(each), min(each)))[:2]
        found = circles(number, ties)
        assert [set(each) for each in found] == expected
        for each in found:
            assert each == sorted(each, key=lambda one: (-ties[number][one], one))


def test_constraint_is_networkx_s_and_null_without_ties(network: Any) -> None:
    found = measures.constraint(len(network), *arrays(ends(network)))
    expected = listed(library.constraint(network, weight="weight"))
    assert [value is None for value in found] == [not network.degree(number) for number in range(len(network))]
    tied = [number for number, value in enumerate(found) if value is not None]
    assert [found[number] for number in tied] == pytest.approx([expected[number] for number in tied], abs=1e-12)


def test_cores_bridges_and_components_are_networkx_s(network: Any) -> None:
    one, other, _ = arrays(ends(network))
    graph = measures.graph_of(len(network), one, other)
    assert measures.cores(graph) == listed(library.core_number(network))
    assert measures.bridges(graph) == {(min(pair), max(pair)) for pair in library.bridges(network)}
    assert measures.components(graph) == library.number_connected_components(network)


def test_communities_are_networkx_s_and_numbered_by_size(network: Any) -> None:
    found = communities(ends(network))
    plain: Any = library.Graph()
    plain.add_nodes_from(sorted(network.nodes))
    plain.add_weighted_edges_from((*pair, network[pair[0]][pair[1]]["weight"]) for pair in sorted(network.edges))
    given: Any = library.community.louvain_communities(plain, weight="weight", resolution=1, seed=42)
    together: list[set[int]] = list(given)
    numbered = sorted(together, key=lambda each: (-len(each), min(each)))
    assert found == [next(n for n, each in enumerate(numbered) if who in each) for who in range(len(network))]


def test_separates_counts_the_pairs_that_reach_each_other_through_nobody_else(network: Any) -> None:
    found = measures.separates(len(network), [sorted(network[number]) for number in range(len(network))])
    assert found == [parted(network, number) for number in range(len(network))]
    assert {number for number, pairs in enumerate(found) if pairs} == set(library.articulation_points(network))


def parted(network: Any, who: int) -> int:
    """By taking the person out."""
    others: set[int] = library.node_connected_component(network, who) - {who}
    left: list[set[int]] = list(library.connected_components(network.subgraph(others)))
    return sum(len(one) * len(other) for one, other in combinations(left, 2))
