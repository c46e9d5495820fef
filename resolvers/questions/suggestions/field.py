"""The field `suggestions` of a report: each kind is worked out where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model.answers import KEPT_BACK_TOO
from graph.questions.suggestions.suggested import SuggestedDate, SuggestedPart, suggested_date, suggested_part
from resolvers.context import Asked
from resolvers.derived.classes import Field, resolved
from resolvers.impact.answers import answer
from resolvers.impact.narrowing import seen_reports
from resolvers.impact.report import ToldTotals
from resolvers.questions.suggestions.alternatives import alternatives_field
from resolvers.questions.suggestions.asking import suggested

if TYPE_CHECKING:
    from graph.impact.report import Report
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

WORDS = "What a gentler plan could be: a later date, a part of the scenario, an alternative."
IN_TIME = (
    "The same changes on the first day on which all notice can be kept if it is given today, and which falls into no "
    "freeze of an affected consumer; null where the day asked about is such a day, where there is none"
    f"{KEPT_BACK_TOO}."
)
PART = f"What could be done without anyone affected HIGH or worse; null where nobody is{KEPT_BACK_TOO}."


def suggestions_field(types: Types, answers: ReportTypes) -> Field:
    made = answer(
        "ImpactSuggestions",
        WORDS,
        {
            "inTime": _in_time_field(types, answers),
            "part": _part_field(types),
            "alternatives": alternatives_field(types),
        },
    )

    def suggestions(root: Any) -> Any:
        return root

    return resolved("suggestions", made, WORDS, suggestions)


def _in_time_field(types: Types, answers: ReportTypes) -> Field:
    def totals(root: SuggestedDate) -> ToldTotals:
        return ToldTotals(root.totals, root.hidden)

    more = {"totals": resolved("totals", answers.totals, "How much is affected then.", totals)}
    made = types.answers.made(SuggestedDate, more, before={"worstOn": "worst", "totals": "worstOn"})

    async def in_time(root: Any, info: Asked) -> SuggestedDate | None:
        report: Report = root.report
        found: Report | None = report.telling.of_whole(await suggested(info, report, lambda it: it.in_time))
        return None if found is None else suggested_date(*seen_reports(info.context, [found]))

    return resolved("inTime", made | None, IN_TIME, in_time)


def _part_field(types: Types) -> Field:
    made = types.answers.type_of(SuggestedPart)

    async def part(root: Any, info: Asked) -> SuggestedPart | None:
        report: Report = root.report
        found, does = await suggested(info, report, lambda it: (it.part, it.part_report))
        if found is None or not report.telling.of_hidden:
            return None
        seen = seen_reports(info.context, [does])[0] if does else None
        return suggested_part(report.scenario, found, seen)

    return resolved("part", made | None, PART, part)
