"""Days of notice, counted back from a change and on from today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.model.terms.notice_term import NoticeCalendar

if TYPE_CHECKING:
    from graph.projection.status import Day


def last_day_of_notice(effective_on: Day, days: int, calendar: NoticeCalendar) -> Day:
    """The last day from which on there are so many days up to, not including, `effective_on`."""
    if calendar is NoticeCalendar.CALENDAR or not days:
        return effective_on - days
    return _business_day(_business_days_before(effective_on) - days)


def first_day_after_notice(today: Day, days: int, calendar: NoticeCalendar) -> Day:
    """The first `effective_on` whose last day of notice is today or later."""
    if calendar is NoticeCalendar.CALENDAR or not days:
        return today + days
    return _business_day(_business_days_before(today) + days - 1) + 1


def _business_days_before(day: Day) -> int:
    """Mondays to Fridays since day 1, which is a Monday."""
    weeks, rest = divmod(day - 1, 7)
    return 5 * weeks + min(rest, 5)


def _business_day(number: int) -> Day:
    """The business day before which there are `number` others."""
    weeks, rest = divmod(number, 5)
    return 7 * weeks + rest + 1


def in_calendar(day: Day) -> date:
    """The date of a day, or the nearest one that the calendar has."""
    return date.fromordinal(min(max(day, 1), date.max.toordinal()))
