"""The recipients of an impact: the people who must be told of it, without their lines, which cost more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.severity import Severity
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from graph.impact.notice.owed import ScenarioDeadlines
    from graph.impact.outcome import Outcome
    from graph.projection.status import Day


def recipients(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> set[str]:
    """Ids of the people who must be told, as seen on `today`; deadlines count where a role ends before the change."""
    return _stakeholders(outcome, deadlines, today) | _owners(outcome, deadlines, today)


def _stakeholders(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> set[str]:
    audience, relationship_of = outcome.day.audience(today), outcome.projection.agreements.relationship_of
    high = {agreement for agreement, severity in outcome.owed.items() if severity >= Severity.HIGH}
    found, dated = set[str](), set[str]()
    for is_high, agreements in ((True, high), (False, outcome.owed.keys() - high)):
        for relationship in {relationship_of[agreement] for agreement in agreements}:
            people = audience.people_whenever(relationship)
            if people is None:
                dated.add(relationship)
            else:
                found.update(people[is_high])
    for agreement in outcome.owed if dated else ():
        if relationship_of[agreement] in dated:
            deadline = deadlines.tell_by.get(agreement, ALWAYS_AFTER)
            found.update(audience.people(relationship_of[agreement], deadline)[agreement in high])
    return found


def _owners(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> set[str]:
    audience, ids = outcome.day.audience(today), outcome.projection.offerings.ids
    found: set[str] = set()
    for offering in outcome.notified_offerings:
        owners = audience.owners_whenever(ids[offering])
        found.update(audience.owners(ids[offering], deadlines.of_owner(offering)) if owners is None else owners)
    return found
