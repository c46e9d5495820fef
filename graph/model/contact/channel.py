from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.contact.topic import Topic
from graph.model.declaration import Column, End, Kind, Link, reference
from graph.model.joint import Shared, within
from graph.model.ownership import WITHIN
from graph.model.role import Role
from graph.model.scalars import PERSONAL, Choice, Duration, Name, Text
from graph.model.standards import LanguageTag


class ChannelKind(Choice):
    """By what means people reach each other."""

    EMAIL = "EMAIL", "Electronic mail."
    PHONE = "PHONE", "Telephone."
    CHAT = "CHAT", "A chat or a shared channel of messages."
    MEETING = "MEETING", "A regular meeting."
    PORTAL = "PORTAL", "A web page or service desk where messages are left."
    POST = "POST", "Letters on paper."


class Channel(Shared):
    """A way in which the sides of a relationship talk."""

    kind: ChannelKind = Field(description="By what means.")
    address: Annotated[Text | None, PERSONAL] = Field(
        None, description="Where: a mail address, a number, a room, the address of a page."
    )
    topics: Annotated[list[Topic], Field(max_length=100)] | None = Field(
        None, description="What it is used for; null = everything."
    )
    audience: Name | None = Field(None, description="Who is reached by it, e.g. `all dispatchers`.")
    cadence: Duration | None = Field(None, description="How often it is used, e.g. `P1W`; null = as needed.")
    language: LanguageTag | None = Field(None, description="Language that is used there as a BCP 47 tag, e.g. `pt`.")


CHANNEL = Kind(
    model=Channel,
    label="Channel",
    singular="channel",
    plural="channels",
    file="channels",
    order=("kind",),
    visible=WITHIN,
    kept_by=Role.MANAGER,
    links=(
        within("Channel", back="channels", words_back="The ways in which both sides talk."),
        reference(
            "KEPT_BY",
            "Channel",
            "Person",
            column="person",
            words="Who keeps it, and answers there; null = nobody in particular.",
            back="channels",
            words_back="The channels that the person keeps.",
        ),
        Link(
            type="NOTICE_TO",
            start="Agreement",
            end="Channel",
            words="An agreement and where its contractual notice goes, whoever is away.",
            out=End("notice_to", "Where contractual notice goes, whoever is away."),
            back=End("notice_of", "The agreements whose contractual notice goes here."),
            column=Column("notice_to", at="start"),
        ),
    ),
)
