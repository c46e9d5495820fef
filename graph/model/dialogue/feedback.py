from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Day, Integer, Text

Score = Annotated[Integer, Field(ge=0, le=10)]


class ComplaintStatus(Choice):
    """Where a complaint stands. It is closed by the consumer."""

    OPEN = "OPEN", "Raised, and not yet answered."
    ANSWERED = "ANSWERED", "Answered by the provider, not yet closed by the consumer."
    CLOSED = "CLOSED", "The consumer is content with the answer."
    WITHDRAWN = "WITHDRAWN", "Taken back by the consumer."


class Feedback(Shared):
    """What somebody said of the services or of working together."""

    score: Score | None = Field(None, description="From 0, as bad as can be, to 10.")
    text: Annotated[Text | None, SEARCHED] = Field(None, description="What was said, in the speaker's own words.")
    at: Day = Field(description="Day on which it was said.")
    answer: Text | None = Field(None, description="What was answered.")
    answered_at: Day | None = Field(None, description="Day on which it was answered.")


class Complaint(Shared):
    """What the consumer is not content with: to be answered by the provider and closed by the consumer."""

    text: Annotated[Text, SEARCHED] = Field(description="What the complaint is, in the consumer's own words.")
    status: ComplaintStatus = Field(ComplaintStatus.OPEN, description="Where it stands.")
    raised_at: Day = Field(description="Day on which it was raised.")
    due: Day | None = Field(None, description="Day by which it is to be answered.")
    answer: Text | None = Field(None, description="What was answered.")
    answered_at: Day | None = Field(None, description="Day on which it was answered.")
    closed_at: Day | None = Field(None, description="Day on which the consumer closed or withdrew it.")


FEEDBACK = Kind(
    model=Feedback,
    label="Feedback",
    singular="feedback",
    plural="feedbackEntries",
    file="feedback",
    order=("at",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Feedback", back="feedback", words_back="What was said of the services or of working together."),
        reference(
            "BY",
            "Feedback",
            "Person",
            column="person",
            words="Who said it; null = somebody who is not named.",
            back="feedback",
            words_back="What the person said of services.",
        ),
        reference(
            "ABOUT",
            "Feedback",
            "Offering",
            column="offering",
            words="The offering that it is about; null = the relationship as a whole.",
            back="feedback",
            words_back="What was said of it.",
        ),
    ),
)

COMPLAINT = Kind(
    model=Complaint,
    label="Complaint",
    singular="complaint",
    plural="complaints",
    file="complaints",
    order=("raisedAt",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Complaint", back="complaints", words_back="What the consumer is or was not content with."),
        reference(
            "BY",
            "Complaint",
            "Person",
            column="person",
            words="Who complains for the consumer.",
            back="complaints",
            words_back="The complaints that the person raised.",
        ),
        reference(
            "ABOUT",
            "Complaint",
            "Offering",
            column="offering",
            words="The offering that it is about; null = the relationship as a whole.",
            back="complaints",
            words_back="What consumers are or were not content with.",
        ),
    ),
)
