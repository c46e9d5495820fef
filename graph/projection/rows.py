"""What the projection is made from: plain rows, days as ISO text, grades and statuses by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.projection.contacts.acquaintance import KnowsRow, ReportsRow
    from graph.projection.contacts.addressed import AskedRow, ToldRow
    from graph.projection.contacts.channels import ChannelRow, StepRow
    from graph.projection.contacts.notice import FreezeRow, NoticeTermRow, NoticeToRow, UsedByRow
    from graph.projection.contacts.people import (
        AssessmentRow,
        DeputyRow,
        MemberRow,
        OwnerRow,
        PersonRow,
        StakeholderRow,
    )
    from graph.projection.contacts.relationships import AttendedRow, MeetingRow, ProvidedRow, RelationshipRow


class OfferingRow(NamedTuple):
    id: str
    provider: str
    status: str = "AVAILABLE"
    available_from: str | None = None
    deprecated_from: str | None = None
    suspended_from: str | None = None
    suspended_until: str | None = None
    retires_on: str | None = None
    name: str | None = None
    archived: bool = False


class DependencyRow(NamedTuple):
    dependent: str
    needed: str
    criticality: str = "CRITICAL"
    alternatives: str | None = None
    required: int = 1
    valid_from: str | None = None
    valid_to: str | None = None
    assumed: bool = False
    confirmed_at: str | None = None


class AgreementRow(NamedTuple):
    """`status` is None where the agreement, its relationship or its consumer is archived. It says of itself what
    `graph/model/life.py` goes by.
    """

    id: str
    relationship: str
    provider: str
    consumer: str
    status: str | None = "ACTIVE"
    valid_from: str | None = None
    valid_to: str | None = None
    notice_days: int | None = None
    reference: str | None = None
    renewal: str | None = None
    notice_given_at: str | None = None
    termination_days: int | None = None
    relationship_status: str | None = None
    relationship_until: str | None = None


class CoverageRow(NamedTuple):
    agreement: str
    offering: str
    criticality: str = "HIGH"
    valid_from: str | None = None
    valid_to: str | None = None
    assumed: bool = False


class OrganizationRow(NamedTuple):
    id: str
    notice_policy_days: int | None = None
    name: str | None = None
    part_of: str | None = None


class SuccessorRow(NamedTuple):
    """`from_`: first day on which the successor can be used instead. `coverage`: FULL, PARTIAL or unknown."""

    offering: str
    successor: str
    coverage: str | None = None
    from_: str | None = None


class PlannedRow(NamedTuple):
    """One offering of one `Change` of the graph."""

    change: str
    status: str
    effective_on: str | None
    offering: str
    action: str
    severity: str | None = None
    visibility: str | None = None
    until: str | None = None


class Tables(NamedTuple):
    """Everything but what is archived, of which offerings are there all the same, because something may rest on them;
    and what says who sees something, archived agreements and offerings among it.
    Rows that name an offering, agreement or organization that is not there are left out.
    """

    offerings: Sequence[OfferingRow] = ()
    dependencies: Sequence[DependencyRow] = ()
    agreements: Sequence[AgreementRow] = ()
    coverages: Sequence[CoverageRow] = ()
    organizations: Sequence[OrganizationRow] = ()
    planned: Sequence[PlannedRow] = ()
    persons: Sequence[PersonRow] = ()
    members: Sequence[MemberRow] = ()
    provided: Sequence[ProvidedRow] = ()
    stakeholders: Sequence[StakeholderRow] = ()
    owners: Sequence[OwnerRow] = ()
    deputies: Sequence[DeputyRow] = ()
    channels: Sequence[ChannelRow] = ()
    notice_to: Sequence[NoticeToRow] = ()
    steps: Sequence[StepRow] = ()
    assessments: Sequence[AssessmentRow] = ()
    meetings: Sequence[MeetingRow] = ()
    attended: Sequence[AttendedRow] = ()
    relationships: Sequence[RelationshipRow] = ()
    terms: Sequence[NoticeTermRow] = ()
    freezes: Sequence[FreezeRow] = ()
    used_by: Sequence[UsedByRow] = ()
    successors: Sequence[SuccessorRow] = ()
    knows: Sequence[KnowsRow] = ()
    reports: Sequence[ReportsRow] = ()
    asked: Sequence[AskedRow] = ()
    told: Sequence[ToldRow] = ()
