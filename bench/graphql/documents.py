"""Up to a thousand different documents, alike for both dialects but for their lists."""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, Final

from bench.graphql.questions import BY_NAME
from bench.graphql.stacks import body

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST: Final = 1_000
ROWS: Final = range(20, 25)
OF_OFFERING: Final = ("id", "name", "status", "catalogue", "createdAt")
OF_PROVIDER: Final = ("id", "name", "kind")


def documents(number: int = MOST) -> dict[str, list[bytes]]:
    """Bodies by stack; the document at one place asks the same of each."""
    selections = list(islice(product(some_of(OF_OFFERING), some_of(OF_PROVIDER), ROWS), number))
    return {
        "Rapport": [
            body("D", f"query D {{ offerings(first: {n}) {{ nodes {{ {own} provider {{ {its} }} }} }} }}", {})
            for own, its, n in selections
        ],
        "peer": [
            body("D", f"query D {{ offerings(limit: {n}, {BY_NAME}) {{ {own} provider {{ {its} }} }} }}", {})
            for own, its, n in selections
        ],
    }


def some_of(names: tuple[str, ...]) -> Iterator[str]:
    for size in range(1, len(names) + 1):
        yield from map(" ".join, combinations(names, size))
