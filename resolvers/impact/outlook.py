"""What becomes of a report after its day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.impact.dated import DatedFact
from graph.impact.later import MOST_MONTHS, USUAL_MONTHS, Coming
from graph.model.sentences import beyond_bounds
from graph.model.severity import Severity
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.page import Listed, paged, worst_listed
from resolvers.impact.references import one
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.outlook import LaterDay, Outlook
    from graph.impact.report import Report
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

OUTLOOK: Final = (
    "What becomes of it after its day, by the dates known today: each later day on which others are affected than on the "
    "day before, or are so more or less badly, judged as the report for that day would be. Null where you may not know "
    "what follows from what is hidden from you."
)
MONTHS: Final = f"So many months after the day of the scenario, 1 to {MOST_MONTHS}."
INCOMPLETE: Final = "False where the scenario would have to be judged anew on more than 60 days: it was on those on which most is dated."


def outlook_field(types: Types, answers: ReportTypes) -> Field:
    worse, fact = _worse(types, answers.severity), types.answers.type_of(DatedFact)
    day = answer(
        "OutlookDay",
        "A later day on which others are affected, or are so more or less badly.",
        {
            "on": field("on", Date, "The day."),
            "totals": field("totals", answers.graded_totals, "How much is affected from then on."),
            "worse": field("worse", list[worse], "Consumers that are worse than on the day given before, by id."),
            "facts": field("facts", list[fact], "Why: what is dated so, at what is affected or beneath it."),
        },
    )

    def shown(report: Report, later: LaterDay) -> Any:
        ids = report.outcome.projection.organization_ids
        return day(
            on=date.fromordinal(later.day),
            totals=later.totals,
            worse=[
                worse(organization_id=id_, severity=Severity(at).name)
                for id_, at in sorted((ids[consumer], at) for consumer, at in later.worse.items())
            ],
            facts=report.dated_facts(later),
        )

    def days(root: Any) -> list[Any]:
        return [shown(root.report, later) for later in root.found.days]

    made = answer(
        "ImpactOutlook",
        OUTLOOK,
        {
            "report": PRIVATE,
            "found": PRIVATE,
            "isComplete": field("isComplete", bool, INCOMPLETE),
            "worstOn": field("worstOn", Date, "The day of the greatest harm, the first one included."),
            "days": resolved("days", list[day], "Those days, in order.", days),
            "consumers": _consumers(types),
        },
    )

    def outlook(root: Any, months: Any = USUAL_MONTHS) -> Any:
        report: Report = root.report
        number = plain(months)
        if not 1 <= number <= MOST_MONTHS:
            raise BadInput(beyond_bounds("months", number, MOST_MONTHS), ("months",))
        if not report.telling.of_hidden:
            return None
        found = report.later.outlook(number)
        return made(
            report=report,
            found=found,
            isComplete=found.is_complete,
            worstOn=date.fromordinal(found.worst_on),
        )

    return resolved("outlook", made | None, OUTLOOK, outlook, arguments={"months": described(int, "months", MONTHS)})


def _worse(types: Types, severity: Class) -> Class:
    return answer(
        "WorseConsumer",
        "A consumer that is worse off than on the day before.",
        {
            **keys("organization"),
            "organization": one(types, "organization", "Organization", "The consumer itself."),
            "severity": field("severity", severity, "How badly it is affected from that day on."),
        },
    )


def _consumers(types: Types) -> Field:
    def shown(report: Report, outlook: Outlook, ids: Sequence[str]) -> list[Coming]:
        return [report.later.coming(outlook, id_) for id_ in ids]

    def listed(root: Any) -> Listed:
        report: Report = root.report
        outlook: Outlook = root.found
        at = report.outcome.projection.organization_at

        def severity(consumer_id: str) -> int:
            return outlook.consumers[at[consumer_id]][0]

        ids = report.later.consumer_ids(outlook)
        return worst_listed("impact.outlook.consumers", ids, severity, partial(shown, report, outlook))

    words = "Consumers that are affected on any of the days, the worst first, then by id."
    return paged("consumers", types.answers.type_of(Coming), words, listed)
