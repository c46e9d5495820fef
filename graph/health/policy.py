"""What a score is weighed by: weights of the factors, how long facts count, which caps hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model.health.words import HealthCapKind, HealthFactorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS: Final = tuple(HealthFactorKind)
OUTCOMES, EXPECTATIONS, FEEDBACK, COMMITMENTS, BREADTH, USE, TARGETS, SENTIMENT, CONTACT = range(9)
"""Places of the factors in KINDS, in weights, in windows, and in what is worked out of them."""

WEIGHTS: Final = (20.0, 15.0, 15.0, 12.0, 10.0, 10.0, 8.0, 5.0, 5.0)

WINDOWS: Final = (365, 365, 180, 365, 180, 365, 90, 180)
"""Days for which a factor's facts count. Contact has none: it goes by the interval that the relationship has agreed."""


class Policy(NamedTuple):
    """`version`: 0 for the one that holds where no organization has set its own. `caps`: those that hold. `id`: of what an
    organization has set.
    """

    version: int = 0
    id: str | None = None
    weights: Sequence[float] = WEIGHTS
    windows: Sequence[int] = WINDOWS
    caps: frozenset[HealthCapKind] = frozenset(HealthCapKind)


USUAL: Final = Policy()
