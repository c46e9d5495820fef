"""An offering's status on a day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from graph.model.offering import OfferingStatus

Day = int
"""A day as `date.toordinal()` counts it."""

ALWAYS_BEFORE: Final[Day] = 0
ALWAYS_AFTER: Final[Day] = date.max.toordinal() + 1


@lru_cache(maxsize=1 << 16)
def day_of(iso: str) -> Day:
    return date.fromisoformat(iso).toordinal()


def first_day(iso: str | None) -> Day:
    return day_of(iso) if iso else ALWAYS_BEFORE


def end_day(iso: str | None) -> Day:
    return day_of(iso) if iso else ALWAYS_AFTER


LOST: Final = frozenset({OfferingStatus.PLANNED, OfferingStatus.SUSPENDED, OfferingStatus.RETIRED})


class Lifecycle(NamedTuple):
    """An offering's stated status and the dates that go before it."""

    stated: OfferingStatus
    available_from: Day | None = None
    deprecated_from: Day | None = None
    suspended_from: Day | None = None
    suspended_until: Day | None = None
    retires_on: Day | None = None

    @property
    def is_dated(self) -> bool:
        return any(day is not None for day in self[1:])


def status_on(life: Lifecycle, day: Day) -> OfferingStatus:
    """Each of RETIRED, PLANNED, SUSPENDED and DEPRECATED holds by its own dates where they are given, else if it is
    the stated status; the first that holds is the status. A stated RETIRED whose `retires_on` lies ahead still runs.
    A `suspended_until` alone ends a stated suspension and begins none.
    """
    stated = life.stated
    if stated is OfferingStatus.RETIRED if life.retires_on is None else life.retires_on <= day:
        return OfferingStatus.RETIRED
    if stated is OfferingStatus.PLANNED if life.available_from is None else day < life.available_from:
        return OfferingStatus.PLANNED
    began = stated is OfferingStatus.SUSPENDED if life.suspended_from is None else life.suspended_from <= day
    if began and (life.suspended_until is None or day < life.suspended_until):
        return OfferingStatus.SUSPENDED
    if stated is OfferingStatus.DEPRECATED if life.deprecated_from is None else life.deprecated_from <= day:
        return OfferingStatus.DEPRECATED
    return OfferingStatus.AVAILABLE


class Lost(NamedTuple):
    """An offering that is not there on a day. `status` is None for an archived one. `until`: the first later day on
    which it is there by its own dates, ALWAYS_AFTER where no such day is known.
    """

    status: OfferingStatus | None
    until: Day


ARCHIVED: Final = Lost(None, ALWAYS_AFTER)


def lost_on(life: Lifecycle, day: Day) -> Lost | None:
    """How an offering is lost on a day, and until when; None for one that is there."""
    status = status_on(life, day)
    if status not in LOST:
        return None
    ends = sorted(end for end in (life.available_from, life.suspended_until) if end is not None and end > day)
    return Lost(status, next((end for end in ends if status_on(life, end) not in LOST), ALWAYS_AFTER))
