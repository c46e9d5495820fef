"""The consumers that not all scenarios treat alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.comparison.comparing import MOST, DifferingConsumer, Fate
from resolvers.derived.classes import Class, Field, resolved
from resolvers.derived.read import read
from resolvers.impact.page import Listed, paged, worst_listed
from resolvers.impact.reasons import PageCauses
from resolvers.impact.report import ToldConsumer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.comparison.comparing import Comparison
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = (
    "Consumers that the scenarios do not treat alike, in severity or in notices overdue: "
    "those that one of them hits worst first, then by id."
)
FATES = "What each scenario does to it, in the order in which they were asked."
AFFECTED = "Why, and what it is told by when; null where it is not affected."


class ToldFate(NamedTuple):
    """What the scenario of this name does to a consumer, and the page that its causes are found with."""

    found: Fate
    name: str
    organization: str
    page: PageCauses


class ToldDiffering(NamedTuple):
    """A consumer, and its fates with what more is asked of them."""

    found: DifferingConsumer
    fates: Sequence[ToldFate]


def consumers_field(types: Types, reports: Reports) -> Field:
    fates = read("fates", list[_fate_type(types, reports)], FATES, "fates", rows=MOST)
    consumer = types.answers.made(DifferingConsumer, {"fates": fates}, at="found")

    def shown(comparison: Comparison, ids: Sequence[str]) -> list[ToldDiffering]:
        pages = [PageCauses(report, [i for i in ids if report.affects(i)]) for report in comparison.reports]
        return [told(comparison, comparison.consumer(consumer_id), pages) for consumer_id in ids]

    def told(comparison: Comparison, differing: DifferingConsumer, pages: Sequence[PageCauses]) -> ToldDiffering:
        each = zip(differing.fates, comparison.names, pages, strict=True)
        fates = [ToldFate(found, name, differing.organization, page) for found, name, page in each]
        return ToldDiffering(differing, fates)

    def listed(comparison: Comparison) -> Listed:
        def severity(consumer_id: str) -> int:
            return comparison.consumer(consumer_id).severity

        return worst_listed(
            "compareScenarios.consumers", comparison.differing_ids, severity, partial(shown, comparison)
        )

    return paged("consumers", consumer, WORDS, lambda root: listed(root.found))


def _fate_type(types: Types, reports: Reports) -> Class:
    def affected(root: ToldFate) -> ToldConsumer | None:
        causes = root.page
        if not causes.report.affects(root.organization):
            return None
        return ToldConsumer(causes.report.consumer(root.organization), causes)

    more = {
        "name": read("name", str, "Name of the scenario.", "name"),
        "affected": resolved("affected", reports.answers.consumer | None, AFFECTED, affected),
    }
    return types.answers.made(Fate, more, at="found", before={"name": "severity"})
