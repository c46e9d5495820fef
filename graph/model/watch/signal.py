from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared
from graph.model.ownership import COVERED, PROVIDED, IsNot, Leads, OfRelationship, both, either
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Day, Name, Number


class SignalKind(Choice):
    """What a signal counts or measures."""

    ATTAINMENT = "ATTAINMENT", "The measured value of a target, in its unit."
    AVAILABILITY = "AVAILABILITY", "Per cent of the time in which it could be used."
    INCIDENTS = "INCIDENTS", "Number of incidents."
    FAILED_CHANGES = "FAILED_CHANGES", "Number of changes that failed."
    REQUESTS = "REQUESTS", "Number of requests for help."


class Signal(Shared):
    """A fact from another system about a target or an offering: attainment, incidents, failed changes."""

    system: Annotated[Name | None, SEARCHED] = Field(
        None, description="The system that says so, e.g. `monitoring`. Its own key belongs into `externalIds`."
    )
    kind: SignalKind = Field(description="What is counted or measured.")
    value: Number = Field(description="How much.")
    from_: Day = Field(description="First day of the time that it is about.")
    to: Day = Field(description="First day after the time that it is about.")


SIGNAL = Kind(
    model=Signal,
    label="Signal",
    singular="signal",
    plural="signals",
    file="signals",
    order=("from",),
    visible=either(
        OfRelationship("-[:ABOUT]->(:Target)-[:OF]->(:Agreement)-[:UNDER]->", unless_said="SHARED"),
        both(IsNot("visibility", "CONSUMER", "SHARED"), Leads("-[:ABOUT]->", "Offering", PROVIDED)),
        both(IsNot("visibility", "PROVIDER", "SHARED"), Leads("-[:ABOUT]->", "Offering", COVERED)),
    ),
    kept_by=Role.MANAGER,
    links=(
        reference(
            "ABOUT",
            "Signal",
            "Target",
            column="target",
            words="The target that it is about.",
            back="signals",
            words_back="How far it was met, time after time.",
        ),
        reference(
            "ABOUT",
            "Signal",
            "Offering",
            column="offering",
            words="The offering that it is about.",
            back="signals",
            words_back="What other systems say of it.",
        ),
    ),
)
