"""Archived offerings on which something in use still rests: they are lost for good, and should not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.impact.outcome import Outcome


def archived_in_use(outcome: Outcome) -> list[str]:
    """Those that a scenario reaches, or that something it reaches needs, by id."""
    archived = outcome.projection.offerings.archived
    if not archived:
        return []
    reached = {*outcome.changed, *outcome.offerings, *outcome.masked.offerings}
    needed = {edge[3] for offering in reached for edge in outcome.day.needs[offering]}
    found = outcome.masked.archived | (needed & archived)
    return [outcome.projection.offerings.ids[one] for one in sorted(found) if _is_in_use(outcome, one)]


def _is_in_use(outcome: Outcome, offering: int) -> bool:
    """By a dependency that is not over, of an offering in use, or by an agreement that counts on the day or later."""
    projection, day = outcome.projection, outcome.day
    rests = any(
        end > day.day and day.is_in_use(edge[0]) for edge, _, end in projection.dependencies.supports.spans(offering)
    )
    return rests or any(end > day.day for _, _, end in projection.agreements.covers.spans(offering))
