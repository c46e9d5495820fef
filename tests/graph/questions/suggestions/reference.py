"""Suggestions, as plain as the page that defines them: everything is tried, one after the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from tests.graph.impact.reference.estate import GRADES, HIGH, NONE, day
from tests.graph.impact.reference.life import holds, lost_status
from tests.graph.impact.reference.scenario import Change
from tests.graph.impact.reference.spread import passed

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.difference import Difference
    from tests.graph.impact.reference.report import Report
    from tests.graph.impact.reference.scenario import Scenario
    from tests.graph.impact.reference.spread import Group

Helped = dict[str, tuple[int, int]]
"""Consumer -> how badly it is affected, how badly it would be."""
Place = tuple[str, str | None, str | None]
"""(offering, group, or what it needs alone)"""


def with_changes(report: Report, changes: tuple[Change, ...]) -> Report:
    return replace(report, scenario=replace(report.scenario, changes=changes))


def largest_part(report: Report) -> tuple[int, ...] | None:
    """Of equally large parts the one with the earliest changes; None where nobody is affected HIGH or worse."""
    if not is_grave(report):
        return None
    changes = report.scenario.changes
    for size in range(len(changes), -1, -1):
        for part in combinations(range(len(changes)), size):
            if not is_grave(with_changes(report, tuple(changes[number] for number in part))):
                return part
    return None


def is_grave(report: Report) -> bool:
    return any(severity >= HIGH for severity in report.difference.consumers.values())


def in_time(report: Report) -> date | None:
    """The first day on which all notice can be kept, looked for from the one that each day asks for."""
    first = report.scenario.effective_on
    while True:
        effective_on = report.scenario.effective_on
        consumers = {report.estate.agreements[one].consumer for one in report.notices.agreements}
        is_frozen = any(
            row["organization"] in consumers and holds(day(row, "from"), day(row, "until"), effective_on)
            for row in report.estate.rows.get("freezes", ())
        )
        if not report.notices.overdue and not is_frozen:
            return None if effective_on == first else effective_on
        earliest = report.notices.earliest_date
        if earliest is None or earliest <= effective_on:
            return None
        report = replace(report, scenario=moved_to(report.scenario, earliest))


def moved_to(scenario: Scenario, day: date) -> Scenario:
    """What is for a time lasts as long."""
    later = day - scenario.effective_on
    changes = tuple(
        replace(change, until=change.until + later) if change.until else change for change in scenario.changes
    )
    return replace(scenario, effective_on=day, changes=changes)


def helped(usual: dict[str, int], instead: dict[str, int]) -> Helped:
    return {
        consumer: (severity, instead.get(consumer, NONE))
        for consumer, severity in usual.items()
        if instead.get(consumer, NONE) < severity
    }


def lost_roots(report: Report) -> list[str]:
    """Of the context those that are lost on the day by their status, neither archived nor only changed by a plan."""
    there = report.estate.offerings
    return [
        one
        for one in report.reasons.context
        if not there[one].is_archived and lost_status(there[one], report.scenario.effective_on)
    ]


def restored(report: Report, offering: str) -> Helped:
    """What is lost by its status is there."""
    back = replace(
        report.estate.offerings[offering],
        status="AVAILABLE",
        available_from=None,
        suspended_from=None,
        suspended_until=None,
        retires_on=None,
    )
    estate = replace(report.estate, offerings={**report.estate.offerings, offering: back})
    return helped(report.difference.consumers, replace(report, estate=estate).difference.consumers)


def successors(report: Report) -> dict[tuple[str, str, str | None], Helped]:
    usual, changes = report.difference, report.scenario.changes
    found: dict[tuple[str, str, str | None], Helped] = {}
    for row in report.estate.rows.get("successors", ()):
        severities = [change.severity for change in changes if change.offering == row["offering"]]
        usable = holds(day(row, "from"), None, report.scenario.effective_on)
        if severities and usable and not usual.after.at[row["successor"]]:
            left = tuple(change for change in changes if change.offering != row["offering"])
            if row.get("coverage") == "PARTIAL":
                left = (*left, Change(row["offering"], "DEGRADE", min(max(severities), GRADES["MEDIUM"])))
            instead = with_changes(report, left).difference.consumers
            found[row["offering"], row["successor"], row.get("coverage") or None] = helped(usual.consumers, instead)
    return found


def added(report: Report) -> dict[Place, Helped]:
    """Whom one more alternative there would help, the context given."""
    usual = report.difference
    found: dict[Place, Helped] = {}
    for group in usual.groups:
        place = (group.dependent, group.name, None if group.name else group.members[0].needed)
        if place not in found:
            found[place] = helped(usual.consumers, relieved(usual, place))
    return {place: each for place, each in found.items() if each}


def relieved(usual: Difference, place: Place) -> dict[str, int]:
    """Severities with an alternative that is always there, on top of the context as it is."""
    severity = dict(usual.before.travelled)
    own = [(change.offering, change.severity) for change in usual.changes if change.travels]
    moved = True
    while moved:
        moved = False
        by_groups = [(group.dependent, passes(group, severity, spare=is_at(group, place))) for group in usual.groups]
        for offering, grade in own + by_groups:
            if grade > severity[offering]:
                severity[offering] = grade
                moved = True
    at = {offering: max(severity[offering], before) for offering, before in usual.before.at.items()}
    for change in usual.changes:
        at[change.offering] = max(at[change.offering], change.severity)
    return consumers_hit(usual, at)


def consumers_hit(usual: Difference, at: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in usual.coverages:
        severity = passed(at[each.offering], each.criticality)
        if severity > passed(usual.before.at[each.offering], each.criticality):
            consumer = usual.estate.agreements[each.agreement].consumer
            found[consumer] = max(found.get(consumer, NONE), severity)
    return found


def is_at(group: Group, place: Place) -> bool:
    dependent, name, needed = place
    if group.dependent != dependent or group.name != name:
        return False
    return name is not None or group.members[0].needed == needed


def passes(group: Group, severity: dict[str, int], *, spare: bool) -> int:
    """The k-th smallest of what the members pass on, one of which is untouched where there is a spare one."""
    by_members = [passed(severity[member.needed], member.criticality) for member in group.members]
    several = sorted(by_members + ([NONE] if spare else []))
    return several[min(group.required, len(several)) - 1]
