"""What a gentler plan could be: a later date, a part of it, an alternative."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.impact.report import impact
from graph.questions.suggestions.alternatives import alternatives_for
from graph.questions.suggestions.dates import report_in_time
from graph.questions.suggestions.parts import part_without_grave

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.projection.projection import Projection
    from graph.questions.suggestions.alternatives import Alternative
    from graph.questions.suggestions.parts import Part


class Suggestions:
    """Gentler plans than that of a report; made anew where the estate has changed since. A date and a part are judged by the whole truth."""

    def __init__(self, projection: Projection, report: Report) -> None:
        self._projection = projection
        self._report = report.whole(projection)
        self._looked_at = report.cut(self._report.outcome)

    @cached_property
    def in_time(self) -> Report | None:
        """The report of the same changes on the first day on which all notice can be kept; None where none is overdue."""
        return report_in_time(self._projection, self._report)

    @cached_property
    def part(self) -> Part | None:
        """What could be done without anyone at HIGH or above; None where nobody is."""
        return part_without_grave(self._report.outcome)

    @cached_property
    def part_report(self) -> Report | None:
        """What that part does; None where it holds no change."""
        if self.part is None or not self.part.changes:
            return None
        changes = tuple(self._report.scenario.changes[number] for number in self.part.changes)
        return impact(self._projection, replace(self._report.scenario, changes=changes), self._report.today)

    @cached_property
    def alternatives(self) -> list[Alternative]:
        """Alternatives, with the consumers whom the asker may see."""
        return alternatives_for(self._looked_at)
