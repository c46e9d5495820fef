from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, Thing, reference
from graph.model.ownership import BY_PROVIDER_OF_AGREEMENT, OF_AGREEMENT
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Duration, Name, Number


class Comparator(Choice):
    """How a measured value compares with a threshold when the promise is kept."""

    AT_LEAST = "AT_LEAST", "It is the threshold or greater."
    AT_MOST = "AT_MOST", "It is the threshold or less."
    ABOVE = "ABOVE", "It is greater than the threshold."
    BELOW = "BELOW", "It is less than the threshold."


class Target(Thing):
    """A measurable promise of an agreement."""

    measure: Annotated[Name, SEARCHED] = Field(description="What is measured, e.g. `availability`.")
    unit: Name | None = Field(None, description="Unit of the threshold and of what is measured, e.g. `%`.")
    comparator: Comparator = Field(
        Comparator.AT_LEAST, description="How the measured value compares with the threshold when it is met."
    )
    threshold: Number = Field(description="The promised value, in the unit.")
    period: Duration | None = Field(None, description="Time over which it is measured, e.g. `P1M`.")


TARGET = Kind(
    model=Target,
    label="Target",
    singular="target",
    plural="targets",
    file="targets",
    order=("measure",),
    visible=OF_AGREEMENT,
    own=BY_PROVIDER_OF_AGREEMENT,
    kept_by=Role.OWNER,
    links=(
        reference(
            "OF",
            "Target",
            "Agreement",
            column="agreement",
            words="The agreement that promises it.",
            back="targets",
            words_back="What it promises measurably.",
            required=True,
        ),
        reference(
            "ABOUT",
            "Target",
            "Offering",
            column="offering",
            words="The offering for which it is promised; null = for all that the agreement covers.",
            back="targets",
            words_back="What agreements promise measurably for this offering alone.",
        ),
    ),
)
