from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Column, End, File, Kind, Link, Linked, Named, Thing
from graph.model.ownership import OFFERED, PROVIDED
from graph.model.role import Role
from graph.model.scalars import MANAGED, SEARCHED, Choice, Count, Day, Flag, Name, Text


class OfferingStatus(Choice):
    """Where an offering stands in its life."""

    PLANNED = "PLANNED", "Announced, not yet available."
    AVAILABLE = "AVAILABLE", "Can be used as offered."
    SUSPENDED = "SUSPENDED", "Not available for a time."
    DEPRECATED = "DEPRECATED", "Still available; to be replaced or retired."
    RETIRED = "RETIRED", "No longer available."


class Catalogue(Choice):
    """Who may see that something is offered."""

    PUBLIC = "PUBLIC", "Everybody may see that it is offered."
    RESTRICTED = "RESTRICTED", "Seen by its provider and by those whose agreements cover it."


class Criticality(Choice):
    """How badly somebody suffers when an offering is lost; also the severity of an impact."""

    LOW = "LOW", "Hardly felt."
    MEDIUM = "MEDIUM", "Work goes on with restrictions."
    HIGH = "HIGH", "Essential work suffers."
    CRITICAL = "CRITICAL", "Nothing goes on without it."


class Coverage(Choice):
    """How much of its predecessor an offering does."""

    FULL = "FULL", "The successor does all that the predecessor did."
    PARTIAL = "PARTIAL", "The successor does a part of it."


class Offering(Thing):
    """What one accountable provider offers to a target group: goods, access to resources, service actions."""

    name: Annotated[Name, SEARCHED] = Field(description="What people call it.")
    description: Annotated[Text | None, SEARCHED] = Field(None, description="What it is for, in a sentence or two.")
    goods: Text | None = Field(None, description="Goods that are handed over.")
    access: Text | None = Field(None, description="Resources to which access is given.")
    actions: Text | None = Field(None, description="Service actions that the provider performs.")
    target_group: Text | None = Field(None, description="For whom it is meant.")
    catalogue: Catalogue = Field(Catalogue.RESTRICTED, description="Who may see that it is offered.")
    status: OfferingStatus = Field(
        OfferingStatus.AVAILABLE,
        description="Stated status; on a day that one of the dates below decides, the dates count.",
    )
    available_from: Day | None = Field(None, description="First day on which it is available.")
    deprecated_from: Day | None = Field(None, description="First day on which it is deprecated.")
    suspended_from: Day | None = Field(None, description="First day of a suspension.")
    suspended_until: Day | None = Field(None, description="First day after the suspension; null while its end is open.")
    retires_on: Day | None = Field(None, description="First day on which it is no longer available.")


class Dependency(Named):
    criticality: Criticality = Field(
        Criticality.CRITICAL, description="How badly the dependent offering suffers at most when the other is lost."
    )
    assumed: Annotated[Flag, MANAGED] = Field(
        default=False, description="True where the criticality was not stated and the default is assumed."
    )
    alternatives: Name | None = Field(
        None, description="Name of a group of alternatives among the needs of the dependent offering."
    )
    required: Annotated[Count, Field(ge=1)] = Field(1, description="How many of the group are needed.")
    valid_from: Day | None = Field(None, description="First day on which it holds; null = always has.")
    valid_to: Day | None = Field(None, description="First day on which it no longer holds; null = open.")
    confirmed_at: Day | None = Field(None, description="Day on which somebody last confirmed that it is so.")


class Succession(Linked):
    coverage: Coverage | None = Field(None, description="How much of the predecessor the successor does.")
    from_: Day | None = Field(None, description="First day on which the successor can be used instead.")


OFFERING = Kind(
    model=Offering,
    label="Offering",
    singular="offering",
    plural="offerings",
    file="offerings",
    order=("name",),
    found_by="name",
    context="provider",
    visible=OFFERED,
    own=PROVIDED,
    kept_by=Role.OWNER,
    links=(
        Link(
            type="DEPENDS_ON",
            start="Offering",
            end="Offering",
            words="An offering and another one that it needs.",
            out=End("dependencies", "The offerings that it needs directly."),
            back=End("dependents", "The offerings that need it directly."),
            properties=Dependency,
            file=File("dependencies", "Dependency", "from", "to"),
        ),
        Link(
            type="SUCCEEDED_BY",
            start="Offering",
            end="Offering",
            words="An offering and the one to move to.",
            out=End("successors", "The offerings to move to from this one."),
            back=End("predecessors", "The offerings that this one succeeds."),
            properties=Succession,
            column=Column("succeeded_by", at="start"),
            file=File("successors", "Successor", "offering", "successor"),
        ),
    ),
)
