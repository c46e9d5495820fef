"""When a message that nobody has acknowledged is followed, and by what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import pytest

from graph.writing.outbox.following import Holder, Unacknowledged, due, in_working_hours, schedule

IFEOMA: Final = Holder(step="s1", person="ifeoma", after="P2D", timezone=None, language=None)
KENJI: Final = Holder(step="s2", person="kenji", after="P3D", timezone="Asia/Tokyo", language=None)


def sent(
    at: str = "2026-10-05T10:00:00Z", day: str = "2027-01-01", *made: str, path: tuple[Holder, ...] = ()
) -> Unacknowledged:
    return Unacknowledged(
        id="n",
        change="c",
        person="bjorn",
        timezone=None,
        sent_at=at,
        day=day,
        subject="s",
        text="t",
        language="en",
        severity=None,
        channel=None,
        teller=None,
        relationships=(),
        path=path,
        made=frozenset(made),
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "reminded"),
    [
        ("2027-01-01", "2026-10-12T10:00"),  # a week later
        ("2026-10-09", "2026-10-07T05:00"),  # half the time that is left
        ("2026-10-06", "2026-10-06T10:00"),  # no sooner than a day
    ],
)
def test_a_reminder_is_due_a_week_later_or_at_half_the_time_and_no_sooner_than_a_day(day: str, reminded: str) -> None:
    assert schedule(sent(day=day))[0].at == at(reminded)


def test_each_step_of_the_path_follows_after_its_own_time() -> None:
    found = schedule(sent(path=(IFEOMA, KENJI)))
    assert [(each.id, each.at) for each in found] == [
        ("n~reminder", at("2026-10-12T10:00")),
        ("n~s1", at("2026-10-14T10:00")),
        ("n~s2", at("2026-10-17T10:00")),
    ]


def test_nothing_follows_before_it_is_due_and_each_once() -> None:
    assert due(sent(), at("2026-10-12T09:59")) is None
    following = due(sent(), at("2026-10-12T10:00"))
    assert following is not None
    assert following.id == "n~reminder"
    assert due(sent("2026-10-05T10:00:00Z", "2027-01-01", "n~reminder"), at("2026-10-13T10:00")) is None


def test_after_a_clock_that_stood_only_the_newest_follows() -> None:
    one = sent(path=(IFEOMA, KENJI))
    following = due(one, at("2026-10-20T03:00"))
    assert following is not None
    assert following.id == "n~s2"
    made = sent("2026-10-05T10:00:00Z", "2027-01-01", "n~s2", path=(IFEOMA, KENJI))
    assert due(made, at("2026-10-13T10:00")) is None  # a clock that was put back makes nothing older
    assert due(made, at("2026-10-20T10:00")) is None


def test_readers_are_left_in_peace_outside_of_their_working_hours() -> None:
    assert due(sent(), at("2026-10-17T10:00")) is None  # a Saturday
    assert due(sent(), at("2026-10-12T18:00")) is None
    assert due(sent(), at("2026-10-19T10:00")) is not None
    path = (IFEOMA, KENJI)
    assert due(sent(path=path), at("2026-10-20T10:00")) is None  # evening in Tokyo
    assert in_working_hours(at("2026-10-20T03:00"), "Asia/Tokyo")
    assert in_working_hours(at("2026-10-20T12:00"), "No/Where")


def test_where_the_change_comes_before_the_next_working_hour_it_follows_at_once() -> None:
    assert (
        due(sent("2026-10-01T10:00:00Z", "2026-10-04"), at("2026-10-03T00:00")) is not None
    )  # a Saturday before a Sunday


def test_nothing_follows_after_the_day_of_the_change() -> None:
    assert due(sent("2026-10-01T10:00:00Z", "2026-10-05"), at("2026-10-06T10:00")) is None
