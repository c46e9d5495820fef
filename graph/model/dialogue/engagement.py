from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import End, File, Kind, Link, Linked, reference
from graph.model.joint import Confirmed, confirmed_by
from graph.model.ownership import ABOUT, ABOUT_NO_OTHER, both
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Flag, Instant, Text


class EngagementKind(Choice):
    """In which form people met."""

    REVIEW = "REVIEW", "A review of the relationship or of services."
    WORKSHOP = "WORKSHOP", "Working together on one subject."
    TRAINING = "TRAINING", "Learning to use something."
    COMMITTEE = "COMMITTEE", "A standing body that decides."
    CALL = "CALL", "A conversation, face to face or by telephone."
    MESSAGES = "MESSAGES", "An exchange by mail or chat."


class EngagementStatus(Choice):
    """Whether people met."""

    PLANNED = "PLANNED", "Still to come."
    HELD = "HELD", "Took place."
    CANCELLED = "CANCELLED", "Called off."
    MISSED = "MISSED", "Was to take place, and did not."


class Engagement(Confirmed):
    """A review, workshop, training, call or committee, planned or held, about one or several relationships."""

    kind: EngagementKind = Field(description="In which form people meet.")
    at: Instant = Field(description="When it begins.")
    status: EngagementStatus = Field(EngagementStatus.PLANNED, description="Whether it took place.")
    summary: Annotated[Text | None, SEARCHED] = Field(None, description="What it is or was about, and what came of it.")


class Attendance(Linked):
    invited: Flag = Field(default=False, description="True where the person was invited.")
    attended: Flag = Field(default=False, description="True where the person was there.")


ENGAGEMENT = Kind(
    model=Engagement,
    label="Engagement",
    singular="engagement",
    plural="engagements",
    file="engagements",
    order=("at",),
    visible=ABOUT,
    own=both(ABOUT, ABOUT_NO_OTHER),
    kept_by=Role.MANAGER,
    links=(
        reference(
            "ABOUT",
            "Engagement",
            "ServiceRelationship",
            column="relationships",
            words="The relationships that it is about.",
            back="engagements",
            words_back="The reviews, workshops, trainings, calls and committees about it.",
            many=True,
            required=True,
        ),
        confirmed_by(
            "Engagement", back="confirmed_engagements", words_back="The engagements whose summary they confirmed."
        ),
        Link(
            type="ATTENDED",
            start="Person",
            end="Engagement",
            words="A person and an engagement to which the person was invited, or at which the person was.",
            out=End("engagements", "The engagements to which the person was invited, or at which the person was."),
            back=End("participants", "The people who were invited to it, or were there."),
            properties=Attendance,
            file=File("attendance", "Attendance", "person", "engagement"),
        ),
    ),
)
