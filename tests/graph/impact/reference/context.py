"""What is given on a day before any scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.graph.impact.reference.estate import CRITICAL
from tests.graph.impact.reference.life import back_on, lost_status
from tests.graph.impact.reference.scenario import SEVERITY_OF, TRAVELLING
from tests.graph.impact.reference.spread import Source

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.estate import Estate, Planned
    from tests.graph.impact.reference.scenario import Change, Scenario

ARCHIVED = "ARCHIVED"


@dataclass(frozen=True, order=True)
class Fact:
    """`reason`: the status, ARCHIVED, or the id of a planned change. `end`: the first day on which it is over."""

    offering: str
    reason: str
    severity: int
    travels: bool
    end: date | None

    @property
    def source(self) -> Source:
        return Source(self.offering, self.severity, self.travels)


def facts_on(estate: Estate, day: date, scenario: Scenario) -> list[Fact]:
    """“An offering that is already SUSPENDED or RETIRED, or not yet AVAILABLE (PLANNED) on that day, is lost already
    (CRITICAL). With `includePlanned: true`, the other changes that are AGREED or ANNOUNCED and effective by that day (the
    day included) count too, at their own severities”. Of what is archived that is the only fact: nothing is planned for it.
    """
    facts = [
        Fact(each.offering, each.change, severity_of(each), each.action in TRAVELLING, each.until)
        for each in (planned_by(estate, day, scenario.leave_out) if scenario.include_planned else ())
        if not estate.offerings[each.offering].is_archived
    ]
    for offering in estate.offerings.values():
        status = lost_status(offering, day)
        if offering.is_archived:
            facts.append(Fact(offering.id, ARCHIVED, CRITICAL, travels=True, end=None))
        elif status:
            facts.append(Fact(offering.id, status, CRITICAL, travels=True, end=back_on(offering, day)))
    return facts


def planned_by(estate: Estate, day: date, leave_out: str | None) -> list[Planned]:
    """“A scenario made from a `Change` leaves that change out of the context; a planned change that is over is no
    context”.
    """
    return [
        each
        for each in estate.planned
        if each.status in {"AGREED", "ANNOUNCED"}
        and each.effective_on
        and each.effective_on <= day
        and (each.until is None or day < each.until)
        and each.change != leave_out
    ]


def severity_of(planned: Planned) -> int:
    return planned.severity or SEVERITY_OF[planned.action]


def what_is_left(facts: list[Fact], day: date) -> list[Fact]:
    """Of the facts, when those that are over by the day have ended."""
    return [fact for fact in facts if fact.end is None or day < fact.end]


def already_planned(estate: Estate, scenario: Scenario) -> list[tuple[int, str]]:
    """“The changes of the scenario that are so already on that day: a planned change (AGREED or ANNOUNCED, effective by
    then, included or not; not the one left out) does the same to the offering at least as badly, or its own status
    does” -> (index of the change, the status or the planned change): both where both do, of several planned changes the
    first by id.
    """
    day = scenario.effective_on
    found: list[tuple[int, str]] = []
    for index, change in enumerate(scenario.changes):
        does = [
            each.change
            for each in planned_by(estate, day, scenario.leave_out)
            if each.offering == change.offering
            and contains(each.action, change.action)
            and severity_of(each) >= change.severity
            and lasts_as_long(each.until, change)
        ]
        found += [(index, each) for each in sorted(does)[:1]]
        offering = estate.offerings[change.offering]
        status = lost_status(offering, day)
        if status in STATUS_FOR.get(change.action, ()) and lasts_as_long(back_on(offering, day), change):
            found.append((index, status))
    return found


STATUS_FOR: dict[str, tuple[str, ...]] = {"RETIRE": ("RETIRED",), "SUSPEND": ("RETIRED", "SUSPENDED")}


def contains(planned: str, action: str) -> bool:
    """“A planned RETIRE contains a SUSPEND, a suspension contains no retirement”."""
    return planned == action or (planned, action) == ("RETIRE", "SUSPEND")


def lasts_as_long(until: date | None, change: Change) -> bool:
    """“`alreadyPlanned` needs an `until` no earlier”; none is the latest."""
    return until is None or (change.until is not None and until >= change.until)
