"""What became of expectations and commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.health.day import AGREED, DAYS_TO_ANSWER, DECLINED, MET, STATED, WITHDRAWN, expectation_on
from graph.health.factor import weighed
from graph.health.policy import COMMITMENTS, EXPECTATIONS

if TYPE_CHECKING:
    from graph.health.factor import Counted, Factor
    from graph.health.moment import Moment
    from graph.projection.dialogue.promises import CommitmentRow, ExpectationRow
    from graph.projection.status import Day

PRIORITIES: Final = {"LOW": 1.0, "MEDIUM": 2.0, "HIGH": 3.0}
AGREED_FOR: Final = 180
"""Days for which it counts that an expectation without a day was agreed to."""


def expectations(moment: Moment) -> Factor:
    """All that are open, and those closed or declined within the window, weighted by priority."""
    counted: list[Counted] = []
    day, oldest = moment.day, moment.oldest[EXPECTATIONS]
    for row in moment.view.expectations:
        if row.stated_at is not None and row.stated_at > day:
            continue
        status, settled = expectation_on(row, day)
        if status == WITHDRAWN or (settled is not None and settled < oldest):
            continue
        confirmed = row.confirmed_at is not None and row.confirmed_at <= day
        points, why = _expected(row, status, day, confirmed=confirmed)
        counted.append((row, points, PRIORITIES[row.priority], confirmed, why))
    return weighed(counted)


def _expected(
    row: ExpectationRow, status: str, day: Day, *, confirmed: bool
) -> tuple[float, str]:  # a line for each status
    if status == MET:
        return (100.0, "met-confirmed") if confirmed else (80.0, "met")
    if status == AGREED:
        if row.due is not None:
            return (80.0, "agreed") if row.due >= day else (0.0, "agreed-overdue")
        fresh = row.answered_at is None or row.answered_at >= day - AGREED_FOR
        return (80.0, "agreed") if fresh else (40.0, "agreed-long-ago")
    if status == STATED:
        fresh = row.stated_at is None or row.stated_at >= day - DAYS_TO_ANSWER
        return (60.0, "stated") if fresh else (30.0, "unanswered")
    if status == DECLINED:
        return (60.0, "declined-confirmed") if confirmed else (40.0, "declined")
    return 0.0, "unmet"


def commitments(moment: Moment) -> Factor:
    """Points of both sides' commitments: what was kept or broken within the window, and all that is overdue, however
    old.
    """
    counted: list[Counted] = []
    day, oldest = moment.day, moment.oldest[COMMITMENTS]
    for row in moment.view.commitments:
        if row.status == "RELEASED" or (row.at is not None and row.at > day):
            continue
        found = _kept(row, day, oldest)
        if found is not None:
            points, why = found
            confirmed = row.confirmed_at is not None and row.confirmed_at <= day
            counted.append((row, points, 1.0, confirmed, why))
    return weighed(counted)


def _kept(row: CommitmentRow, day: Day, oldest: Day) -> tuple[float, str] | None:
    """None for what does not count on that day."""
    due, done = row.due, row.done_at
    if row.status == "KEPT" and (done is None or done <= day):
        when = done or due or row.at
        if when is not None and when < oldest:
            return None
        return (50.0, "kept-late") if done is not None and due is not None and done > due else (100.0, "kept")
    if row.status == "BROKEN":
        when = due or row.at
        return (0.0, "broken") if when is None or oldest <= when <= day else None
    return (0.0, "overdue") if due is not None and due < day else None
