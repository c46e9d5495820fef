"""The part of the graph that impact rests on, in tables of numbers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graph.projection.agreements import Agreements
from graph.projection.contacts.contacts import Contacts
from graph.projection.dependencies import Dependencies
from graph.projection.offerings import Offerings
from graph.projection.planned import PlannedChange, planned_changes
from graph.projection.successors import Successors

if TYPE_CHECKING:
    from graph.projection.rows import Tables
    from graph.projection.status import Day


class Estate:
    """Ids are numbers inside: offerings and organizations in id order, so a new one of these means a new estate."""

    def __init__(self, tables: Tables) -> None:
        organizations = sorted({row.id: row for row in tables.organizations}.values(), key=lambda row: row.id)
        self.organization_ids = [row[0] for row in organizations]
        self.organization_at = {organization: number for number, organization in enumerate(self.organization_ids)}
        self.notice_policy_of = [row[1] for row in organizations]
        self.organization_names = [row[2] or row[0] for row in organizations]
        self.whole_of = {row.id: row.part_of for row in organizations if row.part_of}
        self.offerings = Offerings(tables.offerings)
        self.dependencies = Dependencies(self.offerings.numbers, tables.dependencies)
        self.agreements = Agreements(self.offerings.numbers, self.organization_at, tables.agreements, tables.coverages)
        self.successors = Successors(self.offerings.at, tables.successors)
        self.contacts = Contacts(tables)
        by_change = sorted(tables.planned, key=lambda row: row.change)
        self.changes = {change: list(rows) for change, rows in groupby(by_change, lambda row: row.change)}
        self._planned = {change: planned_changes(self.offerings.at, rows) for change, rows in self.changes.items()}

    def planned(self, leave_out: str | None) -> list[PlannedChange]:
        """All that are agreed or announced, on whatever day, by change."""
        return [
            planned for change, several in sorted(self._planned.items()) if change != leave_out for planned in several
        ]

    def planned_by(self, day: Day, leave_out: str | None) -> list[PlannedChange]:
        """Those that have taken effect and are not over."""
        return [planned for planned in self.planned(leave_out) if planned.effective_on <= day < planned.until]
