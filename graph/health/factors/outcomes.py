"""How far outcomes have come, against how far they should have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.health.factor import UNKNOWN, Factor
from graph.health.policy import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.health.factor import Counted
    from graph.health.moment import Moment
    from graph.projection.dialogue.value import MeasurementRow, OutcomeRow
    from graph.projection.status import Day


def outcomes(moment: Moment, *, confirmed: bool | None = None) -> Factor:
    """The mean of both sides' means. `confirmed`: by measurements alone that the other side has confirmed, or that it
    has not; None: by all. Where only confirmed ones count, an outcome without any says nothing.
    """
    by_side: dict[str, list[Counted]] = {}
    day, oldest = moment.day, moment.oldest[OUTCOMES]
    for row, measurements in moment.view.outcomes:
        if not is_measurable(row) or (row.due is not None and row.due < oldest):
            continue
        until = [each for each in measurements if each.at <= day] if measurements else measurements
        if confirmed is not None:
            until = [each for each in until if is_confirmed(each, day) is confirmed]
            if confirmed and not until:
                continue
        found = _reached(row, until, day, oldest)
        if found is not None:
            by_side.setdefault(row.side, []).append(found)
    return _of_sides(by_side)


def is_measurable(row: OutcomeRow) -> bool:
    return row.baseline is not None and row.target is not None and row.baseline != row.target


def is_confirmed(row: MeasurementRow, day: Day) -> bool:
    return row.confirmed_at is not None and row.confirmed_at <= day


def _of_sides(by_side: dict[str, list[Counted]]) -> Factor:
    if not by_side:
        return UNKNOWN
    total = 0.0
    counted: list[Counted] = []
    for several in by_side.values():
        share = 1.0 / (len(by_side) * len(several))
        for row, points, _, by_consumer, why in several:
            counted.append((row, points, share, by_consumer, why))
            total += share * (points or 0.0)
    return Factor(total, counted)


def _reached(row: OutcomeRow, measurements: Sequence[MeasurementRow], day: Day, oldest: Day) -> Counted | None:
    """None where it was not measured lately, and is not due yet."""
    last = measurements[-1] if measurements else None
    if last is None or last.at < oldest:
        is_over = row.due is not None and row.due < day
        return (row, 0.0, 1.0, False, "outcome-unmeasured") if is_over else None
    base, target = row.baseline or 0.0, row.target or 0.0
    reached = min(1.0, (last.value - base) / (target - base))
    planned = _planned(row, measurements[0].at, day)
    points = max(0.0, min(100.0, 100.0 * (1.0 - max(0.0, planned - reached))))
    return row, points, 1.0, is_confirmed(last, day), "outcome"


def _planned(row: OutcomeRow, first_measured: Day, day: Day) -> float:
    """The share of its time that is over, 0 to 1."""
    start = first_measured if row.baseline_at is None else row.baseline_at
    if row.due is None or row.due <= day or row.due <= start:
        return 1.0
    return max(0.0, (day - start) / (row.due - start))
