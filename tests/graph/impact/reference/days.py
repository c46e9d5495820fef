"""Later days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.graph.impact.reference.estate import Estate


def later_days(estate: Estate, day: date) -> list[date]:
    """Those on which something of offerings, dependencies or planned changes is dated: between them nothing alters what
    travels.
    """
    dated: list[date | None] = []
    for offering in estate.offerings.values():
        dated += [offering.available_from, offering.suspended_from, offering.suspended_until, offering.retires_on]
    for dependency in estate.dependencies:
        dated += [dependency.valid_from, dependency.valid_to]
    for planned in estate.planned:
        dated += [planned.effective_on, planned.until]
    return sorted({each for each in dated if each and each > day})


def same_day(day: date, months: int) -> date:
    """“The same day of the month so many months later”, or the last of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def every_day(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
