"""Suggestions, as plain as the page that defines them: everything is tried, one after the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from graph.impact.scenario import Change
from graph.model.severity import Action, Severity
from tests.graph.impact.earlier import CRITICAL, NONE, Group, Reference, holds, is_lost
from tests.graph.impact.telling import TellingReference

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.rows import Tables
    from graph.impact.scenario import Scenario

Helped = dict[str, tuple[int, int]]
"""Consumer -> how badly it is affected, how badly it would be."""


def largest_part(tables: Tables, scenario: Scenario, today: date) -> tuple[int, ...] | None:
    """Of equally large parts the one with the earliest changes; None where nobody is affected HIGH or worse."""
    if not grave(Reference(tables, scenario, today)):
        return None
    numbers = range(len(scenario.changes))
    for size in range(len(numbers), -1, -1):
        for part in combinations(numbers, size):
            changes = tuple(scenario.changes[number] for number in part)
            if not grave(Reference(tables, replace(scenario, changes=changes), today)):
                return part
    return None


def grave(reference: Reference) -> bool:
    return any(severity >= 3 for severity in reference.consumers.values())


def in_time(tables: Tables, scenario: Scenario, today: date) -> date | None:
    """The first day on which all notice can be kept, looked for from the one that each day asks for."""
    first = scenario.effective_on
    while True:
        reference = TellingReference(tables, scenario, today)
        late = any(reference.notice(agreement)[2] for agreement in reference.agreements)
        frozen = any(
            holds(freeze.first, freeze.until, reference.day) and freeze.organization in reference.consumers
            for freeze in tables.freezes
        )
        if not late and not frozen:
            return None if scenario.effective_on == first else scenario.effective_on
        earliest = reference.earliest_date()
        if earliest is None or earliest <= scenario.effective_on:
            return None
        scenario = replace(scenario, effective_on=earliest)


def helped(usual: dict[str, int], instead: dict[str, int]) -> Helped:
    return {
        consumer: (severity, instead.get(consumer, NONE))
        for consumer, severity in usual.items()
        if instead.get(consumer, NONE) < severity
    }


def restored(tables: Tables, scenario: Scenario, today: date, offering: str) -> Helped:
    there = tables._replace(
        offerings=[row._replace(**AVAILABLE) if row.id == offering else row for row in tables.offerings]
    )
    return helped(Reference(tables, scenario, today).consumers, Reference(there, scenario, today).consumers)


AVAILABLE = {
    "status": "AVAILABLE",
    "available_from": None,
    "deprecated_from": None,
    "suspended_from": None,
    "suspended_until": None,
    "retires_on": None,
}


def successors(tables: Tables, scenario: Scenario, today: date) -> dict[tuple[str, str, str | None], Helped]:
    usual = Reference(tables, scenario, today)
    found: dict[tuple[str, str, str | None], Helped] = {}
    for row in tables.successors:
        changed = any(change.offering == row.offering for change in scenario.changes)
        if changed and holds(row.from_, None, usual.day) and not usual.at_after[row.successor]:
            changes = tuple(change for change in scenario.changes if change.offering != row.offering)
            if row.coverage == "PARTIAL":
                worst = max(change.severity for change in scenario.changes if change.offering == row.offering)
                changes = (*changes, Change(row.offering, Action.DEGRADE, min(worst, Severity.MEDIUM)))
            left = Reference(tables, replace(scenario, changes=changes), today)
            found[row.offering, row.successor, row.coverage] = helped(usual.consumers, left.consumers)
    return found


def added(tables: Tables, scenario: Scenario, today: date) -> dict[tuple[str, str | None, str | None], Helped]:
    """(offering, group, or what it needs alone) -> whom one more alternative there would help, the context given."""
    usual = Reference(tables, scenario, today)
    found: dict[tuple[str, str | None, str | None], Helped] = {}
    for group in usual.groups:
        key = (group.dependent, group.name, None if group.name else group.members[0].needed)
        if key not in found:
            found[key] = helped(usual.consumers, relieved(usual, key))
    return {key: each for key, each in found.items() if each}


def relieved(usual: Reference, key: tuple[str, str | None, str | None]) -> dict[str, int]:
    """Severities with an alternative that is always there, on top of the context as it is."""
    severity = dict(usual.before)
    own = [(change.offering, int(change.severity)) for change in usual.scenario.changes if change.action.travels]
    moved = True
    while moved:
        moved = False
        passed = [(group.dependent, passes(group, severity, spare=is_at(group, key))) for group in usual.groups]
        for offering, grade in own + passed:
            if grade > severity[offering]:
                severity[offering] = grade
                moved = True
    at = {offering: max(severity[offering], usual.at_before[offering]) for offering in severity}
    for change in usual.scenario.changes:
        at[change.offering] = max(at[change.offering], change.severity)
    return usual.worse_of(usual.consumers_at(usual.at_before), usual.consumers_at(at))


def is_at(group: Group, key: tuple[str, str | None, str | None]) -> bool:
    dependent, name, needed = key
    if group.dependent != dependent or group.name != name:
        return False
    return name is not None or group.members[0].needed == needed


def passes(group: Group, severity: dict[str, int], *, spare: bool) -> int:
    """The k-th smallest of what the members pass on, one of which is untouched where there is a spare one."""
    grades = {"LOW": 1, "MEDIUM": 2, "HIGH": 3, "CRITICAL": CRITICAL}
    passed = [min(severity[row.needed], grades[row.criticality]) for row in group.members] + ([NONE] if spare else [])
    return sorted(passed)[min(group.required, len(passed)) - 1]


def lost_roots(reference: Reference) -> list[str]:
    """Of the context those that are lost on the day, not only changed by a plan."""
    lost = {row.id for row in reference.tables.offerings if is_lost(row, reference.day)}
    return [offering for offering in reference.context() if offering in lost]
