from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Confirmed, confirmed_by, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Day, Text


class DecisionStatus(Choice):
    """Whether a decision holds."""

    PROPOSED = "PROPOSED", "Put forward, not yet taken."
    TAKEN = "TAKEN", "Holds."
    REVERSED = "REVERSED", "Taken back later."


class Decision(Confirmed):
    """What was decided in a relationship."""

    text: Annotated[Text, SEARCHED] = Field(description="What was decided.")
    at: Day | None = Field(None, description="Day on which it was decided.")
    status: DecisionStatus = Field(DecisionStatus.TAKEN, description="Whether it holds.")


DECISION = Kind(
    model=Decision,
    label="Decision",
    singular="decision",
    plural="decisions",
    file="decisions",
    order=("at",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Decision", back="decisions", words_back="What was decided in it."),
        reference(
            "MADE_AT",
            "Decision",
            "Engagement",
            column="engagement",
            words="Where it was decided.",
            back="decisions",
            words_back="What was decided there.",
        ),
        reference(
            "DECIDED_BY",
            "Decision",
            "Person",
            column="people",
            words="Who decided it.",
            back="decisions",
            words_back="The decisions in which the person took part.",
            many=True,
        ),
        confirmed_by("Decision", back="confirmed_decisions", words_back="The decisions that they confirmed."),
    ),
)
