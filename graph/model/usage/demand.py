from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import Choice, Day, Name, Number, Share, Text


class DemandKind(Choice):
    """What sort of capacity is wanted."""

    CAPACITY = "CAPACITY", "So much, from some day on."
    NEW = "NEW", "Something that was not used before."
    MORE = "MORE", "So much more than before."
    LESS = "LESS", "So much less than before."
    PEAK = "PEAK", "So much more for a short time."


class DemandStatus(Choice):
    """What became of a demand."""

    RAISED = "RAISED", "Said, and not yet answered."
    SHAPED = "SHAPED", "Both sides are working out what is meant and possible."
    ACCEPTED = "ACCEPTED", "The provider will meet it."
    DECLINED = "DECLINED", "The provider will not meet it."
    MET = "MET", "Met."


class Demand(Shared):
    """Capacity that a consumer wants or foresees."""

    kind: DemandKind = Field(description="What sort of capacity is wanted.")
    quantity: Number | None = Field(None, description="How much, in the unit.")
    unit: Name | None = Field(None, description="Unit of the quantity, e.g. `parcels a day` or `%`.")
    from_: Day | None = Field(None, description="First day on which it is wanted.")
    until: Day | None = Field(None, description="First day on which it is no longer wanted; null = open.")
    likelihood: Share | None = Field(None, description="How likely it is to come, from 0 to 1.")
    status: DemandStatus = Field(DemandStatus.RAISED, description="What became of it.")
    raised_at: Day | None = Field(None, description="Day on which it was raised.")
    answer: Text | None = Field(None, description="What the provider answered.")
    answered_at: Day | None = Field(None, description="Day on which the provider answered.")


DEMAND = Kind(
    model=Demand,
    label="Demand",
    singular="demand",
    plural="demands",
    file="demands",
    order=("from",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Demand", back="demands", words_back="Capacity that the consumer wants or foresees."),
        reference(
            "OF",
            "Demand",
            "Offering",
            column="offering",
            words="The offering of which it is wanted.",
            back="demands",
            words_back="Capacity that consumers want or foresee.",
            required=True,
        ),
        reference(
            "BY",
            "Demand",
            "Person",
            column="person",
            words="Who raised it.",
            back="demands",
            words_back="The demands that the person raised.",
        ),
    ),
)
