from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Confirmed, confirmed_by, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Day, Duration, Name, Number, Text


class UsageScenario(Confirmed):
    """How a consumer uses offerings, and to which outcome."""

    name: Annotated[Name, SEARCHED] = Field(description="What people call it.")
    how: Text | None = Field(None, description="Who does what with the offerings.")
    volume: Number | None = Field(None, description="How much is used within the period, in the unit.")
    unit: Name | None = Field(None, description="Unit of the volume, e.g. `routes`.")
    period: Duration | None = Field(None, description="Time to which the volume refers, e.g. `P1D`.")
    training_needed_by: Day | None = Field(None, description="Day by which the users must have been trained.")


USAGE_SCENARIO = Kind(
    model=UsageScenario,
    label="UsageScenario",
    singular="usageScenario",
    plural="usageScenarios",
    file="usage_scenarios",
    order=("name",),
    found_by="name",
    between="-[:WITHIN]->",
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("UsageScenario", back="usage_scenarios", words_back="How the consumer uses the offerings."),
        reference(
            "USES",
            "UsageScenario",
            "Offering",
            column="offerings",
            words="The offerings that are used.",
            back="usage_scenarios",
            words_back="How consumers use it.",
            many=True,
        ),
        reference(
            "SERVES",
            "UsageScenario",
            "Outcome",
            column="outcome",
            words="The outcome to which it leads.",
            back="usage_scenarios",
            words_back="How offerings are used to reach it.",
        ),
        confirmed_by(
            "UsageScenario", back="confirmed_usage_scenarios", words_back="The ways of use that they confirmed."
        ),
    ),
)
