"""The recipients of an impact: the people who must be told of it, without their lines, which cost more."""

from __future__ import annotations

from collections import defaultdict
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
    hit: dict[str, set[bool]] = defaultdict(set)
    dated: list[tuple[int, bool]] = []
    for agreement, severity in outcome.owed.items():
        is_high = severity >= Severity.HIGH
        relationship = relationship_of[agreement]
        if audience.people_whenever(relationship) is None:
            dated.append((agreement, is_high))
        else:
            hit[relationship].add(is_high)
    whenever = ((audience.people_whenever(relationship), which) for relationship, which in hit.items())
    found = set[str]().union(*[people[is_high] for people, which in whenever if people for is_high in which])
    for agreement, is_high in dated:
        deadline = deadlines.tell_by.get(agreement, ALWAYS_AFTER)
        found.update(audience.people(relationship_of[agreement], deadline)[is_high])
    return found


def _owners(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> set[str]:
    audience, ids = outcome.day.audience(today), outcome.projection.offerings.ids
    found: set[str] = set()
    for offering in outcome.notified_offerings:
        owners = audience.owners_whenever(ids[offering])
        found.update(audience.owners(ids[offering], deadlines.of_owner(offering)) if owners is None else owners)
    return found
