"""Days and instants after a duration, all as text; the last that the calendar has at most."""

from __future__ import annotations

from datetime import UTC, date, datetime

from isodate import parse_duration

from graph.model.values import written


def day_after(day: str, duration: str) -> str:
    """Hours count as far as they make whole days."""
    length = parse_duration(duration)
    try:
        return (date.fromisoformat(day) + length).isoformat()
    except (OverflowError, ValueError):
        return date.max.isoformat()


def instant_after(at: str, duration: str) -> str:
    length = parse_duration(duration)
    try:
        return written(datetime.fromisoformat(at) + length)
    except (OverflowError, ValueError):
        return written(datetime.max.replace(tzinfo=UTC))
