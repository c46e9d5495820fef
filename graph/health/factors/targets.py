"""Whether measured targets were met."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from graph.health.day import days_within
from graph.health.factor import NOT_APPLICABLE, weighed
from graph.health.policy import TARGETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.health.factor import Factor
    from graph.health.moment import Moment
    from graph.health.view import Measured, Period
    from graph.projection.status import Day

AFTER_PERIOD: Final = 30
"""Days after the end of its period for which a target without a later one still counts."""


def targets(moment: Moment) -> Factor:
    """The share of each target's periods that were met, weighted by criticality."""
    if not moment.targets:
        return NOT_APPLICABLE
    return weighed(
        [
            (target.row, 100.0 * sum(one.met for one in ended) / len(ended), float(criticality), False, "target")
            for target, criticality in moment.targets
            if (ended := ended_within(target.periods, oldest_end(moment, target), moment.day))
        ]
    )


def ended_within(periods: Sequence[Period], oldest: Day, day: Day) -> Sequence[Period]:
    """Periods that ended from the oldest day to that day."""
    end = bisect_right(periods, day, key=_end)
    start = bisect_right(periods, oldest - 1, 0, end, key=_end)
    return periods[start:end]


def _end(period: Period) -> Day:
    return period.to


def oldest_end(moment: Moment, target: Measured) -> Day:
    """The first day on which periods that count may have ended."""
    oldest, period = moment.oldest[TARGETS], target.row.period
    return oldest if period is None else min(oldest, moment.day - days_within(moment.day, period) - AFTER_PERIOD)
