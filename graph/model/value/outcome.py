from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Confirmed, confirmed_by, within
from graph.model.ownership import WITHIN, OfRelationship
from graph.model.relationship import Side
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Day, Name, Number, Statement


class Outcome(Confirmed):
    """The value that a side seeks."""

    statement: Annotated[Statement, SEARCHED] = Field(description="What is sought, in a sentence.")
    side: Side = Field(description="The side that seeks it.")
    measure: Name | None = Field(None, description="What shows it, e.g. `minutes until an alarm is seen`.")
    unit: Name | None = Field(None, description="Unit of what is measured, e.g. `min`.")
    baseline: Number | None = Field(None, description="The value from which it started, in the unit.")
    baseline_at: Day | None = Field(None, description="Day on which the baseline was measured.")
    target: Number | None = Field(None, description="The value to be reached, in the unit; it may be the smaller one.")
    due: Day | None = Field(None, description="Day by which it is to be reached.")


class Measurement(Confirmed):
    """How far an outcome was reached on one day."""

    at: Day = Field(description="Day on which it was measured.")
    value: Number = Field(description="What was measured, in the outcome's unit.")


OUTCOME = Kind(
    model=Outcome,
    label="Outcome",
    singular="outcome",
    plural="outcomes",
    file="outcomes",
    order=("statement",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Outcome", back="outcomes", words_back="The value that each side seeks."),
        confirmed_by("Outcome", back="confirmed_outcomes", words_back="The outcomes that they confirmed."),
    ),
)

MEASUREMENT = Kind(
    model=Measurement,
    label="Measurement",
    singular="measurement",
    plural="measurements",
    file="measurements",
    order=("at",),
    visible=OfRelationship("-[:OF]->(:Outcome)-[:WITHIN]->", unless_said="SHARED", through="Outcome"),
    kept_by=Role.MANAGER,
    links=(
        reference(
            "OF",
            "Measurement",
            "Outcome",
            column="outcome",
            words="The outcome that was measured.",
            back="measurements",
            words_back="How far it was reached, day by day.",
            required=True,
        ),
        confirmed_by("Measurement", back="confirmed_measurements", words_back="The measurements that they confirmed."),
    ),
)
