"""Changes of a scenario that are so already on its day: a planned change does them, or the offering's own status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer
from graph.model.offering import OfferingStatus
from graph.model.severity import Action
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from graph.impact.scenario import Change, Scenario
    from graph.projection.planned import PlannedChange
    from graph.projection.projection import Projection
    from graph.projection.status import Day, Lost

CONTAINED: Final[dict[OfferingStatus, frozenset[Action]]] = {
    OfferingStatus.RETIRED: frozenset({Action.RETIRE, Action.SUSPEND}),
    OfferingStatus.SUSPENDED: frozenset({Action.SUSPEND}),
}
"""Actions by status that an offering of that status has behind it."""


@answer("AlreadyPlanned")
@dataclass(frozen=True, slots=True)
class AlreadyPlanned:
    """A change of the scenario that is so already."""

    index: Annotated[int, "Its place among the scenario's changes, from 0."]
    change: Annotated[str | None, "The planned change; null where the offering's own status is so.", Names("Change")]
    status: Annotated[
        OfferingStatus | None, "The offering's own status on that day; null where a planned change does it."
    ]


def already_planned(projection: Projection, scenario: Scenario) -> list[AlreadyPlanned]:
    """Changes of the scenario that are so already, by planned changes too, but for the one that it was made from."""
    day = scenario.effective_on.toordinal()
    lost = projection.on(day).lost
    planned = projection.planned_by(day, scenario.leave_out)
    found: list[AlreadyPlanned] = []
    for index, change in enumerate(scenario.changes):
        offering = projection.offerings.at[change.offering]
        status = lost.get(offering)
        if status is not None and status.status is not None and _is_status_enough(status, change):
            found.append(AlreadyPlanned(index, None, status.status))
        by = next((one for one in planned if one.offering == offering and _does(one, change)), None)
        if by is not None:
            found.append(AlreadyPlanned(index, by.change, None))
    return found


def _is_status_enough(lost: Lost, change: Change) -> bool:
    return change.action in CONTAINED.get(lost.status, ()) and lost.until >= _until(change) if lost.status else False


def _does(planned: PlannedChange, change: Change) -> bool:
    """Whether a planned change does the same, as badly and as long or more; a retirement contains a suspension."""
    same = planned.action is change.action or (planned.action, change.action) == (Action.RETIRE, Action.SUSPEND)
    return same and planned.severity >= change.severity and planned.until >= _until(change)


def _until(change: Change) -> Day:
    return ALWAYS_AFTER if change.until is None else change.until.toordinal()
