"""The people around relationships, and how they are reached: what telling them of a change rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.projection.contacts.register import Register
from graph.projection.contacts.tables import REGISTERED

if TYPE_CHECKING:
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
    from graph.projection.rows import Tables
    from graph.projection.table import Row, Table


class Contacts:
    """A register for each table of REGISTERED, by its name. `relationships` are looked up by their sides too."""

    persons: Register[PersonRow]
    members: Register[MemberRow]
    provided: Register[ProvidedRow]
    stakeholders: Register[StakeholderRow]
    owners: Register[OwnerRow]
    deputies: Register[DeputyRow]
    channels: Register[ChannelRow]
    notice_to: Register[NoticeToRow]
    steps: Register[StepRow]
    assessments: Register[AssessmentRow]
    meetings: Register[MeetingRow]
    attended: Register[AttendedRow]
    relationships: Register[RelationshipRow]
    terms: Register[NoticeTermRow]
    freezes: Register[FreezeRow]
    used_by: Register[UsedByRow]
    knows: Register[KnowsRow]
    reports: Register[ReportsRow]
    asked: Register[AskedRow]
    told: Register[ToldRow]

    def __init__(self, rows: Tables) -> None:
        self.registers: dict[str, Register[Any]] = {
            table.name: Register(getattr(rows, table.name), table.keys) for table in REGISTERED
        }
        vars(self).update(self.registers)

    def register(self, table: Table[Row]) -> Register[Row]:
        return self.registers[table.name]
