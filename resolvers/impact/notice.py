"""The notice that a scenario owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resolvers.derived.classes import Field, field, resolved
from resolvers.impact.answers import KEPT_BACK_TOO, PRIVATE, answer, keys
from resolvers.impact.parts import part
from resolvers.impact.references import one as reference
from resolvers.impact.report import iso
from resolvers.scalars import Date

if TYPE_CHECKING:
    from graph.impact.report import Report
    from resolvers.derived.classes import Class
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

EARLIEST = (
    "Earliest day for the scenario on which all notice can be kept if it is given today, and that falls into no freeze of "
    f"an affected consumer; null where none is owed and none is frozen, where a freeze has no end{KEPT_BACK_TOO}."
)
OWED = (
    "Agreements to which notice is owed, the earliest deadline first, then by id: affected ones, and those where something "
    "is as bad already, but not for good."
)


def notice_field(types: Types, answers: ReportTypes) -> Field:
    frozen = _frozen(types)

    def agreements(report: Report, asked: slice) -> list[Any]:
        return [answers.agreement_of(report, report.agreement(id_)) for id_ in report.owed_ids[asked]]

    made = answer(
        "ImpactNotice",
        "The notice that is owed, and when all of it can be kept.",
        {
            "report": PRIVATE,
            "earliestDate": field("earliestDate", Date | None, EARLIEST),
            "overdue": field("overdue", int, "Agreements of these whose deadline is past."),
            "agreementCount": field("agreementCount", int, "Agreements to which notice is owed."),
            "frozen": field("frozen", list[frozen], "Freezes of affected consumers that hold that day, by consumer."),
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
            frozen=[
                frozen(
                    freeze_id=one.freeze,
                    organization_id=one.organization,
                    from_=one.since.isoformat(),
                    until=iso(one.until),
                    reason=one.reason,
                )
                for one in report.notice.frozen
            ],
        )

    notice.__annotations__ = {"root": Any}
    return resolved("notice", made, "The notice that is owed.", notice)


def _frozen(types: Types) -> Class:
    return answer(
        "FrozenConsumer",
        "An affected consumer that can take no change on the day that is asked about.",
        {
            **keys("freeze", "organization"),
            "freeze": reference(types, "freeze", "Freeze", "The freeze itself."),
            "organization": reference(types, "organization", "Organization", "The consumer."),
            "from": field("from", Date, "First day."),
            "until": field("until", Date | None, "First day on which changes can be taken again; null = open."),
            "reason": field("reason", str | None, "Why no change can be taken."),
        },
    )
