from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Column, End, File, Kind, Link, Linked, reference
from graph.model.joint import Shared
from graph.model.offering import Criticality
from graph.model.ownership import (
    ASKED_OR_TOLD,
    OFFERED,
    OWN_DRAFT,
    PROVIDED,
    Is,
    IsNot,
    Leads,
    LeadsOnlyTo,
    both,
    either,
)
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Day, Name, Text
from graph.model.severity import Action


class ChangeStatus(Choice):
    """Where a planned change stands in its course."""

    DRAFT = "DRAFT", "Being thought through."
    PROPOSED = "PROPOSED", "Put before the consumers."
    AGREED = "AGREED", "Both sides stand behind it."
    REJECTED = "REJECTED", "Will not be done."
    ANNOUNCED = "ANNOUNCED", "Everybody concerned has been told."
    DONE = "DONE", "Carried out."
    CANCELLED = "CANCELLED", "Given up."


class ChangeOutcome(Choice):
    """How a planned change was carried out in the end."""

    AS_ANNOUNCED = "AS_ANNOUNCED", "As it was announced."
    OTHER = "OTHER", "Otherwise than it was announced."


class Change(Shared):
    """A planned change of one or several offerings that takes effect on one day."""

    title: Annotated[Name, SEARCHED] = Field(description="What is planned, in a few words.")
    status: ChangeStatus = Field(ChangeStatus.DRAFT, description="Where it stands in its course.")
    effective_on: Day | None = Field(None, description="Day on which it takes effect.")
    reason: Text | None = Field(None, description="Why it is planned.")
    decision_reason: Text | None = Field(
        None, description="Why it was last moved, taken back, rejected or cancelled; how it was done, if it is done."
    )
    done_on: Day | None = Field(None, description="Day on which it was carried out.")
    outcome: ChangeOutcome | None = Field(None, description="How it was carried out.")
    outcome_severity: Criticality | None = Field(None, description="How bad it was for its consumers in the end.")


class ChangedOffering(Linked):
    action: Action = Field(description="What is done to the offering.")
    severity: Criticality | None = Field(None, description="Severity where it differs from the action's own.")
    until: Day | None = Field(
        None, description="First day on which it is over: of SUSPEND and DEGRADE only. Without it, it lasts."
    )


CHANGE = Kind(
    model=Change,
    label="Change",
    singular="change",
    plural="changes",
    file="changes",
    order=("title",),
    visible=either(
        Leads("-[:CHANGES]->", "Offering", PROVIDED),
        both(
            IsNot("status", "DRAFT"),
            Is("visibility", ("SHARED",), "SHARED"),
            either(Leads("-[:CHANGES]->", "Offering", OFFERED), ASKED_OR_TOLD),
        ),
        OWN_DRAFT,
    ),
    own=either(
        both(Leads("-[:CHANGES]->", "Offering"), LeadsOnlyTo("-[:CHANGES]->", "Offering", PROVIDED)),
        OWN_DRAFT,
    ),
    kept_by=Role.MANAGER,
    links=(
        Link(
            type="CHANGES",
            start="Change",
            end="Offering",
            words="A planned change and an offering that it changes.",
            out=End("changes", "The offerings that it changes."),
            back=End("changed_by", "The planned changes of this offering."),
            properties=ChangedOffering,
            key=("action",),
            file=File("changed_offerings", "ChangedOffering", "change", "offering"),
        ),
        Link(
            type="PROPOSED_BY",
            start="Change",
            end="Person",
            words="A planned change and who proposed it.",
            out=End("proposed_by", "Who proposed it.", many=False),
            back=End("proposes", "The changes that the person proposed."),
            column=Column("proposed_by", at="start"),
        ),
        reference(
            "PASSES_ON",
            "Change",
            "Change",
            column="passes_on",
            words="The change of its own provider that it passes on to consumers further on.",
            back="passed_on_by",
            words_back="The changes by which consumers pass it on to their own.",
        ),
    ),
)
