"""Taking something further up, and settling it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.contact.topic import Topic
from graph.model.scalars import Instant, Key, Text
from graph.saying import Saying
from graph.writing.verbs.states import already
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Escalated(Asks):
    escalation: Key | None = Field(
        None, description="Key of an escalation that is under way: it goes one level up. null: a new one, at level 1."
    )
    relationship: Key | None = Field(None, description="Key of the relationship; needed for a new one.")
    topic: Topic | None = Field(None, description="What it is about.")
    reason: Text | None = Field(None, description="Why it is raised, or goes further up.")
    raised_by: Key | None = Field(None, description="Key of the person who raises it.")
    complaint: Key | None = Field(None, description="Key of the complaint that it is about.")
    commitment: Key | None = Field(None, description="Key of the commitment that it is about.")
    raised_at: Instant | None = Field(None, description="When it is raised; now unless given.")


def _escalated(call: Call) -> Sequence[Step]:
    values = {name: value for name, value in call.input.items() if name != "escalation" and value is not None}
    if not call.stored:
        if "relationship" not in values:
            raise call.wrong("relationship", Saying("NEEDED_FOR_NEW", "is needed for a new escalation"))
        return [call.create(**{**values, "raisedAt": values.get("raisedAt", call.now), "level": 1, "status": "OPEN"})]
    if call.stored["status"] != "OPEN":
        raise call.wrong("escalation", already(call.stored["status"]))
    for name in ("relationship", "raisedAt"):
        if name in values:
            raise call.wrong(name, Saying("STAYS_UNDER_WAY", "stays as it is for an escalation that is under way"))
    return [call.update(**values, level=call.stored["level"] + 1)]


ESCALATE = Verb(
    name="escalate",
    words="Take something that is not settled further up: raise an escalation, or bring one to the next level.",
    about="Escalation",
    asks=Escalated,
    creates=True,
    existing="escalation",
    steps=_escalated,
)


class Resolved(Asks):
    resolved_at: Instant | None = Field(None, description="When it was settled; now unless given.")


def _resolved(call: Call) -> Sequence[Step]:
    if call.stored["status"] != "OPEN":
        raise call.wrong("id", already(call.stored["status"]))
    return [call.update(status="RESOLVED", resolvedAt=call.input.get("resolvedAt") or call.now)]


RESOLVE_ESCALATION = Verb(
    name="resolveEscalation",
    words="What was taken further up is settled.",
    about="Escalation",
    asks=Resolved,
    steps=_resolved,
)
