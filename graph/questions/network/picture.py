"""The picture of a network: its people with their measures, and their ties."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from graph.questions.network import measures
from graph.questions.network.centrality import Ends
from graph.questions.network.circles import NAMED, NetworkCircle, circles
from graph.questions.network.network_person import NetworkPerson, NetworkSort
from graph.questions.network.tie import Tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.network.ties import Ties
    from graph.questions.network.weighted import Weighted

EXACT: Final = 9
"""Decimals to which strengths are compared with a bound."""


class Picture:
    """Some people on one day, with their ties of at least a strength. People are numbered by their ids, from 0.
    What is said of each stands in lists by number, once it was measured; `betweenness`, `communities`, `weighted`: None until
    they are worked out.
    """

    def __init__(self, ties: Ties, people: Sequence[int], min_strength: float) -> None:
        self.ties = ties
        self.ids: list[str] = [ties.people.ids[number] for number in sorted(people)]
        self.size = len(self.ids)
        place = np.full(ties.size, -1, np.int64)
        place[np.array(sorted(people), np.int64)] = np.arange(self.size)
        one, other = place[ties.ends[0]], place[ties.ends[1]]
        some = (one >= 0) & (other >= 0) & (np.round(ties.strengths, EXACT) >= min_strength)
        self.one, self.other, self.strengths = one[some], other[some], ties.strengths[some]
        self.pairs: list[tuple[int, int]] = list(zip(self.one.tolist(), self.other.tolist(), strict=True))
        self.degree: list[int] = []
        self.strength: list[float] = []
        self.closeness: list[float] = []
        self.core: list[int] = []
        self.constraint: list[float | None] = []
        self.separates: list[int] = []
        self.bridges: list[tuple[int, int]] = []
        self.components = 0
        self.betweenness: list[float] | None = None
        self.communities: list[int] | None = None
        self.weighted: Weighted | None = None

    def measure(self) -> None:
        """Works out everything but betweenness and communities."""
        size, one, other = self.size, self.one, self.other
        ends, twice = np.concatenate((one, other)), np.concatenate((self.strengths, self.strengths))
        self.degree = np.bincount(ends, minlength=size).tolist()
        self.strength = np.bincount(ends, weights=twice, minlength=size).tolist()
        self.closeness = measures.closeness(size, one, other).tolist()
        self.constraint = measures.constraint(size, one, other, self.strengths)
        self.separates = measures.separates(size, [sorted(there) for there in self.neighbours])
        graph = measures.graph_of(size, one, other)
        self.core = measures.cores(graph)
        self.components = measures.components(graph)
        self.bridges = sorted(measures.bridges(graph))

    @property
    def ends(self) -> Ends:
        return Ends(self.size, self.one.tolist(), self.other.tolist(), self.strengths.tolist())

    @cached_property
    def neighbours(self) -> list[dict[int, float]]:
        """Each person's neighbours with the strengths of their ties, by number."""
        there: list[dict[int, float]] = [{} for _ in range(self.size)]
        for (one, other), strength in zip(self.pairs, self.strengths.tolist(), strict=True):
            there[one][other] = there[other][one] = strength
        return there

    def circles(self, number: int) -> list[NetworkCircle]:
        """The largest circles that somebody joins."""
        found = circles(number, self.neighbours)
        return [NetworkCircle(len(each), [self.ids[one] for one in each[:NAMED]]) for each in found]

    @property
    def isolated(self) -> list[str]:
        return [id_ for id_, degree in zip(self.ids, self.degree, strict=True) if not degree]

    def ends_of(self, pair: tuple[int, int]) -> tuple[str, str]:
        return self.ids[pair[0]], self.ids[pair[1]]

    def tie(self, pair: tuple[int, int]) -> Tie:
        return Tie(self.ties, *self.ends_of(pair))

    def place(self, sort: NetworkSort, number: int) -> tuple[float | str, ...]:
        """Where somebody stands in the order, the first one lowest. It ends with the id: numbers change with the people."""
        if sort is NetworkSort.BETWEENNESS and self.betweenness is None:
            sort = NetworkSort.SEPARATES
        constraint = self.constraint[number]
        least = 2.0**60 if constraint is None else constraint
        by = {
            NetworkSort.BETWEENNESS: lambda: (-self._between(number),),
            NetworkSort.CONSTRAINT: lambda: (least,),
            NetworkSort.CLOSENESS: lambda: (-self.closeness[number],),
            NetworkSort.DEGREE: lambda: (-float(self.degree[number]),),
            NetworkSort.STRENGTH: lambda: (-self.strength[number],),
            NetworkSort.CORE: lambda: (-float(self.core[number]), -float(self.degree[number])),
            NetworkSort.SEPARATES: lambda: (-float(self.separates[number]), -self._between(number), least),
        }
        return (*by[sort](), self.ids[number])

    def people(self, sort: NetworkSort) -> list[NetworkPerson]:
        return [NetworkPerson(self, number) for number in sorted(range(self.size), key=lambda n: self.place(sort, n))]

    def _between(self, number: int) -> float:
        return 0.0 if self.betweenness is None else self.betweenness[number]
