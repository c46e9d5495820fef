from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Kind, Thing, reference
from graph.model.ownership import BY_PROVIDER_OF_AGREEMENT, OF_AGREEMENT
from graph.model.role import Role
from graph.model.scalars import Choice, DayCount
from graph.model.severity import Action


class NoticeCalendar(Choice):
    """Which days of a notice count."""

    CALENDAR = "CALENDAR", "All days."
    BUSINESS = "BUSINESS", "Monday to Friday."


class NoticeBasis(Choice):
    """What a change needs beside being made known in time."""

    NOTIFY = "NOTIFY", "Nothing: the consumer is told."
    CONSENT = "CONSENT", "The consumer's consent."


class NoticeTerm(Thing):
    """Notice of a change that an agreement owes for one action, where it differs from the agreement's `noticeDays`."""

    action: Action = Field(description="What is done to an offering.")
    days: DayCount = Field(description="Days of notice that are owed of it.")
    calendar: NoticeCalendar = Field(NoticeCalendar.CALENDAR, description="Which days count.")
    basis: NoticeBasis = Field(NoticeBasis.NOTIFY, description="What is needed beside being told in time.")


NOTICE_TERM = Kind(
    model=NoticeTerm,
    label="NoticeTerm",
    singular="noticeTerm",
    plural="noticeTerms",
    file="notice_terms",
    order=("action",),
    visible=OF_AGREEMENT,
    own=BY_PROVIDER_OF_AGREEMENT,
    kept_by=Role.OWNER,
    links=(
        reference(
            "OF",
            "NoticeTerm",
            "Agreement",
            column="agreement",
            words="The agreement that owes it.",
            back="notice_terms",
            words_back="Notice that it owes for single actions, where that differs from `noticeDays`.",
            required=True,
        ),
    ),
)
