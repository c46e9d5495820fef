"""How scenarios are ranked, as plain as the page that defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.graph.impact.telling import TellingReference

WORST_FIRST = (4, 3, 2, 1)


def harm(reference: TellingReference) -> list[int]:
    """Consumers at CRITICAL, HIGH, MEDIUM, LOW, then agreements alike, then notices overdue."""
    consumers = [list(reference.consumers.values()).count(level) for level in WORST_FIRST]
    agreements = [list(reference.agreements.values()).count(level) for level in WORST_FIRST]
    return [*consumers, *agreements, sum(overdue(reference).values())]


def overdue(reference: TellingReference) -> dict[str, int]:
    """By consumer."""
    late: dict[str, int] = {}
    for agreement in reference.agreements:
        if reference.notice(agreement)[2]:
            consumer = reference.live[agreement].consumer
            late[consumer] = late.get(consumer, 0) + 1
    return late


def fates(references: list[TellingReference]) -> dict[str, list[tuple[int, int]]]:
    """Consumer -> (severity, overdue) under each scenario, of those that differ."""
    consumers = {consumer for reference in references for consumer in (*reference.consumers, *overdue(reference))}
    all_fates = {
        consumer: [
            (reference.consumers.get(consumer, 0), overdue(reference).get(consumer, 0)) for reference in references
        ]
        for consumer in consumers
    }
    return {consumer: each for consumer, each in all_fates.items() if any(fate != each[0] for fate in each)}
