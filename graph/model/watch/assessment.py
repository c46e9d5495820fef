from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.contact.tie import Sentiment
from graph.model.declaration import Kind, reference
from graph.model.joint import OneSided, within
from graph.model.ownership import WITHIN_ONE_SIDE
from graph.model.role import Role
from graph.model.scalars import Day, Integer, Text

OneToFive = Annotated[Integer, Field(ge=1, le=5)]


class Assessment(OneSided):
    """One side's view of a stakeholder on one day."""

    at: Day = Field(description="Day on which it was seen so.")
    influence: OneToFive | None = Field(None, description="How much depends on the person's word, from 1 to 5.")
    interest: OneToFive | None = Field(None, description="How much the person cares, from 1 to 5.")
    sentiment: Sentiment | None = Field(
        None, description="How the person stands towards the relationship, from -2, against it, to 2, in favour."
    )
    basis: Text | None = Field(None, description="What the view rests on.")


ASSESSMENT = Kind(
    model=Assessment,
    label="Assessment",
    singular="assessment",
    plural="assessments",
    file="assessments",
    order=("at",),
    visible=WITHIN_ONE_SIDE,
    kept_by=Role.MANAGER,
    links=(
        within("Assessment", back="assessments", words_back="How one side sees its stakeholders."),
        reference(
            "OF",
            "Assessment",
            "Person",
            column="person",
            words="The stakeholder who is seen so.",
            back="assessments",
            words_back="How others see the person as a stakeholder.",
            required=True,
        ),
        reference(
            "BY",
            "Assessment",
            "Person",
            column="by",
            words="Whose view it is.",
            back="assessments_made",
            words_back="How the person sees stakeholders.",
        ),
    ),
)
