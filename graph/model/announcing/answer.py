from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared
from graph.model.ownership import PROVIDED, IsNot, Leads, OwnedBy, both, either
from graph.model.role import Role
from graph.model.scalars import Choice, Day, Text


class Verdict(Choice):
    """What a consumer says to a planned change."""

    ACCEPT = "ACCEPT", "It can be done."
    OBJECT = "OBJECT", "It should not be done."
    NEEDS_TIME = "NEEDS_TIME", "It can be done, but later."


class Answer(Shared):
    """A consumer's answer to a planned change."""

    verdict: Verdict = Field(description="What the consumer says.")
    reason: Text | None = Field(None, description="Why.")
    until: Day | None = Field(None, description="First day on which the consumer could take it, where time is needed.")
    at: Day | None = Field(None, description="Day of the answer.")


ANSWER = Kind(
    model=Answer,
    label="Answer",
    singular="answer",
    plural="answers",
    file="answers",
    order=("at",),
    visible=either(
        OwnedBy("-[:FROM]->"),
        both(
            IsNot("visibility", "CONSUMER", "SHARED"),
            Leads("-[:TO]->(:Change)-[:CHANGES]->", "Offering", PROVIDED),
        ),
    ),
    own=OwnedBy("-[:FROM]->"),
    kept_by=Role.MANAGER,
    links=(
        reference(
            "TO",
            "Answer",
            "Change",
            column="change",
            words="The change that is answered.",
            back="answers",
            words_back="What consumers say to it.",
            required=True,
        ),
        reference(
            "FROM",
            "Answer",
            "Organization",
            column="organization",
            words="The consumer that answers.",
            back="answers",
            words_back="What it says to planned changes.",
            required=True,
        ),
        reference(
            "BY",
            "Answer",
            "Person",
            column="person",
            words="Who answers for the consumer.",
            back="answers",
            words_back="The answers that the person gave for a consumer.",
        ),
    ),
)
