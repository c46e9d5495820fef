"""Days and instants after a duration, all as text; the last that the calendar has at most."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from isodate import parse_duration  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]  # it has no types

from graph.model.scalars import written

if TYPE_CHECKING:
    from datetime import timedelta


@lru_cache(maxsize=1 << 14)
def day_after(day: str, duration: str) -> str:
    """Hours count as far as they make whole days."""
    try:
        return (date.fromisoformat(day) + length_of(duration)).isoformat()
    except (OverflowError, ValueError):
        return date.max.isoformat()


def instant_after(at: str, duration: str) -> str:
    try:
        return written(datetime.fromisoformat(at) + length_of(duration))
    except (OverflowError, ValueError):
        return written(datetime.max.replace(tzinfo=UTC))


def length_of(duration: str) -> timedelta:
    """How long a duration is; where it has years or months, it has no one length, and what is added to a day is worked
    out.
    """
    return cast("timedelta", parse_duration(duration))


def same_day_after(day: date, months: int) -> date:
    """The day so many months later: the same one of the month, or the last one of a shorter month."""
    return date.fromisoformat(day_after(day.isoformat(), f"P{months}M"))
