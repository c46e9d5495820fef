from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, Thing, reference
from graph.model.health.words import HealthGrade
from graph.model.joint import within
from graph.model.ownership import Is, OwnedBy, both, either
from graph.model.relationship import Side
from graph.model.role import Role
from graph.model.scalars import Day, Text


class Judgement(Thing):
    """What a manager holds of a relationship, for a time, beside the score that is made of facts."""

    side: Side = Field(description="The side that judges; the other one does not see it.")
    grade: HealthGrade = Field(description="How the relationship stands.")
    reason: Text = Field(description="Why.")
    at: Day = Field(description="First day on which it holds.")
    until: Day = Field(description="First day on which it no longer holds.")


JUDGEMENT = Kind(
    model=Judgement,
    label="Judgement",
    singular="judgement",
    plural="judgements",
    file="judgements",
    order=("at",),
    visible=either(
        both(Is("side", ("PROVIDER",)), OwnedBy("-[:WITHIN]->(:ServiceRelationship)-[:PROVIDER]->")),
        both(Is("side", ("CONSUMER",)), OwnedBy("-[:WITHIN]->(:ServiceRelationship)-[:CONSUMER]->")),
    ),
    kept_by=Role.MANAGER,
    links=(
        within("Judgement", back="judgements", words_back="What managers of either side hold of it."),
        reference(
            "BY",
            "Judgement",
            "Person",
            column="by",
            words="Who judges.",
            back="judgements",
            words_back="What the person holds of relationships.",
        ),
    ),
)
