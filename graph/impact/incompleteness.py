"""Why a report may not be the whole truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.projection.follower import IncompleteReason

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.projection.follower import State


def incompleteness(state: State, report: Report) -> IncompleteReason | None:
    """Why a report on this state is not the whole truth; None where it is."""
    if state.incomplete:
        return state.incomplete
    if report.hides:
        return IncompleteReason.HIDDEN
    return None if report.causes_are_exact else IncompleteReason.CAUSES_ONE_EACH
