"""What is known of the people around relationships: plain rows, days as ISO text, names of choices as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class PersonRow(NamedTuple):
    """No address is held, only whether there is one."""

    id: str
    language: str | None = None
    do_not_contact: bool = False
    absent_from: str | None = None
    absent_until: str | None = None
    has_email: bool = True
    has_phone: bool = False
    name: str | None = None


class MemberRow(NamedTuple):
    person: str
    organization: str


class ProvidedRow(NamedTuple):
    """An offering, archived ones too. `public`: whether it is in the public catalogue."""

    offering: str
    provider: str
    public: bool = False


class StakeholderRow(NamedTuple):
    person: str
    relationship: str
    role: str
    side: str | None = None
    since: str | None = None
    until: str | None = None
    accountable: bool = False
    preferred_channel: str | None = None


class OwnerRow(NamedTuple):
    person: str
    offering: str
    since: str | None = None
    until: str | None = None


class DeputyRow(NamedTuple):
    deputy: str
    person: str
    since: str | None = None
    until: str | None = None


class ChannelRow(NamedTuple):
    """`topics`: None = everything. `person`: who keeps it."""

    id: str
    relationship: str
    kind: str
    topics: Sequence[str] | None = None
    language: str | None = None
    person: str | None = None
    has_address: bool = True


class NoticeToRow(NamedTuple):
    agreement: str
    channel: str


class StepRow(NamedTuple):
    """`topic`: None = everything."""

    id: str
    relationship: str
    topic: str | None
    side: str
    level: int
    person: str | None = None


class AssessmentRow(NamedTuple):
    id: str
    relationship: str
    person: str
    at: str
    influence: int | None = None
    sentiment: int | None = None
    visibility: str | None = None


class MeetingRow(NamedTuple):
    """An engagement that was held, about one of its relationships. `at`: an instant."""

    id: str
    relationship: str
    at: str
    visibility: str | None = None


class RelationshipRow(NamedTuple):
    """`review_every`: an ISO 8601 duration."""

    id: str
    type: str | None = None
    since: str | None = None
    review_every: str | None = None
    provider: str | None = None
    consumer: str | None = None


class NoticeTermRow(NamedTuple):
    id: str
    agreement: str
    action: str
    days: int
    calendar: str = "CALENDAR"
    basis: str = "NOTIFY"


class FreezeRow(NamedTuple):
    id: str
    organization: str
    first: str
    until: str | None = None
    reason: str | None = None


class UsedByRow(NamedTuple):
    agreement: str
    organization: str
