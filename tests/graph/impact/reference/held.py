"""Groups of alternatives that hold although something of them is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.graph.impact.reference.context import facts_on
from tests.graph.impact.reference.days import later_days
from tests.graph.impact.reference.estate import NONE
from tests.graph.impact.reference.life import holds
from tests.graph.impact.reference.spread import Source, groups_on, passed, severities

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.estate import Estate
    from tests.graph.impact.reference.masked import Masked
    from tests.graph.impact.reference.scenario import Change, Scenario
    from tests.graph.impact.reference.spread import Group, Severities


@dataclass(frozen=True)
class Held:
    """`lost`: newly, or masked. `left`: untouched members. `margin`: how many more may be lost."""

    offering: str
    alternatives: str | None
    required: int
    members: int
    lost: list[str]
    left: list[str]
    margin: int
    until: date | None


def held(masked: Masked, scenario: Scenario) -> list[Held]:
    """“The groups of which at least one member passes on more than before *or is masked*, and which still pass on NONE:
    members lost, members left, `margin` = untouched members - required”. Those of an archived offering are in no list.
    """
    after, estate = masked.difference.after.travelled, masked.estate
    found: list[Held] = []
    for group in masked.difference.groups:
        lost = lost_of(group, masked)
        if lost and group.passes(after) == NONE and not estate.offerings[group.dependent].is_archived:
            left = [each.needed for each in group.members if not passed(after[each.needed], each.criticality)]
            found.append(
                Held(
                    group.dependent,
                    group.name,
                    group.required,
                    len(group.members),
                    sorted(lost),
                    sorted(left),
                    len(left) - group.required,
                    until(estate, scenario, group),
                )
            )
    return sorted(found, key=lambda each: (each.offering, each.alternatives or ""))


def lost_of(group: Group, masked: Masked) -> list[str]:
    before, after = masked.difference.before.travelled, masked.difference.after.travelled
    return [
        member.needed
        for member in group.members
        if passed(after[member.needed], member.criticality) > passed(before[member.needed], member.criticality)
        or member.needed in masked.travelled
    ]


def until(estate: Estate, scenario: Scenario, group: Group) -> date | None:
    """“The first later day, however far, on which by dates known today the group passes something on, the scenario in
    place (null: none by the dates known)”.
    """
    dated = {change.until for change in scenario.changes if change.until}
    for day in sorted({*later_days(estate, scenario.effective_on), *dated}):
        groups = groups_on(estate, day)
        severity = severities_on(estate, scenario, groups, day).travelled
        for each in groups:
            if (each.dependent, each.name) == (group.dependent, group.name) and each.passes(severity) > NONE:
                return day
    return None


def severities_on(estate: Estate, scenario: Scenario, groups: tuple[Group, ...], day: date) -> Severities:
    """After the scenario, as it is in place on a later day."""
    changes = in_place(scenario, day)
    sources = [fact.source for fact in facts_on(estate, day, scenario)]
    sources += [Source(change.offering, change.severity, change.travels) for change in changes]
    return severities(estate, groups, sources)


def in_place(scenario: Scenario, day: date) -> tuple[Change, ...]:
    """“Those changes of the scenario still in place that are not over”."""
    return tuple(change for change in scenario.changes if holds(scenario.effective_on, change.until, day))
