from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared, within
from graph.model.ownership import WITHIN
from graph.model.relationship import Side
from graph.model.role import Role
from graph.model.scalars import Choice, Number, Text
from graph.model.standards import Currency


class CostEffect(Choice):
    """Whether something costs or saves."""

    COSTS = "COSTS", "The side pays or loses the amount."
    SAVES = "SAVES", "The side is spared the amount."


class CostPer(Choice):
    """How often an amount falls due."""

    ONCE = "ONCE", "Once."
    MONTH = "MONTH", "Each month."
    QUARTER = "QUARTER", "Each quarter of a year."
    YEAR = "YEAR", "Each year."


class Cost(Shared):
    """What the services cost a side, or save it."""

    side: Side = Field(description="The side that bears or is spared it.")
    effect: CostEffect = Field(CostEffect.COSTS, description="Whether it costs or saves.")
    amount: Number = Field(description="How much, in the currency.")
    currency: Currency | None = Field(None, description="Currency as an ISO 4217 code, e.g. `EUR`.")
    per: CostPer = Field(CostPer.ONCE, description="How often the amount falls due.")
    description: Text | None = Field(None, description="What it is for.")


COST = Kind(
    model=Cost,
    label="Cost",
    singular="cost",
    plural="costs",
    file="costs",
    order=("side", "effect"),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Cost", back="costs", words_back="What the services cost or save each side."),
        reference(
            "OF",
            "Cost",
            "Offering",
            column="offering",
            words="The offering that costs or saves it; null = the relationship as a whole.",
            back="costs",
            words_back="What it costs or saves consumers and providers.",
        ),
    ),
)
