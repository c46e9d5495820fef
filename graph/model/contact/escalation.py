from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.contact.topic import Topic
from graph.model.declaration import Kind, reference
from graph.model.joint import Shared, within
from graph.model.ownership import WITHIN
from graph.model.relationship import Side
from graph.model.role import Role
from graph.model.scalars import Choice, Count, Duration, Instant, Text

Level = Annotated[Count, Field(ge=1, le=20)]


class EscalationStatus(Choice):
    """Where an escalation stands."""

    OPEN = "OPEN", "Under way."
    RESOLVED = "RESOLVED", "What it was about is settled."
    WITHDRAWN = "WITHDRAWN", "Taken back by whoever raised it."


class EscalationStep(Shared):
    """Who is next when something is not settled, and after how long."""

    topic: Topic | None = Field(None, description="What it is for; null = everything.")
    side: Side = Field(description="The side whose person is next.")
    level: Level = Field(description="Its place in the order of steps; 1 = the first to turn to.")
    after: Duration | None = Field(
        None, description="How long after the step before, if nothing is settled, e.g. `P2D`; null = at once."
    )


class Escalation(Shared):
    """Something that was taken further up, and how far it has come."""

    topic: Topic | None = Field(None, description="What it is about.")
    reason: Text | None = Field(None, description="Why it was raised.")
    raised_at: Instant = Field(description="When it was raised.")
    level: Level = Field(1, description="The level of the step at which it is.")
    status: EscalationStatus = Field(EscalationStatus.OPEN, description="Where it stands.")
    resolved_at: Instant | None = Field(None, description="When it was settled or withdrawn.")


ESCALATION_STEP = Kind(
    model=EscalationStep,
    label="EscalationStep",
    singular="escalationStep",
    plural="escalationSteps",
    file="escalation_steps",
    order=("level",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("EscalationStep", back="escalation_steps", words_back="Who is next when something is not settled."),
        reference(
            "HELD_BY",
            "EscalationStep",
            "Person",
            column="person",
            words="Who is to be turned to; null = nobody yet.",
            back="escalation_steps",
            words_back="The steps of escalation at which the person is turned to.",
        ),
    ),
)

ESCALATION = Kind(
    model=Escalation,
    label="Escalation",
    singular="escalation",
    plural="escalations",
    file="escalations",
    order=("raisedAt",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Escalation", back="escalations", words_back="What was taken further up."),
        reference(
            "RAISED_BY",
            "Escalation",
            "Person",
            column="raised_by",
            words="Who raised it.",
            back="escalations",
            words_back="The escalations that the person raised.",
        ),
        reference(
            "ABOUT",
            "Escalation",
            "Complaint",
            column="complaint",
            words="The complaint that it is about.",
            back="escalations",
            words_back="How it was taken further up.",
        ),
        reference(
            "ABOUT",
            "Escalation",
            "Commitment",
            column="commitment",
            words="The commitment that it is about.",
            back="escalations",
            words_back="How it was taken further up.",
        ),
    ),
)
