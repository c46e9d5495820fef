"""Changes of the graph that are coming anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.model.severity import Action, Severity
from graph.projection.status import Day, day_of, end_day
from graph.projection.table import Changed, Part, by_owner

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.projection.rows import PlannedRow

UPCOMING: Final = frozenset({"AGREED", "ANNOUNCED"})


class PlannedChange(NamedTuple):
    """`until`: the first day on which it is over, ALWAYS_AFTER for one that lasts."""

    change: str
    effective_on: Day
    offering: int
    action: Action
    severity: Severity
    until: Day


def planned_changes(offering_at: Mapping[str, int], rows: Iterable[PlannedRow]) -> list[PlannedChange]:
    """The planned changes that are agreed or announced and have a day."""
    planned: list[PlannedChange] = []
    for change, status, effective_on, offering_id, action_name, severity, _, until in rows:
        offering = offering_at.get(offering_id)
        if status in UPCOMING and effective_on and offering is not None:
            action = Action(action_name)
            grade = Severity[severity] if severity else action.severity
            planned.append(PlannedChange(change, day_of(effective_on), offering, action, grade, end_day(until)))
    return planned


class PlannedChanges(Part):
    """`rows[change]`: all offerings of the change, whatever its status."""

    __slots__ = ("_offering_at", "_planned", "rows")

    def __init__(self, offering_at: Mapping[str, int], rows: Sequence[PlannedRow]) -> None:
        self._offering_at = offering_at
        self.rows: dict[str, list[PlannedRow]] = {}
        self._planned: dict[str, list[PlannedChange]] = {}
        self._enter(by_owner(rows))

    def replace(self, owners: Collection[str], rows: Sequence[PlannedRow], *_: Sequence[Any]) -> Changed:
        rows_of = by_owner(rows)
        before = [row for change in owners for row in self.rows.get(change, ())]
        self._enter({change: rows_of.get(change, []) for change in owners})
        named = {self._offering_at.get(row.offering) for row in (*before, *rows)}
        return Changed(losses=True, offerings=[offering for offering in named if offering is not None])

    def holds(self, owners: Collection[str], rows: Sequence[PlannedRow], *_: Sequence[Any]) -> bool:
        rows_of = by_owner(rows)
        return all(
            self.rows.get(change, []) == (own := rows_of.get(change, []))
            and self._planned.get(change, []) == planned_changes(self._offering_at, own)
            for change in owners
        )

    def owners_at(self, ids: Collection[str]) -> Collection[str]:
        """Changes of some of these offerings."""
        return {change for change, own in self.rows.items() if any(row.offering in ids for row in own)}

    def whenever(self, leave_out: str | None) -> list[PlannedChange]:
        """All that are agreed or announced, on whatever day, by change; `leave_out`: but for this change."""
        return [
            planned for change, several in sorted(self._planned.items()) if change != leave_out for planned in several
        ]

    def _enter(self, rows: Mapping[str, list[PlannedRow]]) -> None:
        for change, own in rows.items():
            self.rows[change] = own
            self._planned[change] = planned_changes(self._offering_at, own)
