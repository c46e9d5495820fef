"""How scenarios are ranked and in whom they differ, as plain as the page that defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.graph.impact.reference import outlook
from tests.graph.impact.reference.estate import NONE

if TYPE_CHECKING:
    from tests.graph.impact.reference.report import Report


def harm(report: Report) -> list[int]:
    """Consumers at CRITICAL, HIGH, MEDIUM, LOW on the worst day, then agreements alike, then notices overdue."""
    worst_on = report.outlook.worst_on
    worst = outlook.difference_on(report.estate, report.scenario, worst_on, report.today)
    return [*outlook.harm(worst), report.notices.overdue]


def overdue(report: Report) -> dict[str, int]:
    """By consumer."""
    late: dict[str, int] = {}
    for agreement in report.notices.agreements:
        if report.notices.of(agreement).is_overdue:
            consumer = report.estate.agreements[agreement].consumer
            late[consumer] = late.get(consumer, 0) + 1
    return late


def fates(reports: list[Report]) -> dict[str, list[tuple[int, int]]]:
    """Consumer -> (severity, overdue) under each scenario, of those that differ."""
    severities = [report.difference.consumers for report in reports]
    late = [overdue(report) for report in reports]
    consumers = {consumer for each in (*severities, *late) for consumer in each}
    all_fates = {
        consumer: [(some.get(consumer, NONE), of.get(consumer, 0)) for some, of in zip(severities, late, strict=True)]
        for consumer in consumers
    }
    return {consumer: each for consumer, each in all_fates.items() if any(fate != each[0] for fate in each)}
