from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import Shared
from graph.model.ownership import PROVIDED, IsNot, Leads, OwnedBy, both, either
from graph.model.role import Role
from graph.model.scalars import Choice, Day, Flag, Instant, Text


class Verdict(Choice):
    """What a consumer says to a planned change."""

    ACCEPT = "ACCEPT", "It can be done."
    OBJECT = "OBJECT", "It should not be done."
    NEEDS_TIME = "NEEDS_TIME", "It can be done, but later."


class Answer(Shared):
    """A consumer's answer to a planned change, or that it was asked. Of a change and a consumer one at most has not lapsed."""

    verdict: Verdict | None = Field(None, description="What the consumer says; null = asked, and not answered yet.")
    reason: Text | None = Field(None, description="Why.")
    until: Day | None = Field(None, description="First day on which the consumer could take it, where time is needed.")
    at: Day | None = Field(None, description="Day of the answer.")
    asked_at: Instant | None = Field(None, description="When the consumer was asked; null = it spoke unasked.")
    answer_by: Day | None = Field(None, description="Last day on which the answer is in time.")
    for_day: Day | None = Field(None, description="Day of the change for which it was asked and answers.")
    consent: Flag = Field(
        default=False, description="Whether the change may not be done without the consumer's consent."
    )
    lapsed_at: Instant | None = Field(
        None, description="When it ceased to count, since the change was asked anew; null while it counts."
    )
    recorded: Flag = Field(
        default=False, description="Whether the provider's side recorded what the consumer said elsewhere."
    )
    despite: Text | None = Field(
        None, description="Why the provider goes on without an ACCEPT, in words that the consumer reads."
    )


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
