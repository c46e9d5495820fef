"""`python -m bench.network`: what questions about who knows whom take, in CPU time, with 10,000 people."""

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING, Final

from bench.network.estate import PEOPLE, RELATIONSHIPS, TODAY, estate, organization, person
from graph.questions.network.coverage import coverage
from graph.questions.network.departure import departed
from graph.questions.network.introductions import Askers, Wanted, introductions
from graph.questions.network.keeping import Network
from graph.questions.network.picture import Picture
from graph.questions.network.pictures import NetworkPart
from graph.questions.network.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS: Final = {
    "introductions of a person to a person": 100,
    "introductions of an organization to an organization": 100,
    "picture of a relationship": 50,
    "picture of everybody, without betweenness and communities": 2_000,
}
"""Milliseconds, 95 of 100 times."""


def main() -> None:
    projection, chance = estate(), Random(1)  # no secret
    network = Network(projection, None)
    ties = network.on(TODAY.toordinal())

    def picture(part: NetworkPart) -> None:
        seen = Picture(ties, part.people(Sight(projection, ties)), 0.05)
        seen.measure()

    def anyone() -> str:
        return person(chance.randrange(PEOPLE))

    def any_organization() -> str:
        return organization(chance.randrange(PEOPLE))

    questions: dict[str, tuple[int, Callable[[], object]]] = {
        "facts of a state": (3, lambda: Network(projection, None)),
        "strengths of a day": (10, lambda: Network.on(network, TODAY.toordinal() - chance.randrange(1, 900))),
        "introductions of a person to a person": (
            100,
            lambda: introductions(Sight(projection, ties), Askers([anyone()]), Wanted(anyone())),
        ),
        "introductions of an organization to an organization": (
            100,
            lambda: introductions(
                Sight(projection, ties),
                Askers(organization=any_organization()),
                Wanted(organization=any_organization()),
            ),
        ),
        "picture of a relationship": (50, lambda: picture(NetworkPart(f"r{chance.randrange(RELATIONSHIPS)}"))),
        "picture of everybody, without betweenness and communities": (3, lambda: picture(NetworkPart())),
        "coverage of 500 relationships": (
            3,
            lambda: coverage(
                Sight(projection, ties), [f"r{number}" for number in range(RELATIONSHIPS)], include_basic=True
            ),
        ),
        "departure": (50, lambda: departed(Sight(projection, ties), anyone())),
    }
    for name, (times, question) in questions.items():
        took = sorted(milliseconds(question) for _ in range(times))
        slow = took[min(times - 1, int(0.95 * times))]
        target = f" (target {TARGETS[name]:,})" if name in TARGETS else ""
        print(f"{name}: median {took[times // 2]:,.1f} ms, 95 of 100 within {slow:,.1f} ms{target}")


def milliseconds(question: Callable[[], object]) -> float:
    begun = time.process_time()
    question()
    return 1_000 * (time.process_time() - begun)


if __name__ == "__main__":
    main()
