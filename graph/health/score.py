"""The score of a relationship on a day, seen from one side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.health.caps import HIGHEST, caps
from graph.health.factor import BY_CONSUMER
from graph.health.factors.contact import breadth, contact
from graph.health.factors.feedback import feedback
from graph.health.factors.outcomes import outcomes
from graph.health.factors.promises import commitments, expectations
from graph.health.factors.sentiment import sentiment
from graph.health.factors.targets import targets
from graph.health.factors.use import use
from graph.health.moment import Moment
from graph.health.policy import BREADTH, CONTACT, EXPECTATIONS, FEEDBACK, OUTCOMES, USE
from graph.model.health.words import HealthGrade
from graph.model.relationship import RelationshipStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.health.caps import Cap
    from graph.health.factor import Factor
    from graph.health.policy import Policy
    from graph.health.view import View
    from graph.projection.status import Day

GOOD_FROM: Final = 75.0
WATCH_FROM: Final = 50.0
KNOWN_WELL: Final = 0.6
KNOWN_AT_ALL: Final = 0.3
DECIMALS: Final = 9
"""Decimals to which bounds are compared."""

NOT_OF_FACTS: Final = frozenset({BREADTH, CONTACT})
"""Factors that rest on meetings, of which one alone says as much as it can."""

VOICES: Final = (OUTCOMES, EXPECTATIONS, FEEDBACK, USE)
"""Factors in whose evidence the consumer may have spoken."""

ONBOARDING: Final = RelationshipStatus.ONBOARDING.value
NOT_IN_USE: Final = frozenset({None, RelationshipStatus.PROSPECTIVE.value, RelationshipStatus.ENDED.value})
"""Statuses; None for what is archived."""


FACTORS: Final = (outcomes, expectations, feedback, commitments, breadth, use, targets, sentiment, contact)
"""Functions of all factors, in the order of their kinds."""


class Standing(NamedTuple):
    """`factors`: in the order of their kinds. `weights`: of each, 0 where it does not apply. `known`: the sum of the known
    ones' weights. `spoken`: whether a voice of the consumer is in the evidence.
    """

    score: float | None
    uncapped: float | None
    at_least: float
    at_most: float
    confidence: float
    grade: HealthGrade
    factors: tuple[Factor, ...]
    weights: tuple[float, ...]
    known: float
    caps: Sequence[Cap]
    spoken: bool

    def contribution(self, place: int) -> float | None:
        """What a factor gives to the uncapped score."""
        points = self.factors[place].points
        if points is None or not self.factors[place].applies:
            return None
        return self.weights[place] * points / self.known if self.known else 0.0


def standing(view: View, day: Day, today: Day, policy: Policy) -> Standing:
    """How the relationship stands on the day, by what is known `today`."""
    return standing_at(Moment(view, day, today, policy))


def standing_at(moment: Moment) -> Standing:
    return standing_of(moment, tuple([factor(moment) for factor in FACTORS]), caps(moment))


def standing_of(moment: Moment, found: tuple[Factor, ...], held: Sequence[Cap]) -> Standing:
    """The standing that follows from factors and caps that are worked out already."""
    weights = tuple(
        [weight if factor.applies else 0.0 for weight, factor in zip(moment.policy.weights, found, strict=True)]
    )
    total = sum(weights)
    known = points = sure = 0.0
    for place, factor in enumerate(found):
        weight = weights[place]
        if factor.points is not None and weight:
            known += weight
            points += weight * factor.points
            sure += weight * 0.5 if len(factor.counted) == 1 and place not in NOT_OF_FACTS else weight
    uncapped = points / known if known else None
    score = uncapped if uncapped is None or not held else min(uncapped, HIGHEST)
    confidence = sure / total if total else 0.0
    low = points / total if total else 0.0
    high = low + 100.0 * (total - known) / total if total else 100.0
    spoken = has_spoken(found)
    grade = _grade(moment.view, moment.day, score, confidence, is_capped=bool(held), spoken=spoken)
    return Standing(score, uncapped, low, high, confidence, grade, found, weights, known, held, spoken)


def has_spoken(found: Sequence[Factor]) -> bool:
    """Whether the consumer gave feedback, checked the fit, or confirmed an expectation or a measurement."""
    return any(fact[BY_CONSUMER] for place in VOICES for fact in found[place].counted)


def _grade(
    view: View, day: Day, score: float | None, confidence: float, *, is_capped: bool, spoken: bool
) -> HealthGrade:
    if view.status in NOT_IN_USE or not view.has_begun(day):
        return HealthGrade.UNKNOWN
    if is_capped:
        return HealthGrade.AT_RISK
    sure = round(confidence, DECIMALS)
    if view.status == ONBOARDING or score is None or sure < KNOWN_AT_ALL:
        return HealthGrade.UNKNOWN
    compared = round(score, DECIMALS)
    if compared >= GOOD_FROM:
        return HealthGrade.GOOD if sure >= KNOWN_WELL and spoken else HealthGrade.UNPROVEN
    return HealthGrade.WATCH if compared >= WATCH_FROM else HealthGrade.AT_RISK
