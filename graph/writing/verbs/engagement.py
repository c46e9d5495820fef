"""Meeting: planned, and held with what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from graph.model.dialogue.engagement import EngagementKind
from graph.model.relationship import Side
from graph.model.scalars import Day, Instant, Key, Text
from graph.saying import Saying
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class PlannedEngagement(Asks):
    kind: EngagementKind = Field(description="In which form people meet.")
    at: Instant = Field(description="When it begins.")
    relationships: list[Key] = Field(description="Keys of the relationships that it is about; at least one.")
    summary: Text | None = Field(None, description="What it is about.")
    invited: list[Key] | None = Field(None, description="Keys of the people who are invited.")


def _planned(call: Call) -> Sequence[Step]:
    values = {name: value for name, value in call.input.items() if name != "invited"}
    return [call.create(**values, status="PLANNED"), *_people(call, "invited", invited=True)]


PLAN_ENGAGEMENT = Verb(
    name="planEngagement",
    words="Plan a review, workshop, training, call or committee, and invite people to it.",
    about="Engagement",
    asks=PlannedEngagement,
    creates=True,
    steps=_planned,
)


class DecisionMade(Asks):
    """A decision that was taken there."""

    text: Text = Field(description="What was decided.")
    relationship: Key | None = Field(None, description="Key of the relationship; not needed where there is only one.")
    people: list[Key] | None = Field(None, description="Keys of those who decided it.")


class CommitmentMade(Asks):
    """A commitment that was made there."""

    text: Text = Field(description="What was promised.")
    side: Side = Field(description="The side that promised it.")
    relationship: Key | None = Field(None, description="Key of the relationship; not needed where there is only one.")
    person: Key | None = Field(None, description="Key of the person who is to do it.")
    due: Day | None = Field(None, description="Day by which it is to be done.")


class HeldEngagement(Asks):
    planned: Key | None = Field(
        None, description="Key of the planned engagement that was held; null: it was not planned."
    )
    kind: EngagementKind | None = Field(None, description="In which form people met; as planned unless given.")
    at: Instant | None = Field(None, description="When it began; as planned unless given.")
    relationships: list[Key] | None = Field(
        None, description="Keys of the relationships that it was about; as planned unless given."
    )
    summary: Text | None = Field(None, description="What it was about, and what came of it.")
    attended: list[Key] | None = Field(None, description="Keys of the people who were there.")
    decisions: list[DecisionMade] | None = Field(None, description="What was decided there.")
    commitments: list[CommitmentMade] | None = Field(None, description="What was promised there.")


def _held(call: Call) -> Sequence[Step]:
    names = ("kind", "at", "relationships", "summary")
    values = {name: call.input[name] for name in names if call.input.get(name) is not None}
    if not call.stored:
        for name in names[:3]:
            if name not in values:
                raise call.wrong(name, Saying("NEEDED_UNPLANNED", "is needed where the engagement was not planned"))
    engagement = call.update if call.stored else call.create
    relationships: list[str] = values.get("relationships") or call.stored["relationships"]
    day = (values.get("at") or call.stored["at"])[:10]
    return [
        engagement(**values, status="HELD"),
        *_people(call, "attended", attended=True),
        *_made(call, "decisions", "Decision", relationships, at=day, status="TAKEN"),
        *_made(call, "commitments", "Commitment", relationships, at=day, status="OPEN"),
    ]


RECORD_ENGAGEMENT = Verb(
    name="recordEngagement",
    words="Record an engagement that was held, planned before or not: who was there, what was decided and promised.",
    about="Engagement",
    asks=HeldEngagement,
    creates=True,
    existing="planned",
    steps=_held,
)


def _people(call: Call, name: str, **said: bool) -> Iterator[Step]:
    people: Sequence[str] = call.input.get(name) or []
    for number, person in enumerate(people):
        yield call.link(person, "Person.engagements", call.id, name, number, **said)


def _made(call: Call, name: str, label: str, relationships: Sequence[str], **more: Any) -> Iterator[Step]:
    """Things that come out of the engagement, each within one of its relationships."""
    several: Sequence[Mapping[str, Any]] = call.input.get(name) or []
    for number, one in enumerate(several):
        relationship = one.get("relationship") or (relationships[0] if len(relationships) == 1 else None)
        if relationship not in relationships:
            raise call.wrong(
                name,
                Saying(
                    "NOT_OF_ENGAGEMENT",
                    "{number} must name one of the engagement's relationships: {relationships}",
                    number=number,
                    relationships=", ".join(relationships),
                ),
                *(("ServiceRelationship", one) for one in relationships),
            )
        values = {**one, **more, "relationship": relationship, "engagement": call.id}
        yield call.other(label, name, number, **values)
