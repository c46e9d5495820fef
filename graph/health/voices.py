"""The score from what the consumer said alone, and from what the provider measured alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.health.factor import BY_CONSUMER, weighed
from graph.health.factors.outcomes import outcomes
from graph.health.policy import COMMITMENTS, EXPECTATIONS, FEEDBACK, OUTCOMES, SENTIMENT, TARGETS, USE

if TYPE_CHECKING:
    from graph.health.factor import Factor
    from graph.health.moment import Moment
    from graph.health.score import Standing

SAID: Final = (OUTCOMES, EXPECTATIONS, FEEDBACK, COMMITMENTS, USE)
MEASURED: Final = (OUTCOMES, EXPECTATIONS, COMMITMENTS, USE, TARGETS, SENTIMENT)
LEAST: Final = 0.15
"""Share of the weights that a voice needs to be told."""

APART: Final = 25.0
"""Points by which the provider's voice may be above the consumer's before that is a finding."""


class Voices(NamedTuple):
    """None for a voice that says too little."""

    said_by_consumer: float | None
    measured_by_provider: float | None

    @property
    def are_apart(self) -> bool:
        """Whether the relationship looks good only from inside."""
        said, measured = self
        return said is not None and measured is not None and round(measured - said, 9) > APART


def voices(moment: Moment, found: Standing) -> Voices:
    return Voices(_voice(moment, found, said=True), _voice(moment, found, said=False))


def _voice(moment: Moment, found: Standing, *, said: bool) -> float | None:
    points = known = 0.0
    for place in SAID if said else MEASURED:
        weight = found.weights[place]
        one = found.factors[place]
        factor = outcomes(moment, confirmed=said) if place == OUTCOMES else _of_voice(one, said=said)
        if factor.points is not None:
            points += weight * factor.points
            known += weight
    total = sum(found.weights)
    return points / known if known and round(known / total, 9) >= LEAST else None


def _of_voice(factor: Factor, *, said: bool) -> Factor:
    """The factor from the facts of one voice."""
    return weighed([fact for fact in factor.counted if fact[BY_CONSUMER] is said])
