"""How a relationship stands on a day, with the reasons: worked out where it is asked for."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, NamedTuple

from graph.health.evidence import proofs
from graph.health.factor import Factor
from graph.health.findings import findings
from graph.health.moment import Moment
from graph.health.policy import KINDS
from graph.health.score import standing_at
from graph.health.sentence import why
from graph.health.steps import next_steps
from graph.health.trend import moved
from graph.health.undated import undated
from graph.health.voices import voices
from graph.model.answers import Called, answer
from graph.model.health.words import HealthFactorKind, HealthGrade
from graph.model.relationship import Side  # noqa: TC001  # the type in GraphQL follows from it
from graph.model.scalars import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.health.caps import Cap
    from graph.health.evidence import Proof
    from graph.health.findings import HealthFinding
    from graph.health.score import Standing
    from graph.health.sentence import Sentence
    from graph.health.steps import Step
    from graph.health.trend import Move
    from graph.health.voices import Voices


class FactorState(Choice):
    """Whether a factor has points."""

    KNOWN = "KNOWN", "It has points."
    UNKNOWN = "UNKNOWN", "Nothing is known of it: it counts neither for nor against."
    NOT_APPLICABLE = "NOT_APPLICABLE", "It weighs nothing in this relationship."


@answer("HealthFactor")
class HealthFactor(NamedTuple):
    """A part of the score."""

    moment: Moment
    place: int
    found: Factor
    factor: Annotated[HealthFactorKind, "Which part."]
    state: Annotated[FactorState, "Whether it has points."]
    points: Annotated[float | None, "0 to 100; null where nothing is known, or it does not apply."]
    weight: Annotated[float, "Its weight under the policy; 0 where it does not apply."]
    contribution: Annotated[
        float | None,
        "What it gives to `uncapped`: weight times points, divided by all known weights. They add up.",
    ]

    def sentence(self) -> Sentence:
        return why(self.moment, self.place, self.found)

    def proofs(self) -> list[Proof]:
        return proofs(self.place, self.found)


@answer("Health")
class Health:
    """How a relationship stands on a day, seen from one side, with the reasons."""

    def __init__(self, moment: Moment, policy: str | None, judgement: str | None) -> None:
        """`policy`: id of what an organization has set; `judgement`: of the one that holds."""
        self.moment = moment
        self.policy_id = policy
        self.judgement_id = judgement

    @cached_property
    def standing(self) -> Standing:
        return standing_at(self.moment)

    @property
    def on(self) -> Annotated[date, "The day."]:
        return date.fromordinal(self.moment.day)

    @property
    def side(
        self,
    ) -> Annotated[Side, "The side whose view it is: made of what this side may see, and of nothing else."]:
        return self.moment.view.side

    @property
    def score(
        self,
    ) -> Annotated[float | None, "0 to 100, at most 49 where a cap applies; null where nothing is known. Not rounded."]:
        return self.standing.score

    @property
    def uncapped(self) -> Annotated[float | None, "The score without caps."]:
        return self.standing.uncapped

    @property
    def at_least(self) -> Annotated[float, "The score if everything unknown were as bad as can be, 0 to 100."]:
        return self.standing.at_least

    @property
    def at_most(self) -> Annotated[float, "The score if everything unknown were as good as can be, 0 to 100."]:
        return self.standing.at_most

    @property
    def confidence(
        self,
    ) -> Annotated[float, "Share of the weights that is known, 0 to 1; what rests on a single fact counts half."]:
        return self.standing.confidence

    @property
    def grade(self) -> Annotated[HealthGrade, "The grade of the score."]:
        return self.standing.grade

    @cached_property
    def voices(self) -> Voices:
        return voices(self.moment, self.standing)

    @property
    def said_by_consumer(
        self,
    ) -> Annotated[
        float | None,
        "The score from what the consumer said or confirmed alone; null where that is less than 0.15 of the weights.",
    ]:
        return self.voices.said_by_consumer

    @property
    def measured_by_provider(
        self,
    ) -> Annotated[
        float | None,
        "The score from what the provider measured or recorded alone; null where that is less than 0.15 of the weights.",
    ]:
        return self.voices.measured_by_provider

    @property
    def factors(self) -> Annotated[list[HealthFactor], "All factors, in the order of their weights."]:
        policy, found = self.moment.policy, self.standing
        places = sorted(range(len(KINDS)), key=lambda place: (-policy.weights[place], place))
        return [self._factor(place, found) for place in places]

    @property
    def policy_version(
        self,
    ) -> Annotated[int, "Version of the policy by which it was worked out; 0: no organization has set one."]:
        return self.moment.policy.version

    def _factor(self, place: int, found: Standing) -> HealthFactor:
        factor = found.factors[place]
        state = FactorState.UNKNOWN if factor.points is None else FactorState.KNOWN
        return HealthFactor(
            self.moment,
            place,
            factor,
            KINDS[place],
            state if factor.applies else FactorState.NOT_APPLICABLE,
            factor.points,
            found.weights[place],
            found.contribution(place),
        )

    def caps(self) -> Sequence[Cap]:
        return self.standing.caps

    def undated(self) -> list[tuple[str, str]]:
        return undated(self.moment)

    def findings(self) -> list[HealthFinding]:
        return findings(self.moment, self.standing, self.voices)

    def next_steps(self, first: int) -> list[Step]:
        return next_steps(self.moment, self.standing, first)

    # --- trend ---

    def before(self, days: int) -> Standing:
        """How it stood so many days before, by the policy of today and by what is recorded now."""
        moment = self.moment
        return standing_at(Moment(moment.view, moment.day - days, moment.today, moment.policy))

    def trend(self) -> HealthTrend:
        return HealthTrend(self)


@answer("HealthTrend")
class HealthTrend:
    """How a score moved. Computed under the policy of today, from what is recorded now."""

    def __init__(self, health: Health) -> None:
        self._health = health

    @property
    def days_ago_30(self) -> Annotated[float | None, "The score 30 days before.", Called("daysAgo30")]:
        return self._health.before(30).score

    @property
    def days_ago_90(self) -> Annotated[float | None, "The score 90 days before.", Called("daysAgo90")]:
        return self._health.before(90).score

    def moved(self, days: int) -> list[Move]:
        return moved(self._health.before(days), self._health.standing)
