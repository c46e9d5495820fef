"""The notice that a scenario owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resolvers.derived.classes import Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer
from resolvers.impact.parts import part
from resolvers.impact.report import iso
from resolvers.scalars import Date

if TYPE_CHECKING:
    from graph.impact.report import Report
    from resolvers.impact.report import ReportTypes

EARLIEST = (
    "Earliest day for the scenario on which all notice can be kept if it is given today; null where none is owed."
)
OWED = "Affected agreements to which notice is owed, the earliest deadline first, then by id."


def notice_field(answers: ReportTypes) -> Field:
    def agreements(report: Report, asked: slice) -> list[Any]:
        return [answers.agreement_of(report, report.agreement(id_)) for id_ in report.owed_ids[asked]]

    made = answer(
        "ImpactNotice",
        "The notice that is owed, and when all of it can be kept.",
        {
            "report": PRIVATE,
            "earliestDate": field("earliestDate", Date | None, EARLIEST),
            "overdue": field("overdue", int, "Affected agreements whose deadline is past."),
            "agreementCount": field("agreementCount", int, "Affected agreements to which notice is owed."),
            "agreements": part("agreements", answers.agreement, OWED, agreements),
        },
    )

    def notice(root: Any) -> Any:
        report: Report = root.report
        return made(
            report=report,
            earliestDate=iso(report.notice.earliest_date),
            overdue=report.notice.overdue,
            agreementCount=len(report.owed_ids),
        )

    notice.__annotations__ = {"root": Any}
    return resolved("notice", made, "The notice that is owed.", notice)
