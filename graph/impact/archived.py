"""Archived offerings on which something in use still rests: they are lost for good, and should not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.impact.outcome import Outcome
    from graph.projection.projection import Projection
    from graph.projection.status import Day


def archived_in_use(outcome: Outcome, today: Day) -> list[str]:
    """Archived offerings in use that a scenario reaches, or that something it reaches needs, by id."""
    archived = outcome.projection.offerings.archived
    if not archived:
        return []
    reached = {*outcome.offerings, *outcome.masked.offerings}
    needed = {edge[3] for offering in reached for edge in outcome.day.needs[offering]}
    found = outcome.masked.archived | (needed & archived)
    ids = outcome.projection.offerings.ids
    return sorted(ids[one] for one in found if _is_in_use(outcome.projection, one, today))


def _is_in_use(projection: Projection, offering: int, today: Day) -> bool:
    """Whether a dependency of an offering in use, or an agreement, rests on the offering today or later."""
    view = projection.on(today)
    rests = projection.dependencies.supports.spans(offering)
    if any(end > today and view.is_in_use(edge[0]) for edge, _, end in rests):
        return True
    return any(end > today for _, _, end in projection.agreements.covers.spans(offering))
