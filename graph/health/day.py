"""What something was on a day, by its dates. What lacks a date has today's status on every day since it began."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from graph.model.dialogue.expectation import ExpectationStatus
from graph.model.duration import day_after
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from graph.projection.status import Day

CLOSED: Final = frozenset(
    {ExpectationStatus.MET.value, ExpectationStatus.UNMET.value, ExpectationStatus.WITHDRAWN.value}
)
ANSWERED: Final = frozenset({ExpectationStatus.AGREED.value, ExpectationStatus.DECLINED.value})
STATED: Final = ExpectationStatus.STATED.value
AGREED: Final = ExpectationStatus.AGREED.value
DECLINED: Final = ExpectationStatus.DECLINED.value
WITHDRAWN: Final = ExpectationStatus.WITHDRAWN.value
MET: Final = ExpectationStatus.MET.value

DAYS_TO_ANSWER: Final = 14
"""Within which a complaint without a day of its own, and an escalation, should be settled."""


class Stated(Protocol):
    """An expectation."""

    @property
    def status(self) -> str: ...
    @property
    def answered_at(self) -> Day | None: ...
    @property
    def closed_at(self) -> Day | None: ...


def expectation_on(row: Stated, day: Day) -> tuple[str, Day | None]:
    """An expectation's status, and since when it is settled; None where it is open, or nothing says since when."""
    status, answered, closed = row.status, row.answered_at, row.closed_at
    unanswered = answered is not None and answered > day
    if status in CLOSED:
        if closed is None or closed <= day:
            return status, closed
        never_answered = status == WITHDRAWN and answered is None
        return (STATED if unanswered or never_answered else AGREED), None
    if unanswered and status in ANSWERED:
        return STATED, None
    return status, answered if status == DECLINED else None


class Raised(Protocol):
    """A complaint or an escalation. `settled`: the first day on which it was settled."""

    @property
    def status(self) -> str: ...
    @property
    def raised_at(self) -> Day: ...


def is_open(row: Raised, settled: Day | None, day: Day) -> bool:
    """Whether it was raised by the day and not settled. Without a day on which it was settled it has today's status."""
    return row.raised_at <= day and (row.status == "OPEN" if settled is None else settled > day)


@lru_cache(maxsize=1 << 12)
def later(day: Day, duration: str) -> Day:
    """The day so long after; hours count as far as they make whole days."""
    return date.fromisoformat(day_after(iso(day), duration)).toordinal()


@lru_cache(maxsize=1 << 12)
def iso(day: Day) -> str:
    return date.fromordinal(day).isoformat()


@lru_cache(maxsize=1 << 12)
def days_within(day: Day, duration: str) -> int:
    """How many days before `day` the time of that length began which ends on it."""
    low, high = 0, max(1, day - 1)
    if later(day - high, duration) > day:
        return high
    while low < high:
        middle = (low + high) // 2
        if later(day - middle, duration) <= day:
            high = middle
        else:
            low = middle + 1
    return low


def since(day: Day | None) -> Day:
    """The day itself; ALWAYS_AFTER where there is none."""
    return ALWAYS_AFTER if day is None else day
