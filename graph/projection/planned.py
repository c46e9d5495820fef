"""Changes of the graph that are coming anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model.severity import Action, Severity
from graph.projection.status import Day, day_of, end_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.projection.rows import PlannedRow

COMING: Final = frozenset({"AGREED", "ANNOUNCED"})


class PlannedChange(NamedTuple):
    """`until`: the first day on which it is over, ALWAYS_AFTER for one that lasts."""

    change: str
    effective_on: Day
    offering: int
    action: Action
    severity: Severity
    until: Day


def planned_changes(offering_at: Mapping[str, int], rows: Iterable[PlannedRow]) -> list[PlannedChange]:
    """Those that are agreed or announced and have a day."""
    planned: list[PlannedChange] = []
    for change, status, effective_on, offering_id, action_name, severity, _, until in rows:
        offering = offering_at.get(offering_id)
        if status in COMING and effective_on and offering is not None:
            action = Action(action_name)
            grade = Severity[severity] if severity else action.severity
            planned.append(PlannedChange(change, day_of(effective_on), offering, action, grade, end_day(until)))
    return planned
