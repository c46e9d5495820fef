from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import Count, Day, Name


class Adoption(Shared):
    """How far an offering is really used by a consumer, on one day."""

    at: Day = Field(description="Day on which it was so.")
    planned: Count | None = Field(None, description="How many are meant to use it.")
    active: Count | None = Field(None, description="How many use it.")
    trained: Count | None = Field(None, description="How many have learned to use it.")
    unit: Name | None = Field(None, description="What is counted, e.g. `dispatchers`.")


ADOPTION = Kind(
    model=Adoption,
    label="Adoption",
    singular="adoption",
    plural="adoptions",
    file="adoption",
    order=("at",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Adoption", back="adoptions", words_back="How far the offerings are really used."),
        reference(
            "OF",
            "Adoption",
            "Offering",
            column="offering",
            words="The offering that is used.",
            back="adoptions",
            words_back="How far consumers really use it.",
            required=True,
        ),
    ),
)
