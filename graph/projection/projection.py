"""The part of the graph that impact rests on, kept in the process and changed in place by later writes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from graph.projection.contacts.relationships import PROVISION, RELATIONSHIP
from graph.projection.day import DayView
from graph.projection.estate import Estate
from graph.projection.names import Names
from graph.projection.planned import planned_changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.projection.contacts.table import Table
    from graph.projection.rows import (
        AgreementRow,
        CoverageRow,
        DependencyRow,
        OfferingRow,
        OrganizationRow,
        PlannedRow,
        SuccessorRow,
        Tables,
    )
    from graph.projection.status import Day

DAYS_KEPT: Final = 6
SEEN_BY: Final = (PROVISION, RELATIONSHIP)
"""Tables that say who sees organizations, offerings and relationships, beside the agreements."""


class Projection(Estate):
    """Each change of a known thing takes effect in place and raises `revision`; a report that was made before must not
    be read any more. `sides` is raised where somebody may see something else from then on.
    """

    def __init__(self, tables: Tables) -> None:
        self.revision = 0
        self.sides = 0
        super().__init__(tables)
        self.names = Names(self)
        self._days: OrderedDict[tuple[Day, Day | None], DayView] = OrderedDict()

    def on(self, day: Day, today: Day | None = None) -> DayView:
        """A day before `today`, where that is given, is one on which more agreements counted."""
        which = day, today if today is not None and day < today else None
        view = self._days.get(which)
        if view is None:
            view = self._days[which] = DayView(self, *which)
            if len(self._days) > DAYS_KEPT:
                self._days.popitem(last=False)
        self._days.move_to_end(which)
        return view

    def replace_dependencies(self, offering_id: str, rows: Iterable[DependencyRow]) -> None:
        """What one offering depends on, all of it. Raises KeyError for a new offering."""
        self.revision += 1
        dependent = self.offerings.numbers[offering_id]
        needed, groups = self.dependencies.replace(dependent, rows)
        for view in self._days.values():
            view.forget_dependencies(dependent, needed, groups)

    def put_agreement(self, row: AgreementRow, coverages: Iterable[CoverageRow]) -> None:
        """A new or changed agreement with all that it covers."""
        self.revision += 1
        self.sides += 1
        self._forget_agreement(row.id, self.agreements.put(row, coverages))

    def remove_agreement(self, agreement_id: str) -> None:
        self.revision += 1
        self.sides += 1
        self._forget_agreement(agreement_id, self.agreements.remove(agreement_id))

    def change_offering(self, row: OfferingRow) -> None:
        """Status and dates. Raises KeyError for a new offering."""
        self.revision += 1
        self.offerings.change(row)
        self._forget_contexts()

    def change_organization(self, row: OrganizationRow) -> None:
        """The notice policy, the name and the whole. Raises KeyError for a new organization."""
        self.revision += 1
        organization = self.organization_at[row.id]
        self.notice_policy_of[organization] = row.notice_policy_days
        self.organization_names[organization] = row.name or row.id
        if row.part_of:
            self.whole_of[row.id] = row.part_of
        else:
            self.whole_of.pop(row.id, None)

    def replace_contacts(self, table: Table[Any], owners: Iterable[str], rows: Iterable[Any]) -> None:
        """All rows of some owners, as the table has them now."""
        self.revision += 1
        self.sides += table in SEEN_BY
        owners = set(owners)
        concerned = owners | self.contacts.replace(table, owners, rows)
        for view in self._days.values():
            view.forget_contacts(concerned)

    def replace_successors(self, offering_id: str, rows: Iterable[SuccessorRow]) -> None:
        self.revision += 1
        self.successors.replace(self.offerings.at[offering_id], rows)

    def replace_planned(self, change: str, rows: Iterable[PlannedRow]) -> None:
        """All offerings of one change; none when it is not there any more."""
        self.revision += 1
        self.changes[change] = list(rows)
        self._planned[change] = planned_changes(self.offerings.at, self.changes[change])
        self._forget_contexts()

    def _forget_agreement(self, agreement_id: str, offerings: Iterable[int]) -> None:
        agreement = self.agreements.at.get(agreement_id)
        if agreement is not None:
            for view in self._days.values():
                view.forget_agreement(agreement, offerings)

    def _forget_contexts(self) -> None:
        for view in self._days.values():
            view.forget_context()
