"""What would hold and what would not, before anything is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.baselines import baseline_on
from graph.impact.groups import HeldGroup, Member
from graph.model.severity import Severity

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.baseline import Baseline
    from graph.projection.day import DayView
    from graph.projection.projection import Projection

FULL = "FULL"


def groups_without_margin(projection: Projection, day: date) -> list[HeldGroup]:
    """Groups that hold on the day and of which no more member may be lost, by offering and name."""
    view = projection.on(day.toordinal())
    severity = baseline_on(view, include_planned=False, leave_out=None).travelled
    names, ids = projection.dependencies.group_names, projection.offerings.ids
    found: list[HeldGroup] = []
    for group in range(len(projection.dependencies.required)):
        members = view.members[group]
        untouched = sum(not severity[needed] for _, _, _, needed, _ in members)
        if members and untouched == projection.dependencies.required[group]:
            dependent, alternatives = names[group]
            shown = (
                Member(ids[needed], passes, passes)
                for _, _, criticality, needed, _ in sorted(members, key=lambda edge: (ids[edge[3]], edge[2]))
                for passes in [Severity(min(severity[needed], criticality))]
            )
            required = projection.dependencies.required[group]
            found.append(HeldGroup(ids[dependent], alternatives, required, tuple(shown)))
    return sorted(found, key=lambda held: (held.offering, held.alternatives))


def standing_alone(projection: Projection, day: date) -> set[int]:
    """Offerings whose place nothing can take: in no group with another member that is untouched, and without a
    successor in full that can be used and is there.
    """
    view = projection.on(day.toordinal())
    baseline = baseline_on(view, include_planned=False, leave_out=None)
    spared: set[int] = set()
    for group in range(len(projection.dependencies.required)):
        members = {needed for _, _, _, needed, _ in view.members[group]}
        untouched = {needed for needed in members if not baseline.travelled[needed]}
        spared |= members if len(untouched) > 1 else members - untouched if untouched else set()
    return {
        offering
        for offering in projection.offerings.at.values()
        if offering not in spared and not succeeded(projection, view, baseline, offering)
    }


def succeeded(projection: Projection, view: DayView, baseline: Baseline, offering: int) -> bool:
    return any(
        successor.coverage == FULL and not baseline.travelled[successor.offering]
        for successor in projection.successors.on(view.day, offering)
    )
