from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import Choice, Day, Text


class Fit(Choice):
    """How far something is so, by the consumer's word."""

    NO = "NO", "It is not so."
    PARTLY = "PARTLY", "It is so in part."
    YES = "YES", "It is so."


class FitCheck(Shared):
    """Whether an offering is available, understood and usable: the consumer's word on one day."""

    at: Day = Field(description="Day on which it was asked.")
    available: Fit | None = Field(None, description="Whether it can be had when it is needed; null = not asked.")
    understood: Fit | None = Field(None, description="Whether the users know how to use it; null = not asked.")
    usable: Fit | None = Field(None, description="Whether it does what it is needed for; null = not asked.")
    note: Text | None = Field(None, description="What the consumer said besides.")


FIT_CHECK = Kind(
    model=FitCheck,
    label="FitCheck",
    singular="fitCheck",
    plural="fitChecks",
    file="fit_checks",
    order=("at",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within(
            "FitCheck",
            back="fit_checks",
            words_back="Whether the offerings are fit to be used, in the consumer's words.",
        ),
        reference(
            "OF",
            "FitCheck",
            "Offering",
            column="offering",
            words="The offering that was asked about.",
            back="fit_checks",
            words_back="Whether it is fit to be used, in the consumers' words.",
            required=True,
        ),
        reference(
            "BY",
            "FitCheck",
            "Person",
            column="person",
            words="Who answered for the consumer.",
            back="fit_checks",
            words_back="What the person said of whether offerings are fit to be used.",
        ),
    ),
)
