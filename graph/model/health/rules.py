"""Rules of policies and judgements, as `graph/model/rules.py` has those of everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.health.words import HealthFactorKind
from graph.model.relationship import Side
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS: Final = tuple(f"{factor.lower()}_weight" for factor in HealthFactorKind)
"""The columns of the weights of a policy."""


def weightlessness(given: Mapping[str, Any]) -> Saying | None:
    """A policy weighs something. `given`: weights by column; one that is not there is not known to be 0."""
    if any(given.get(column) != 0 for column in WEIGHTS):
        return None
    words = "is 0 as all weights are, so that nothing would make a score: give at least one factor a weight above 0"
    return Saying("NO_WEIGHT", words)


def outsider(side: str | None) -> Saying | None:
    """A judgement is that of one of the two sides."""
    if side != Side.THIRD_PARTY.value:
        return None
    return Saying("NEITHER_SIDE", "is neither side of the relationship: state PROVIDER or CONSUMER")
