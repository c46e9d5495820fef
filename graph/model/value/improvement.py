from __future__ import annotations

from typing import Annotated, LiteralString

from pydantic import Field

from graph.model.declaration import Column, End, Kind, Link, reference
from graph.model.joint import Confirmed, Degree, confirmed_by, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Day, Name


class ImprovementStatus(Choice):
    """Where an improvement stands in its course."""

    PROPOSED = "PROPOSED", "Put forward."
    AGREED = "AGREED", "Both sides want it."
    STARTED = "STARTED", "Being worked on."
    DONE = "DONE", "Done."
    DECLINED = "DECLINED", "Will not be done."


class Improvement(Confirmed):
    """What is to become better together."""

    title: Annotated[Name, SEARCHED] = Field(description="What is to become better, in a few words.")
    status: ImprovementStatus = Field(ImprovementStatus.PROPOSED, description="Where it stands in its course.")
    value_to_consumer: Degree | None = Field(None, description="How much the consumer gains by it.")
    value_to_provider: Degree | None = Field(None, description="How much the provider gains by it.")
    effort: Degree | None = Field(None, description="How much work it is.")
    agreed_at: Day | None = Field(None, description="Day on which both sides agreed to it.")
    due: Day | None = Field(None, description="Day by which it is to be done.")
    done_at: Day | None = Field(None, description="Day on which it was done.")


def cause(kind: LiteralString, name: LiteralString, words: str) -> Link:
    return Link(
        type="CAUSED_BY",
        start="Improvement",
        end=kind,
        words="An improvement and what gave rise to it.",
        out=End(name, words),
        back=End("improvements", "The improvements to which it gave rise."),
        column=Column("causes", at="start"),
    )


IMPROVEMENT = Kind(
    model=Improvement,
    label="Improvement",
    singular="improvement",
    plural="improvements",
    file="improvements",
    order=("title",),
    found_by="title",
    between="-[:WITHIN]->",
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Improvement", back="improvements", words_back="What is to become better together."),
        reference(
            "OWED_BY",
            "Improvement",
            "Person",
            column="person",
            words="Who sees to it.",
            back="improvements",
            words_back="The improvements that the person sees to.",
        ),
        cause("Feedback", "feedback", "The feedback that gave rise to it."),
        cause("Complaint", "complaints", "The complaints that gave rise to it."),
        cause("Expectation", "expectations", "The expectations that gave rise to it."),
        cause("Signal", "signals", "The signals that gave rise to it."),
        confirmed_by("Improvement", back="confirmed_improvements", words_back="The improvements that they confirmed."),
    ),
)
