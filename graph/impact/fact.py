"""What is given on a day before any scenario: an offering that is lost, or a planned change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.projection.planned import PlannedChange
    from graph.projection.status import Day, Lost, OfferingStatus


class Fact(NamedTuple):
    """One fact of the baseline. `until`: the first day on which it is over, ALWAYS_AFTER where no such day is known.
    `change` is the id of a planned change; without one the offering is lost, by its `status`, or archived if that is
    None too.
    """

    offering: int
    severity: int
    travels: bool
    until: Day
    status: OfferingStatus | None = None
    change: str | None = None

    @property
    def is_archived(self) -> bool:
        return self.status is None and self.change is None


def fact_of_loss(offering: int, lost: Lost) -> Fact:
    return Fact(offering, int(Severity.CRITICAL), travels=True, until=lost.until, status=lost.status)


def facts_of_plans(planned: Iterable[PlannedChange]) -> list[Fact]:
    return [
        Fact(each.offering, int(each.severity), each.action.travels, each.until, change=each.change) for each in planned
    ]
