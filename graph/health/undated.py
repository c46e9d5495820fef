"""What lacks the date from which its status holds, so that it has today's status on every day since it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.health.day import ANSWERED, CLOSED
from graph.projection.status import ALWAYS_BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.health.moment import Moment


def undated(moment: Moment) -> list[tuple[str, str]]:
    """Kind and id of each; none where today is asked about."""
    return [] if moment.day == moment.today else sorted(set(_undated(moment)))


def _undated(moment: Moment) -> Iterator[tuple[str, str]]:
    yield from _promises(moment)
    yield from _raised(moment)
    for cover in moment.covers:
        if cover.notice == ALWAYS_BEFORE:
            yield "Agreement", cover.agreement


def _promises(moment: Moment) -> Iterator[tuple[str, str]]:
    view, day = moment.view, moment.day
    for row in view.expectations:
        lacks = (row.status in CLOSED and row.closed_at is None) or (row.status in ANSWERED and row.answered_at is None)
        if lacks and (row.stated_at or ALWAYS_BEFORE) <= day:
            yield "Expectation", row.id
    for row in view.commitments:
        lacks = row.status in {"BROKEN", "RELEASED"} or (row.status == "KEPT" and row.done_at is None)
        if lacks and (row.at or ALWAYS_BEFORE) <= day:
            yield "Commitment", row.id


def _raised(moment: Moment) -> Iterator[tuple[str, str]]:
    view, day = moment.view, moment.day
    for row in view.complaints:
        if row.status != "OPEN" and row.answered_at is None and row.closed_at is None and row.raised_at <= day:
            yield "Complaint", row.id
    for row in view.escalations:
        if row.status != "OPEN" and row.resolved_at is None and row.raised_at <= day:
            yield "Escalation", row.id
