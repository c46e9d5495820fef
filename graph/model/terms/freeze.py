from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, Thing, reference
from graph.model.ownership import IN_REACH, OTHER_SIDE, Leads, OwnedBy, either
from graph.model.role import Role
from graph.model.scalars import Day, Text


class Freeze(Thing):
    """Days on which a consumer cannot take a change."""

    from_: Day = Field(description="First day.")
    until: Day | None = Field(None, description="First day on which changes can be taken again; null = open.")
    reason: Text | None = Field(None, description="Why no change can be taken.")


FREEZE = Kind(
    model=Freeze,
    label="Freeze",
    singular="freeze",
    plural="freezes",
    file="freezes",
    order=("from",),
    visible=Leads("-[:OF]->", "Organization", either(IN_REACH, OTHER_SIDE)),
    own=OwnedBy("-[:OF]->"),
    kept_by=Role.MANAGER,
    links=(
        reference(
            "OF",
            "Freeze",
            "Organization",
            column="organization",
            words="The organization that cannot take a change.",
            back="freezes",
            words_back="Days on which it cannot take a change.",
            required=True,
        ),
    ),
)
