"""The part of the graph that impact rests on, in tables of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.projection.agreements import Agreements
from graph.projection.contacts.contacts import Contacts
from graph.projection.dependencies import Dependencies
from graph.projection.offerings import Offerings
from graph.projection.organizations import Organizations
from graph.projection.planned import PlannedChange, PlannedChanges
from graph.projection.successors import Successors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.projection.rows import Tables
    from graph.projection.status import Day
    from graph.projection.table import Part


class Estate:
    """Ids are numbers inside, which say nothing of the order of ids: what is new gets the next one. `parts`: what holds the rows of each table, by the table's name."""

    def __init__(self, tables: Tables) -> None:
        self.organizations = Organizations(tables.organizations)
        self.organization_ids, self.organization_at = self.organizations.ids, self.organizations.at
        self.notice_policy_of, self.whole_of = self.organizations.notice_policy_of, self.organizations.whole_of
        self.offerings = Offerings(tables.offerings)
        self.dependencies = Dependencies(self.offerings.numbers, tables.dependencies)
        self.agreements = Agreements(self.offerings.numbers, self.organization_at, tables.agreements, tables.coverages)
        self.successors = Successors(self.offerings, tables.successors)
        self.planned_changes = PlannedChanges(self.offerings.at, tables.planned)
        self.changes = self.planned_changes.rows
        self.contacts = Contacts(tables)
        self.parts: Mapping[str, Part] = {
            "organizations": self.organizations,
            "offerings": self.offerings,
            "dependencies": self.dependencies,
            "agreements": self.agreements,
            "successors": self.successors,
            "planned": self.planned_changes,
            **self.contacts.registers,
        }

    def planned(self, leave_out: str | None) -> list[PlannedChange]:
        """All that are agreed or announced, on whatever day, by change; `leave_out`: but for this change."""
        return self.planned_changes.whenever(leave_out)

    def planned_by(self, day: Day, leave_out: str | None) -> list[PlannedChange]:
        """Planned changes that have taken effect by the day and are not over on it."""
        return [planned for planned in self.planned(leave_out) if planned.effective_on <= day < planned.until]
