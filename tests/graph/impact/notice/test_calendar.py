"""Days of notice by either calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.impact.notice.calendar import first_day_after_notice, last_day_of_notice
from graph.model.terms.notice_term import NoticeCalendar

BUSINESS = NoticeCalendar.BUSINESS
CALENDAR = NoticeCalendar.CALENDAR


@pytest.mark.parametrize(
    ("effective_on", "days", "calendar", "last_day"),
    [
        ("2027-01-01", 90, CALENDAR, "2026-10-03"),
        ("2027-01-01", 0, CALENDAR, "2027-01-01"),
        ("2027-01-01", 0, BUSINESS, "2027-01-01"),
        ("2027-01-01", 1, BUSINESS, "2026-12-31"),
        ("2027-01-01", 5, BUSINESS, "2026-12-25"),
        ("2027-01-04", 1, BUSINESS, "2027-01-01"),
        ("2027-01-03", 1, BUSINESS, "2027-01-01"),
        ("2027-01-02", 1, BUSINESS, "2027-01-01"),
        ("2027-01-01", 20, BUSINESS, "2026-12-04"),
    ],
)
def test_notice_is_counted_back(effective_on: str, days: int, calendar: NoticeCalendar, last_day: str) -> None:
    """1 January 2027 is a Friday."""
    found = last_day_of_notice(date.fromisoformat(effective_on).toordinal(), days, calendar)
    assert date.fromordinal(found).isoformat() == last_day


@given(st.dates(date(1950, 1, 1), date(2900, 1, 1)), st.integers(0, 600), st.sampled_from(NoticeCalendar))
def test_the_first_day_is_the_first_whose_notice_can_be_kept(today: date, days: int, calendar: NoticeCalendar) -> None:
    first = first_day_after_notice(today.toordinal(), days, calendar)
    assert last_day_of_notice(first, days, calendar) >= today.toordinal()
    assert first == today.toordinal() or last_day_of_notice(first - 1, days, calendar) < today.toordinal()


@given(st.dates(date(1950, 1, 1), date(2900, 1, 1)), st.integers(1, 300))
def test_so_many_business_days_lie_between(effective_on: date, days: int) -> None:
    last = date.fromordinal(last_day_of_notice(effective_on.toordinal(), days, BUSINESS))
    between = [last + timedelta(days=number) for number in range((effective_on - last).days)]
    assert sum(day.weekday() < 5 for day in between) == days
    assert last.weekday() < 5
