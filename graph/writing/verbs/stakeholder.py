"""How a side sees those who have a stake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.contact.tie import Sentiment
from graph.model.joint import Visibility
from graph.model.scalars import Day, Key, Text
from graph.model.watch.assessment import OneToFive
from graph.writing.verbs.states import require_something
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Assessed(Asks):
    relationship: Key = Field(description="Key of the relationship.")
    person: Key = Field(description="Key of the stakeholder who is seen so.")
    at: Day | None = Field(None, description="Day on which it is seen so; today unless given.")
    influence: OneToFive | None = Field(None, description="How much depends on the person's word, from 1 to 5.")
    interest: OneToFive | None = Field(None, description="How much the person cares, from 1 to 5.")
    sentiment: Sentiment | None = Field(
        None, description="How the person stands towards the relationship, from -2, against it, to 2, in favour."
    )
    basis: Text | None = Field(None, description="What the view rests on.")
    by: Key | None = Field(None, description="Key of whose view it is.")
    visibility: Visibility = Field(Visibility.PROVIDER, description="Which side may see it: the one whose view it is.")


def _assessed(call: Call) -> Sequence[Step]:
    require_something(call, "influence", "interest", "sentiment")
    return [call.create(**{**call.input, "at": call.input.get("at") or call.today})]


ASSESS_STAKEHOLDER = Verb(
    name="assessStakeholder",
    words="Say how a side sees a stakeholder: influence, interest, sentiment.",
    about="Assessment",
    asks=Assessed,
    creates=True,
    steps=_assessed,
)
