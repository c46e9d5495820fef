from __future__ import annotations

from pydantic import Field

from graph.model.contact.channel import ChannelKind
from graph.model.declaration import Kind, reference
from graph.model.joint import Shared
from graph.model.ownership import ABOUT, ABOUT_NO_OTHER, MEMBER, Leads, both, either
from graph.model.role import Role
from graph.model.scalars import Day, Instant, Text
from graph.model.standards import LanguageTag


class Notice(Shared):
    """One message to one person about a planned change."""

    channel: ChannelKind | None = Field(None, description="By what means it is sent.")
    language: LanguageTag | None = Field(None, description="Language of the message as a BCP 47 tag, e.g. `pt`.")
    text: Text | None = Field(None, description="What it says.")
    deadline: Day | None = Field(None, description="Last day on which it is in time.")
    sent_at: Instant | None = Field(None, description="When it was sent; null = not yet.")
    acknowledged_at: Instant | None = Field(None, description="When the person said that it had arrived.")


NOTICE = Kind(
    model=Notice,
    label="Notice",
    singular="notice",
    plural="notices",
    file="notices",
    order=("deadline",),
    visible=either(ABOUT, Leads("-[:FOR]->", "Person", MEMBER)),
    own=both(either(ABOUT, Leads("-[:FOR]->", "Person", MEMBER)), ABOUT_NO_OTHER),
    kept_by=Role.MANAGER,
    links=(
        reference(
            "OF",
            "Notice",
            "Change",
            column="change",
            words="The change of which it tells.",
            back="notices",
            words_back="Who is told of it, and how.",
            required=True,
        ),
        reference(
            "FOR",
            "Notice",
            "Person",
            column="person",
            words="Who is told.",
            back="notices",
            words_back="What the person is told of planned changes.",
            required=True,
        ),
        reference(
            "SENT_BY",
            "Notice",
            "Person",
            column="sent_by",
            words="Who tells.",
            back="notices_sent",
            words_back="The messages about planned changes that the person sends.",
        ),
        reference(
            "ABOUT",
            "Notice",
            "ServiceRelationship",
            column="relationships",
            words="The relationships on whose account the person is told.",
            back="notices",
            words_back="Who is told of planned changes on its account.",
            many=True,
        ),
    ),
)
