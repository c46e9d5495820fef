"""What a factor answers: its points and the facts that they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Counted = tuple[Any, float | None, float, bool, str]
"""(row, its points, its weight within the factor, whether the consumer said or confirmed it, why: a message's name).

Plain, since a score of thousands of relationships is made of hundreds of thousands. Points are None where a row only
counts as one.
"""

ROW: Final = 0
POINTS: Final = 1
WEIGHT: Final = 2
BY_CONSUMER: Final = 3
WHY: Final = 4


class Factor(NamedTuple):
    """`points`: 0 to 100, None where nothing is known. `applies`: whether it weighs anything in this relationship."""

    points: float | None
    counted: Sequence[Counted] = ()
    applies: bool = True


UNKNOWN: Final = Factor(None)
NOT_APPLICABLE: Final = Factor(None, applies=False)


def weighed(counted: Sequence[Counted]) -> Factor:
    """The mean of the facts by their weights."""
    if not counted:
        return UNKNOWN
    total = weight = 0.0
    for _, points, share, _, _ in counted:
        if points is not None:
            total += share * points
            weight += share
    return Factor(total / weight, counted)
