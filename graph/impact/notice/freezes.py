"""Days on which affected consumers can take no change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from graph.model.answers import Called, Names, answer
from graph.projection.status import ALWAYS_AFTER, end_day, first_day

if TYPE_CHECKING:
    from graph.impact.outcome import Outcome
    from graph.projection.status import Day


@answer("FrozenConsumer")
@dataclass(frozen=True, slots=True)
class FrozenConsumer:
    """An affected consumer that can take no change on the day that is asked about."""

    freeze: Annotated[str, "The freeze itself.", Names("Freeze")]
    organization: Annotated[str, "The consumer.", Names("Organization")]
    since: Annotated[date, "First day.", Called("from")]
    until: Annotated[date | None, "First day on which changes can be taken again; null = open."]
    reason: Annotated[str | None, "Why no change can be taken."]


class Freezes:
    """Freezes of the consumers that an outcome affects, and of masked ones that are told."""

    def __init__(self, outcome: Outcome) -> None:
        freezes, ids = outcome.projection.contacts.freezes, outcome.projection.organization_ids
        self._rows = (
            sorted(row for consumer in _notified(outcome) for row in freezes.of(ids[consumer])) if freezes else []
        )

    def __bool__(self) -> bool:
        return bool(self._rows)

    def first_free_day(self, day: Day) -> Day | None:
        """`day`, or the first after it that no freeze holds; None where one has no end."""
        for first, end in sorted((first_day(row.first), end_day(row.until)) for row in self._rows):
            if first <= day < end:
                day = end
        return None if day >= ALWAYS_AFTER else day

    def on(self, day: Day) -> tuple[FrozenConsumer, ...]:
        """The freezes of a day, by consumer, then by freeze."""
        frozen = [row for row in self._rows if first_day(row.first) <= day < end_day(row.until)]
        return tuple(
            FrozenConsumer(
                row.id,
                row.organization,
                date.fromisoformat(row.first),
                date.fromisoformat(row.until) if row.until else None,
                row.reason,
            )
            for row in sorted(frozen, key=lambda row: (row.organization, row.id))
        )


def _notified(outcome: Outcome) -> set[int]:
    return {outcome.projection.agreements.consumer_of[agreement] for agreement in outcome.owed}
