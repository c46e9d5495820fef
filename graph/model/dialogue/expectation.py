from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Confirmed, Degree, confirmed_by, within
from graph.model.ownership import WITHIN
from graph.model.relationship import Side
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Day, Statement, Text


class ExpectationStatus(Choice):
    """What became of an expectation."""

    STATED = "STATED", "Said, and not yet answered."
    AGREED = "AGREED", "The other side means to meet it."
    DECLINED = "DECLINED", "The other side will not meet it, and says why."
    MET = "MET", "Met."
    UNMET = "UNMET", "Not met."
    WITHDRAWN = "WITHDRAWN", "Taken back by whoever stated it."


class Expectation(Confirmed):
    """What a side or a person expects beyond what was agreed."""

    statement: Annotated[Statement, SEARCHED] = Field(description="What is expected, in a sentence.")
    side: Side = Field(description="The side that expects it.")
    priority: Degree = Field(Degree.MEDIUM, description="How much it matters to whoever expects it.")
    status: ExpectationStatus = Field(ExpectationStatus.STATED, description="What became of it.")
    reason: Text | None = Field(None, description="Why it was declined; a declined one says why.")
    stated_at: Day | None = Field(None, description="Day on which it was stated.")
    answered_at: Day | None = Field(None, description="Day on which the other side answered it.")
    due: Day | None = Field(None, description="Day by which it is to be met.")
    closed_at: Day | None = Field(None, description="Day on which it was met, given up or withdrawn.")


EXPECTATION = Kind(
    model=Expectation,
    label="Expectation",
    singular="expectation",
    plural="expectations",
    file="expectations",
    order=("statement",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Expectation", back="expectations", words_back="What a side expects beyond what was agreed."),
        reference(
            "HELD_BY",
            "Expectation",
            "Person",
            column="person",
            words="Who expects it; null = the side as a whole.",
            back="expectations",
            words_back="What the person expects.",
        ),
        confirmed_by("Expectation", back="confirmed_expectations", words_back="The expectations that they confirmed."),
    ),
)
