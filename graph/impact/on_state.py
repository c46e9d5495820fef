"""A report as it is answered: with the state of the estate that it is of, and whether it is the whole truth."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.impact.incompleteness import incompleteness
from graph.impact.report import Report
from graph.model.answers import answer
from graph.projection.follower import IncompleteReason

if TYPE_CHECKING:
    from graph.projection.follower import State

STATE: Final = "Number of the state of the estate that it is of, to ask for further pages of the same as `at`."


@answer("ImpactReport")
class ReportOnState(NamedTuple):
    """Which consumers does a changed offering affect, how badly, along which way, and by when must they be told? Computed on
    the whole estate, as it is when you ask.
    """

    report: Report
    incomplete_reason: Annotated[IncompleteReason | None, "Why it may not be; null where it is complete."]
    state: Annotated[int, STATE]
    effective_on: Annotated[date, "The day on which the scenario takes effect."]
    today: Annotated[date, "The day from which days left are counted."]

    @property
    def is_complete(self) -> Annotated[bool, "False where the answer may not be the whole truth."]:
        return self.incomplete_reason is None


def report_on(state: State, report: Report, at: int | None = None) -> ReportOnState:
    """`at`: number of the state that was asked for; that of `state` unless given."""
    number = state.number if at is None else at
    return ReportOnState(report, incompleteness(state, report), number, report.scenario.effective_on, report.today)
