"""The field `suggestions` of a report: each kind is worked out where it is asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.impact.totals import NOTHING
from graph.model.answers import KEPT_BACK_TOO
from resolvers.context import Asked
from resolvers.derived.classes import Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer
from resolvers.impact.narrowing import seen_reports
from resolvers.impact.report import ToldTotals
from resolvers.questions.suggestions.alternatives import alternatives_field
from resolvers.questions.suggestions.asking import suggested
from resolvers.scalars import Date

if TYPE_CHECKING:
    from graph.impact.report import Report
    from resolvers.derived.classes import Class
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

WORDS = "What a gentler plan could be: a later date, a part of the scenario, an alternative."
IN_TIME = (
    "The same changes on the first day on which all notice can be kept if it is given today, and which falls into no "
    "freeze of an affected consumer; null where the day asked about is such a day, where there is none"
    f"{KEPT_BACK_TOO}."
)
WORST = "Consumers by the worst that it does to them within twelve months, what is as bad already among it."
PART = f"What could be done without anyone affected HIGH or worse; null where nobody is{KEPT_BACK_TOO}."


def suggestions_field(types: Types, answers: ReportTypes) -> Field:
    made = answer(
        "ImpactSuggestions",
        WORDS,
        {
            "report": PRIVATE,
            "inTime": _in_time_field(answers),
            "part": _part_field(answers),
            "alternatives": alternatives_field(types),
        },
    )

    def suggestions(root: Any) -> Any:
        return made(report=root.report)

    return resolved("suggestions", made, WORDS, suggestions)


def _in_time_field(answers: ReportTypes) -> Field:
    made = answer(
        "SuggestedDate",
        "The same changes on a later day.",
        {
            "effectiveOn": field("effectiveOn", Date, "The day."),
            "totals": field("totals", answers.totals, "How much is affected then."),
            **_worst_fields(answers.graded),
        },
    )

    async def in_time(root: Any, info: Asked) -> Any:
        report: Report = root.report
        found: Report | None = report.telling.of_whole(await suggested(info, report, lambda it: it.in_time))
        if found is None:
            return None
        [seen] = seen_reports(info.context, [found])
        return made(
            effectiveOn=found.scenario.effective_on,
            totals=ToldTotals(seen.totals, seen.hidden),
            **_worst_of(seen),
        )

    return resolved("inTime", made | None, IN_TIME, in_time)


def _worst_fields(graded: Class) -> dict[str, Field]:
    return {
        "worstOn": field(
            "worstOn", Date | None, "The day of its greatest harm within twelve months; null where it does none."
        ),
        "worst": field("worst", graded, WORST),
    }


def _worst_of(report: Report | None) -> dict[str, Any]:
    if report is None:
        return {"worstOn": None, "worst": NOTHING.consumers}
    worst_on = date.fromordinal(report.later.outlook().worst_on)
    return {"worstOn": worst_on, "worst": report.later.worst_consumers}


def _part_field(answers: ReportTypes) -> Field:
    change = answers.change
    made = answer(
        "SuggestedPart",
        "A part of a scenario.",
        {
            "changes": field("changes", list[change], "What could be done."),
            "leftOut": field("leftOut", list[change], "What would have to be left out, or done in another way."),
            "isLargest": field(
                "isLargest",
                bool,
                "True where no part with more changes would do; of more than 10 changes it is not known.",
            ),
            **_worst_fields(answers.graded),
        },
    )

    async def part(root: Any, info: Asked) -> Any:
        report: Report = root.report
        found, does = await suggested(info, report, lambda it: (it.part, it.part_report))
        if found is None or not report.telling.of_hidden:
            return None
        seen = seen_reports(info.context, [does])[0] if does else None

        def shown(index: int) -> Any:
            given = report.scenario.changes[index]
            return change(index=index, action=given.action.value, offering_id=given.offering)

        return made(
            changes=list(map(shown, found.changes)),
            leftOut=list(map(shown, found.left_out)),
            isLargest=found.is_largest,
            **_worst_of(seen),
        )

    return resolved("part", made | None, PART, part)
