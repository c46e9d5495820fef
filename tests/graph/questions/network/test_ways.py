"""Introductions against all ways there are, on small random networks."""

from __future__ import annotations

import random
from itertools import combinations
from math import log
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from graph.questions.network.ways import Neighbours, warmest_ways

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    Strengths = Mapping[tuple[int, int], float]

ROUND = (0.2, 0.3, 0.5, 0.6, 0.9)
"""Strengths of which many products are equal."""


def neighbours(size: int, strengths: Strengths, silent: Collection[int], left: Collection[int]) -> Neighbours:
    pairs = sorted(strengths)
    ties: Any = SimpleNamespace(
        size=size,
        ends=(np.array([one for one, _ in pairs], np.int64), np.array([other for _, other in pairs], np.int64)),
        strengths=np.array([strengths[pair] for pair in pairs], np.float64),
        strained=np.zeros(len(pairs), np.bool_),
        silent=np.isin(np.arange(size), list(silent)),
        left=np.isin(np.arange(size), list(left)),
    )
    return Neighbours(ties)


def all_ways(
    strengths: Strengths, askers: Collection[int], goal: int, silent: Collection[int], left: Collection[int]
) -> list[tuple[int, ...]]:
    """Every way, sorted, without what asks all whom a better one asks."""
    whole = {**strengths, **{(other, one): strength for (one, other), strength in strengths.items()}}
    found: list[tuple[float, tuple[int, ...]]] = []

    def go_on(way: tuple[int, ...], product: float) -> None:
        if way[-1] == goal:
            found.append((product, way))
        elif len(way) <= 4:
            for (one, other), strength in whole.items():
                is_open = other == goal or other not in (*askers, *silent)
                if one == way[len(way) - 1] and other not in (*way, *left) and is_open:
                    go_on((*way, other), product * strength)

    for asker in sorted(set(askers) - {goal}):
        go_on((asker,), 1.0)
    kept: list[tuple[int, ...]] = []
    for _, way in sorted(found, key=lambda each: (-round(log(each[0]), 10), len(each[1]), each[1])):
        if not any(set(other[1:-1]) <= set(way[1:-1]) for other in kept):
            kept.append(way)
    return kept[:5]


@pytest.mark.parametrize("seed", range(400))
def test_they_are_the_best_of_all_ways(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    size = chance.randrange(2, 9)
    strengths = {
        pair: chance.choice(ROUND) if seed % 2 else 0.01 + 0.98 * chance.random()
        for pair in combinations(range(size), 2)
        if chance.random() < 0.5
    }
    goal, *askers = chance.sample(range(size), chance.randrange(2, min(size, 3) + 1))
    others = [person for person in range(size) if person != goal and person not in askers]
    silent = [person for person in others if chance.random() < 0.1]
    left = [person for person in others if chance.random() < 0.1]
    found = warmest_ways(neighbours(size, strengths, silent, left), askers, goal, 5)
    assert [way.people for way in found] == all_ways(strengths, askers, goal, silent, left)


def test_somebody_reached_over_four_between_is_too_far_and_not_unknown() -> None:
    chain = {(number, number + 1): 0.9 for number in range(5)}
    there = neighbours(7, chain, (), ())
    assert warmest_ways(there, [0], 5, 5) == []
    assert there.reach([0], 5, there.between([0]))
    assert not there.reach([0], 6, there.between([0]))
