from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, Thing, reference
from graph.model.health.words import HealthCapKind
from graph.model.ownership import OwnedBy
from graph.model.role import Role
from graph.model.scalars import Count, DayCount, Number

Ordinal = Annotated[Count, Field(ge=1)]
Weight = Annotated[Number, Field(ge=0, le=100)]
Window = Annotated[DayCount, Field(ge=1)]


class HealthPolicy(Thing):
    """How an organization weighs what the health of its relationships is made of, in its own side's view."""

    number: Ordinal = Field(
        description="Its place in the order of the organization's policies, from 1; the greatest is the current one."
    )
    outcomes_weight: Weight = Field(20.0, description="Weight of OUTCOMES, from 0 to 100.")
    expectations_weight: Weight = Field(15.0, description="Weight of EXPECTATIONS.")
    feedback_weight: Weight = Field(15.0, description="Weight of FEEDBACK.")
    commitments_weight: Weight = Field(12.0, description="Weight of COMMITMENTS.")
    breadth_weight: Weight = Field(10.0, description="Weight of BREADTH.")
    use_weight: Weight = Field(10.0, description="Weight of USE.")
    targets_weight: Weight = Field(8.0, description="Weight of TARGETS.")
    sentiment_weight: Weight = Field(5.0, description="Weight of SENTIMENT.")
    contact_weight: Weight = Field(5.0, description="Weight of CONTACT.")
    outcomes_days: Window = Field(365, description="Days for which a measurement counts, and an outcome after its day.")
    expectations_days: Window = Field(365, description="Days for which an expectation counts after it was closed.")
    feedback_days: Window = Field(180, description="Days for which feedback counts.")
    commitments_days: Window = Field(365, description="Days for which a commitment counts after it was kept or broken.")
    breadth_days: Window = Field(180, description="Days for which an engagement counts towards BREADTH.")
    use_days: Window = Field(365, description="Days for which adoption and fit checks count.")
    targets_days: Window = Field(90, description="Days for which a period of a target counts, or longer by its length.")
    sentiment_days: Window = Field(180, description="Days for which an assessment counts.")
    caps_off: Annotated[list[HealthCapKind], Field(max_length=len(HealthCapKind))] | None = Field(
        None, description="The caps that are switched off; null = all hold."
    )


HEALTH_POLICY = Kind(
    model=HealthPolicy,
    label="HealthPolicy",
    singular="healthPolicy",
    plural="healthPolicies",
    file="health_policies",
    order=("number",),
    visible=OwnedBy("-[:OF]->"),
    kept_by=Role.OWNER,
    links=(
        reference(
            "OF",
            "HealthPolicy",
            "Organization",
            column="organization",
            words="The organization whose view is made by it, with its parts that have none of their own.",
            back="health_policies",
            words_back="How it weighs what the health of its relationships is made of, from the first policy on.",
            required=True,
        ),
    ),
)
