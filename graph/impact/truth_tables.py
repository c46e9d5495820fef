"""Monotone truth tables as whole numbers: bit S of a table tells what the subset S of n changes brings about."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@lru_cache(maxsize=16)
def variables(changes: int) -> tuple[int, ...]:
    """The table of "change j is in the subset", for each j."""
    subsets = 1 << changes
    tables: list[int] = []
    for change in range(changes):
        width = 1 << change
        table, filled = ((1 << width) - 1) << width, 2 * width
        while filled < subsets:
            table |= table << filled
            filled *= 2
        tables.append(table)
    return tuple(tables)


def any_of(tables: Iterable[int]) -> int:
    table = 0
    for each in tables:
        table |= each
    return table


def always(changes: int) -> int:
    """The table of what every subset brings about."""
    return (1 << (1 << changes)) - 1


def at_least(number: int, tables: Sequence[int]) -> int:
    """The table of what is true in at least `number` of the tables, 1 or more. The bits may stand for anything."""
    reached = [0] * (number + 1)
    for table in tables:
        for count in range(number, 1, -1):
            reached[count] |= reached[count - 1] & table
        reached[1] |= table
    return reached[number]


@lru_cache(maxsize=4096)
def minimal_subsets(table: int, changes: int) -> tuple[tuple[int, ...], ...]:
    """The subsets that are true and of which no part is, the smallest first."""
    larger = any_of((table & ~one) << (1 << number) for number, one in enumerate(variables(changes)))
    left = table & ~larger
    subsets: list[tuple[int, ...]] = []
    while left:
        lowest = left & -left
        subset = lowest.bit_length() - 1
        subsets.append(tuple(number for number in range(changes) if subset >> number & 1))
        left ^= lowest
    return tuple(sorted(subsets, key=lambda subset: (len(subset), subset)))
