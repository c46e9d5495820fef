"""A later date on which all notice can be kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.impact.report import impact

if TYPE_CHECKING:
    from graph.impact.projection import Projection
    from graph.impact.report import Report


def report_in_time(projection: Projection, report: Report) -> Report | None:
    """The report of the same changes on the first day on which all notice can be kept if it is given today. On another
    day others may be affected, to whom longer notice is owed: then it is later still. None where no notice is overdue, and where a freeze without an end stands in the way.
    """
    if not report.notice.overdue:
        return None
    later = report
    while later.notice.overdue and later.notice.earliest_date:
        later = impact(projection, replace(report.scenario, effective_on=later.notice.earliest_date), report.today)
    return None if later.notice.overdue else later
