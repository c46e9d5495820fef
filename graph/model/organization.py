from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Column, End, Kind, Link, Path, Thing
from graph.model.ownership import IN_REACH, OFFERED, OTHER_SIDE, Leads, either
from graph.model.role import Role
from graph.model.scalars import SEARCHED, DayCount, Name, Text


class Organization(Thing):
    """A company, agency, unit or team. It is a provider by what it offers and a consumer by what it uses; most are
    both.
    """

    name: Annotated[Name, SEARCHED] = Field(description="What people call it.")
    kind: Name | None = Field(
        None, description="What sort of organization it is, in the user's own words, e.g. `company`."
    )
    description: Annotated[Text | None, SEARCHED] = Field(None, description="What it does, in a sentence or two.")
    notice_policy_days: DayCount | None = Field(
        None,
        description="As a provider: days of notice that it gives of a change where an agreement names none.",
    )


ORGANIZATION = Kind(
    model=Organization,
    label="Organization",
    singular="organization",
    plural="organizations",
    file="organizations",
    order=("name",),
    found_by="name",
    context="partOf",
    visible=either(IN_REACH, OTHER_SIDE, Leads("-[:PROVIDES]->", "Offering", OFFERED)),
    own=IN_REACH,
    kept_by=Role.ADMIN,
    links=(
        Link(
            type="PART_OF",
            start="Organization",
            end="Organization",
            words="A unit and the organization that it belongs to.",
            out=End("part_of", "The organization that it is a part of.", many=False),
            back=End("parts", "The organizations that are parts of it."),
            column=Column("part_of", at="start"),
        ),
        Link(
            type="PROVIDES",
            start="Organization",
            end="Offering",
            words="The accountable provider of an offering.",
            out=End("provides", "The offerings that it is accountable for."),
            back=End("provider", "The organization that is accountable for it.", many=False, required=True),
            column=Column("provider", at="end", required=True),
        ),
    ),
    paths=(
        Path(
            name="agreements_as_provider",
            to="Agreement",
            pattern="({this})<-[:PROVIDER]-(:ServiceRelationship)<-[:UNDER]-({that}:Agreement)",
            words="Agreements in which it is the provider.",
            many=True,
        ),
        Path(
            name="agreements_as_consumer",
            to="Agreement",
            pattern="({this})<-[:CONSUMER]-(:ServiceRelationship)<-[:UNDER]-({that}:Agreement)",
            words="Agreements in which it is the consumer.",
            many=True,
        ),
    ),
)
