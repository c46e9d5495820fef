"""The field `impact`: each part of a report is made where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from graph.impact.kept import check_state, kept_reports
from graph.impact.on_state import ReportOnState, report_on
from graph.impact.scenario_input import parsed_day, parsed_scenario
from resolvers.context import Asked
from resolvers.derived.answers import paragraph
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, resolved
from resolvers.impact.already import already_planned_field
from resolvers.impact.dependencies import dependencies_field
from resolvers.impact.documents import csv_field, markdown_field
from resolvers.impact.findings import basis_field, findings_fields
from resolvers.impact.lists import agreements_field, consumers_field, notify_field, offerings_field
from resolvers.impact.masked import masked_field
from resolvers.impact.narrowing import in_turn, offerings_of
from resolvers.impact.notice import notice_field
from resolvers.impact.outlook import outlook_field
from resolvers.impact.reasons import (
    context_fields,
    gave_way_field,
    group_types,
    held_fields,
    understaffed_fields,
)
from resolvers.impact.report import ReportTotals, report_types
from resolvers.impact.scenario import scenario_input
from resolvers.questions.runs.difference import difference_type, since_last_run_field
from resolvers.questions.suggestions import suggestions_field
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from graph.projection.follower import State
    from resolvers.context import Context
    from resolvers.derived.types import Types
    from resolvers.impact.reasons import GroupTypes
    from resolvers.impact.report import ReportTypes
    from resolvers.turn import Turn

WORDS = paragraph(ReportOnState)
AT: Final = (
    "Number of the state, as `state` told it, that the answer is to be of, so that all pages are of one state; CONFLICT, with "
    "the `newest` number, where the estate has changed since. The state of now unless given."
)


@dataclass(frozen=True, slots=True)
class Reports:
    """The types of reports and of what is asked, for every field that answers reports."""

    answers: ReportTypes
    report: Class
    scenario: Class
    held: Class
    difference: Class


def reports_of(types: Types) -> Reports:
    answers = report_types(types)
    groups = group_types(types)
    difference = difference_type(types, answers.totals)
    report = _report_type(types, answers, groups, difference)
    return Reports(answers, report, scenario_input(types), groups.held, difference)


def impact_field(reports: Reports) -> Field:
    def impact_(info: Asked, scenario: Any, today: Any = None, at: Any = None) -> Any:
        day = parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        asked = parsed_scenario(plain(scenario), day)
        return reported(info.context, asked, day, plain(at), offerings_of(asked))

    return resolved(
        "impact",
        reports.report,
        WORDS,
        impact_,
        arguments={
            "scenario": described(reports.scenario, "scenario", "What is to be changed, and when."),
            "today": described(
                Date | None, "today", "The day from which days left are counted; today's date in UTC unless given."
            ),
            "at": described(int | None, "at", AT),
        },
    )


def reported(
    context: Context,
    scenario: Scenario,
    today: date,
    at: int | None = None,
    asked: Mapping[tuple[str | int, ...], str] | None = None,
) -> Turn:
    """The report, cut to what the viewer sees. `asked`: ids of the offerings that must be seen, by their places.
    `at`: number of the state that it is to be of; raises Conflict where that is gone.
    """

    def found(state: State) -> tuple[None, Sequence[Report]]:
        check_state(state, at)
        return None, [kept_reports(state.projection).report(scenario, today)]

    return in_turn(context, found, lambda state, _, seen: report_on(state, seen[0], at), asked)


def _report_type(types: Types, answers: ReportTypes, groups: GroupTypes, difference: Class) -> Class:
    def totals(root: ReportOnState) -> ReportTotals:
        return ReportTotals(root.report)

    more = {
        "totals": resolved("totals", answers.totals, "How much is affected.", totals),
        "offerings": offerings_field(types, answers),
        "consumers": consumers_field(types, answers),
        "agreements": agreements_field(types, answers),
        "dependencies": dependencies_field(types, answers.severity),
        **findings_fields(types),
        "notice": notice_field(types, answers),
        "notify": notify_field(types, answers),
        "masked": masked_field(types),
        "alreadyPlanned": already_planned_field(types),
        "outlook": outlook_field(types, answers),
        **held_fields(types, groups.held),
        "gaveWay": gave_way_field(groups.gave_way),
        **understaffed_fields(types),
        **context_fields(answers.fact),
        "suggestions": suggestions_field(types, answers),
        "sinceLastRun": since_last_run_field(difference),
        **markdown_field(),
        **csv_field(),
        "basis": basis_field(types),
    }
    return types.answers.made(ReportOnState, more, before={"isComplete": "incompleteReason"})
