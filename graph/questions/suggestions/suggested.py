"""A gentler plan as it is answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.impact.cause import CauseChange, changes_at
from graph.impact.totals import NOTHING, GradedCounts, Totals
from graph.model.answers import answer

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from graph.questions.suggestions.parts import Part

WORST_ON: Final = "The day of its greatest harm within twelve months; null where it does none."
WORST: Final = "Consumers by the worst that it does to them within twelve months, what is as bad already among it."
LARGEST: Final = "True where no part with more changes would do; of more than 10 changes it is not known."


@answer("SuggestedDate")
class SuggestedDate(NamedTuple):
    """The same changes on a later day.

    `totals`: how much is affected then; `hidden`: how much more that is not seen, None where that may not be told.
    """

    effective_on: Annotated[date, "The day."]
    totals: Totals
    hidden: int | None
    worst_on: Annotated[date | None, WORST_ON]
    worst: Annotated[GradedCounts, WORST]


@answer("SuggestedPart")
class SuggestedPart(NamedTuple):
    """A part of a scenario."""

    changes: Annotated[tuple[CauseChange, ...], "What could be done."]
    left_out: Annotated[tuple[CauseChange, ...], "What would have to be left out, or done in another way."]
    is_largest: Annotated[bool, LARGEST]
    worst_on: Annotated[date | None, WORST_ON]
    worst: Annotated[GradedCounts, WORST]


def suggested_date(report: Report) -> SuggestedDate:
    """`report`: of the same changes on that day."""
    return SuggestedDate(report.scenario.effective_on, report.totals, report.hidden, *_worst_of(report))


def suggested_part(scenario: Scenario, part: Part, report: Report | None) -> SuggestedPart:
    """`report`: what the part of the scenario does; None where it holds no change."""
    return SuggestedPart(
        changes_at(scenario, part.changes), changes_at(scenario, part.left_out), part.is_largest, *_worst_of(report)
    )


def _worst_of(report: Report | None) -> tuple[date | None, GradedCounts]:
    if report is None:
        return None, NOTHING.consumers
    return date.fromordinal(report.later.outlook().worst_on), report.later.worst_consumers
