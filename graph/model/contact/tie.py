from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import End, File, Link, Linked
from graph.model.scalars import Day, Integer, Share

Sentiment = Annotated[Integer, Field(ge=-2, le=2)]


class Tie(Linked):
    strength: Share | None = Field(None, description="How strong it is, from 0 to 1.")
    sentiment: Sentiment | None = Field(None, description="How the one feels about the other, from -2 to 2.")
    at: Day | None = Field(None, description="Day on which it was so.")


class Deputyship(Linked):
    from_: Day | None = Field(None, description="First day.")
    until: Day | None = Field(None, description="First day on which it no longer holds.")


TIES = (
    Link(
        type="KNOWS",
        start="Person",
        end="Person",
        words="A person and somebody whom the person knows.",
        out=End("knows", "The people whom the person knows."),
        back=End("known_by", "The people who know the person."),
        properties=Tie,
        file=File("ties", "KNOWS", "from", "to"),
        own_side_only=True,
    ),
    Link(
        type="INFLUENCES",
        start="Person",
        end="Person",
        words="A person and somebody whose opinion the person forms.",
        out=End("influences", "The people whose opinions the person forms."),
        back=End("influenced_by", "The people who form the person's opinions."),
        properties=Tie,
        file=File("ties", "INFLUENCES", "from", "to"),
        own_side_only=True,
    ),
    Link(
        type="DEPUTY_OF",
        start="Person",
        end="Person",
        words="A person and the one for whom the person acts during absences.",
        out=End("deputy_of", "The people for whom the person acts while they are absent."),
        back=End("deputies", "The people who act for the person during absences."),
        properties=Deputyship,
        file=File("deputies", "Deputy", "deputy", "person"),
    ),
)
"""Relations from person to person; they belong to the kind Person."""
