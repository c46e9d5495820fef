"""The consumers that not all scenarios treat alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from graph.questions.comparison.comparing import MOST
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.page import Listed, paged
from resolvers.impact.reasons import PageCauses
from resolvers.impact.references import one
from resolvers.impact.report import ToldConsumer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.comparison.comparing import Comparison, DifferingConsumer
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = (
    "Consumers that the scenarios do not treat alike, in severity or in notices overdue: "
    "those that one of them hits worst first, then by id."
)


def consumers_field(types: Types, reports: Reports) -> Field:
    fate = _fate_type(reports)
    consumer = answer(
        "DifferingConsumer",
        "A consumer that the scenarios do not treat alike.",
        {
            **keys("organization"),
            "organization": one(types, "organization", "Organization", "The consumer itself."),
            "severity": field("severity", reports.answers.severity, "The worst that one of the scenarios does to it."),
            "fates": field(
                "fates", list[fate], "What each scenario does to it, in the order in which they were asked.", rows=MOST
            ),
        },
    )

    def shown(comparison: Comparison, ids: Sequence[str]) -> list[Any]:
        pages = [PageCauses(report, [i for i in ids if report.affects(i)]) for report in comparison.reports]
        return [consumer_of(comparison, comparison.consumer(consumer_id), pages) for consumer_id in ids]

    def consumer_of(comparison: Comparison, differing: DifferingConsumer, pages: Sequence[PageCauses]) -> Any:
        fates = [
            fate(
                page=causes,
                organization_id=differing.organization,
                name=name,
                severity=each.severity.name,
                overdue=each.overdue,
            )
            for name, each, causes in zip(comparison.names, differing.fates, pages, strict=True)
        ]
        return consumer(organization_id=differing.organization, severity=differing.severity.name, fates=fates)

    def listed(comparison: Comparison) -> Listed:
        def severity(consumer_id: str) -> int:
            return comparison.consumer(consumer_id).severity

        return Listed("compareScenarios.consumers", comparison.differing_ids, severity, partial(shown, comparison))

    return paged("consumers", consumer, WORDS, lambda root: listed(root.comparison))


def _fate_type(reports: Reports) -> Class:
    def affected(root: Any) -> Any:
        causes: PageCauses = root.page
        if not causes.report.affects(root.organization_id):
            return None
        return ToldConsumer(causes.report.consumer(root.organization_id), causes)

    return answer(
        "ConsumerFate",
        "What one scenario does to a consumer.",
        {
            **keys("organization"),
            "page": PRIVATE,
            "name": field("name", str, "Name of the scenario."),
            "severity": field("severity", reports.answers.severity, "How badly it is affected; NONE if not at all."),
            "overdue": field("overdue", int, "Its affected agreements whose notice is overdue."),
            "affected": resolved(
                "affected",
                reports.answers.consumer | None,
                "Why, and what it is told by when; null where it is not affected.",
                affected,
            ),
        },
    )
