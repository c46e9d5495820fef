"""A later date on which all notice can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.report import impact

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.projection.projection import Projection


def report_in_time(projection: Projection, report: Report) -> Report | None:
    """The report of the same changes on the first day on which all notice can be kept if it is given today, and which
    falls into no freeze of an affected consumer; what is for a time lasts as long then. On another day others may be affected, to whom longer notice is owed:
    then it is later still. None where the day of the report is such a day already, or where there is none.
    """
    later = report
    while _misses(later):
        earliest = later.notice.earliest_date
        if earliest is None or earliest <= later.scenario.effective_on:
            return None
        later = impact(projection, report.scenario.moved_to(earliest), report.today)
    return None if later is report else later


def _misses(report: Report) -> bool:
    return bool(report.notice.overdue or report.notice.frozen)
