"""The facts that a factor rests on, those with the fewest points first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.health.factor import BY_CONSUMER, POINTS, ROW, WEIGHT, WHY
from graph.health.policy import COMMITMENTS, EXPECTATIONS, FEEDBACK, OUTCOMES, SENTIMENT, TARGETS, USE
from graph.health.sentence import Sentence, said_of
from graph.model.answers import Called, answer

if TYPE_CHECKING:
    from graph.health.factor import Counted, Factor

LABELS: Final = {
    OUTCOMES: "Outcome",
    EXPECTATIONS: "Expectation",
    FEEDBACK: "Feedback",
    COMMITMENTS: "Commitment",
    USE: "Adoption",
    TARGETS: "Target",
    SENTIMENT: "Assessment",
}
"""Kinds of the facts of each factor; all others are engagements."""


@answer("Evidence")
class Proof(NamedTuple):
    """A fact in a score."""

    label: str
    id: str
    points: Annotated[float | None, "Its own points, 0 to 100; null where it only counts as one (meetings)."]
    share: Annotated[float, "Its share of the factor, 0 to 1."]
    by_consumer: Annotated[bool, "Whether the consumer said or confirmed it.", Called("saidByConsumer")]
    sentence: Sentence

    @property
    def place(self) -> tuple[float, str, str]:
        """What facts are sorted by: one without points comes last."""
        return (101.0 if self.points is None else float(self.points)), self.label, self.id


def label_of(place: int, fact: Counted) -> str:
    return "FitCheck" if fact[WHY] == "fit" else LABELS.get(place, "Engagement")


def proofs(place: int, factor: Factor) -> list[Proof]:
    total = sum(fact[WEIGHT] for fact in factor.counted)
    found = [
        Proof(
            label_of(place, fact),
            fact[ROW].id,
            fact[POINTS],
            fact[WEIGHT] / total,
            fact[BY_CONSUMER],
            said_of(fact),
        )
        for fact in factor.counted
    ]
    return sorted(found, key=lambda proof: proof.place)
