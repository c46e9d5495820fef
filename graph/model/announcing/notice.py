from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.contact.channel import ChannelKind
from graph.model.declaration import Kind, reference
from graph.model.joint import Shared
from graph.model.offering import Criticality
from graph.model.ownership import ABOUT, ABOUT_NO_OTHER, MEMBER, Leads, both, either
from graph.model.role import Role
from graph.model.scalars import LETTER, Choice, Day, Instant, Text
from graph.model.standards import LanguageTag


class NoticeKind(Choice):
    """Why a message about a planned change is sent."""

    QUESTION = "QUESTION", "Asks whether the change can be done."
    NOTICE = "NOTICE", "Tells of a change that was agreed."
    REMINDER = "REMINDER", "Reminds of a notice that nobody has acknowledged."
    ESCALATION = "ESCALATION", "Tells the next step of the escalation path that nobody has acknowledged."
    MOVED = "MOVED", "Tells that the change has another day, or does something else."
    WITHDRAWN = "WITHDRAWN", "Tells that the change is rejected or cancelled."


class NoticeState(Choice):
    """Where a message stands on its way."""

    PLANNED = "PLANNED", "To be sent."
    SENT = "SENT", "Handed over to the means by which it travels."
    FAILED = "FAILED", "Could not be sent, or came back."
    WITHDRAWN = "WITHDRAWN", "Not sent, since the change was given up."
    SUPERSEDED = "SUPERSEDED", "Not sent, since a newer one takes its place."


class Acknowledgement(Choice):
    """How it became known that a message had arrived."""

    LINK = "LINK", "By the link in the message."
    ACCOUNT = "ACCOUNT", "By the reader, over the API or the page."
    RECORDED = "RECORDED", "By a manager of the provider, who was told so."


class Notice(Shared):
    """One message to one person, or over one channel, about a planned change."""

    kind: NoticeKind = Field(NoticeKind.NOTICE, description="Why it is sent.")
    state: NoticeState | None = Field(
        None, description="Where it stands; null where nobody has said: SENT if `sentAt` is given, else PLANNED."
    )
    severity: Criticality | None = Field(None, description="How badly its reader's side is affected.")
    channel: ChannelKind | None = Field(None, description="By what means it is sent.")
    language: LanguageTag | None = Field(None, description="Language of the message as a BCP 47 tag, e.g. `pt`.")
    subject: Annotated[Text | None, LETTER] = Field(None, description="What it is about, in one line.")
    text: Annotated[Text | None, LETTER] = Field(None, description="What it says.")
    text_language: LanguageTag | None = Field(
        None, description="Language of the text where it is another than `language`, as a BCP 47 tag."
    )
    deadline: Day | None = Field(None, description="Last day on which it is in time.")
    sent_at: Instant | None = Field(None, description="When it was sent; null = not yet.")
    failure: Text | None = Field(None, description="Why it could not be sent, or came back.")
    acknowledged_at: Instant | None = Field(None, description="When the person said that it had arrived.")
    acknowledged_how: Acknowledgement | None = Field(None, description="How that became known.")


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
        ),
        reference(
            "VIA",
            "Notice",
            "Channel",
            column="via",
            words="The channel over which it is sent, where it is no person's own address.",
            back="notices",
            words_back="What is sent over it about planned changes.",
        ),
        reference(
            "ON_BEHALF_OF",
            "Notice",
            "Person",
            column="on_behalf_of",
            words="The person in whose place its reader is told.",
            back="notices_to_deputies",
            words_back="What others are told of planned changes in the person's place.",
        ),
        reference(
            "REPLACES",
            "Notice",
            "Notice",
            column="replaces",
            words="The message in whose place, or after which, it is sent.",
            back="replaced_by",
            words_back="The messages that take its place, or follow it.",
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
