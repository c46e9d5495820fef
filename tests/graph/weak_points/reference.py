"""Weak points, as plain as the page that defines them: one loss after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from tests.graph.impact.earlier import is_lost
from tests.graph.impact.telling import TellingReference

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.impact.rows import Tables

Lost = tuple[list[int], list[int], list[int], int]
"""How many offerings, agreements and consumers are affected LOW, MEDIUM, HIGH, CRITICAL; notices overdue."""


def losses(tables: Tables, day: date) -> dict[str, Lost]:
    there = sorted(row.id for row in tables.offerings if not is_lost(row, day.isoformat()))
    return {offering: loss(tables, offering, day) for offering in there}


def loss(tables: Tables, offering: str, day: date) -> Lost:
    reference = TellingReference(tables, Scenario((Change(offering, Action.RETIRE),), day), day)
    return (
        by_severity(reference.at_after[each] for each in reference.worse),
        by_severity(reference.agreements.values()),
        by_severity(reference.consumers.values()),
        sum(reference.notice(agreement)[2] for agreement in reference.agreements),
    )


def by_severity(severities: Iterable[int]) -> list[int]:
    all_ = list(severities)
    return [all_.count(level) for level in (1, 2, 3, 4)]


def by_harm(found: dict[str, Lost]) -> list[str]:
    """Consumers at CRITICAL, HIGH, MEDIUM, LOW, then agreements alike, then notices overdue, then id."""

    def harm(offering: str) -> list[int]:
        _, agreements, consumers, overdue = found[offering]
        return [*reversed(consumers), *reversed(agreements), overdue]

    return sorted(sorted(found), key=harm, reverse=True)


def stands_alone(tables: Tables, offering: str, day: date) -> bool:
    reference = nothing_done(tables, day)
    for group in reference.groups:
        members = {row.needed for row in group.members}
        others_there = any(not reference.before[other] for other in members - {offering})
        if group.name and offering in members and others_there:
            return False
    return not any(
        row.offering == offering
        and row.coverage == "FULL"
        and (row.from_ or "") <= day.isoformat()
        and not reference.before[row.successor]
        for row in tables.successors
    )


def spare_nothing(tables: Tables, day: date) -> list[tuple[str, str | None]]:
    """Named groups with just as many untouched members as they need."""
    reference = nothing_done(tables, day)
    return sorted(
        (group.dependent, group.name)
        for group in reference.groups
        if group.name and sum(not reference.before[row.needed] for row in group.members) == group.required
    )


def nothing_done(tables: Tables, day: date) -> TellingReference:
    return TellingReference(tables, Scenario((), day), day)
