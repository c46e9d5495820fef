"""A person in the picture of a network, and the orders in which people are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Protocol

from graph.model.answers import Names, answer
from graph.model.scalars import Choice
from graph.questions.network.circles import NetworkCircle  # noqa: TC001  # the type in GraphQL follows from it
from graph.questions.network.weighted import Weighted  # noqa: TC001  # as above


class NetworkSort(Choice):
    """By what the people of a network are sorted; of equals, by id."""

    SEPARATES = "SEPARATES", "Who holds it together: by `separates`, then betweenness, then low constraint."
    BETWEENNESS = "BETWEENNESS", "Who is on most of the shortest ways; while that is being computed, as SEPARATES."
    CONSTRAINT = "CONSTRAINT", "Who joins people that have nothing else in common: low constraint first."
    CLOSENESS = "CLOSENESS", "Who is nearest to all others."
    DEGREE = "DEGREE", "Who has most ties."
    STRENGTH = "STRENGTH", "Whose ties are strongest together."
    CORE = "CORE", "Who is in the densest part: by core number, then degree."


class Measured(Protocol):
    """A picture, as far as it says something of each person by number."""

    ids: list[str]
    degree: list[int]
    strength: list[float]
    closeness: list[float]
    core: list[int]
    constraint: list[float | None]
    separates: list[int]
    betweenness: list[float] | None
    communities: list[int] | None
    weighted: Weighted | None

    def circles(self, number: int) -> list[NetworkCircle]: ...


@answer("NetworkPerson")
@dataclass(frozen=True, slots=True)
class NetworkPerson:
    """A person in a network. Definitions are networkx's, without weights unless said."""

    picture: Measured
    number: int

    @property
    def person(self) -> Annotated[str, "Who.", Names("Person")]:
        return self.picture.ids[self.number]

    @property
    def degree(self) -> Annotated[int, "Number of ties."]:
        return self.picture.degree[self.number]

    @property
    def strength(self) -> Annotated[float, "Sum of their strengths."]:
        return self.picture.strength[self.number]

    @property
    def closeness(self) -> Annotated[float, "closeness_centrality (wf_improved)."]:
        return self.picture.closeness[self.number]

    @property
    def betweenness(
        self,
    ) -> Annotated[float | None, "betweenness_centrality (normalized, without ends); null while it is being computed."]:
        return None if self.picture.betweenness is None else self.picture.betweenness[self.number]

    @property
    def core(self) -> Annotated[int, "core_number."]:
        return self.picture.core[self.number]

    @property
    def constraint(
        self,
    ) -> Annotated[
        float | None,
        "Burt's constraint, weighted by strength; null without ties. Low: joins people who have nothing else in common.",
    ]:
        return self.picture.constraint[self.number]

    @property
    def separates(self) -> Annotated[int, "Pairs of other people who reach each other through nobody else."]:
        return self.picture.separates[self.number]

    @property
    def community(
        self,
    ) -> Annotated[int, "Number of the community (louvain_communities, weighted, seed 42); 0 is the largest."]:
        assert self.picture.communities is not None  # noqa: S101  # whoever asks for it waits for it
        return self.picture.communities[self.number]

    @property
    def weighted_betweenness(
        self,
    ) -> Annotated[
        float | None,
        "betweenness_centrality with a distance of 1 / strength (normalized, without ends); null in networks of more than "
        "2,000 people.",
    ]:
        return None if self.picture.weighted is None else self.picture.weighted.betweenness[self.number]

    @property
    def weighted_closeness(
        self,
    ) -> Annotated[
        float | None,
        "closeness_centrality with a distance of 1 / strength (wf_improved); null in networks of more than 2,000 people.",
    ]:
        return None if self.picture.weighted is None else self.picture.weighted.closeness[self.number]

    @property
    def circles(
        self,
    ) -> Annotated[
        list[NetworkCircle],
        "The two largest circles that the person joins: people tied to the person, each circle tied together without the "
        "person, and not tied to the other; one where all of them hang together, none without ties.",
    ]:
        return self.picture.circles(self.number)
