from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Confirmed, confirmed_by, within
from graph.model.ownership import WITHIN
from graph.model.relationship import Side
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Day, Text


class CommitmentStatus(Choice):
    """What became of a commitment."""

    OPEN = "OPEN", "Still to be kept."
    KEPT = "KEPT", "Done as promised."
    BROKEN = "BROKEN", "Not done as promised."
    RELEASED = "RELEASED", "The other side no longer expects it."


class Commitment(Confirmed):
    """What a side promised beside the agreements."""

    text: Annotated[Text, SEARCHED] = Field(description="What was promised.")
    side: Side = Field(description="The side that promised it.")
    at: Day | None = Field(None, description="Day on which it was promised.")
    due: Day | None = Field(None, description="Day by which it is to be done.")
    status: CommitmentStatus = Field(CommitmentStatus.OPEN, description="What became of it.")
    done_at: Day | None = Field(None, description="Day on which it was done.")


COMMITMENT = Kind(
    model=Commitment,
    label="Commitment",
    singular="commitment",
    plural="commitments",
    file="commitments",
    order=("due",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Commitment", back="commitments", words_back="What a side promised beside the agreements."),
        reference(
            "MADE_AT",
            "Commitment",
            "Engagement",
            column="engagement",
            words="Where it was promised.",
            back="commitments",
            words_back="What was promised there.",
        ),
        reference(
            "OWED_BY",
            "Commitment",
            "Person",
            column="person",
            words="Who is to do it; null = the side as a whole.",
            back="commitments",
            words_back="What the person is to do for the other side.",
        ),
        confirmed_by("Commitment", back="confirmed_commitments", words_back="The commitments that they confirmed."),
    ),
)
