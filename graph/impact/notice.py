"""By when an affected agreement must have been told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.projection import Projection


@dataclass(frozen=True, slots=True)
class Notice:
    """`days` is None where neither the agreement nor its provider's policy says anything; then nothing is overdue."""

    days: int | None
    by_policy: bool
    notify_by: date | None
    days_left: int | None

    @property
    def overdue(self) -> bool:
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True)
class ScenarioNotice:
    """`earliest_date`: the first day on which all notice can be kept if it is given today; None if none is owed."""

    earliest_date: date | None
    earliest_notify_by: date | None
    overdue: int


def notice_days(projection: Projection, agreement: int) -> tuple[int | None, bool]:
    """-> (days, by policy). A notice term for the action, once there are such, goes before both."""
    days = projection.agreements.notice_of[agreement]
    if days is not None:
        return days, False
    policy = projection.notice_policy_of[projection.agreements.provider_of[agreement]]
    return policy, policy is not None


def notice_of(projection: Projection, agreement: int, effective_on: date, today: date) -> Notice:
    days, by_policy = notice_days(projection, agreement)
    if days is None:
        return Notice(None, by_policy=False, notify_by=None, days_left=None)
    notify_by = _date(effective_on.toordinal() - days)
    return Notice(days, by_policy, notify_by, notify_by.toordinal() - today.toordinal())


def notice_of_scenario(
    projection: Projection, agreements: Iterable[int], effective_on: date, today: date
) -> ScenarioNotice:
    """A day that falls into a freeze of an affected consumer, once there are such, is passed over here."""
    owed = [days for agreement in agreements if (days := notice_days(projection, agreement)[0]) is not None]
    if not owed:
        return ScenarioNotice(None, None, 0)
    longest = max(owed)
    runway = effective_on.toordinal() - today.toordinal()
    return ScenarioNotice(
        earliest_date=_date(today.toordinal() + longest),
        earliest_notify_by=_date(effective_on.toordinal() - longest),
        overdue=sum(days > runway for days in owed),
    )


def _date(day: int) -> date:
    """The nearest that the calendar has."""
    return date.fromordinal(min(max(day, 1), date.max.toordinal()))
