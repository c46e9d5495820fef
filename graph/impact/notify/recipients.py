"""The recipients of an impact: the people who must be told of it, without their lines, which cost more."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from graph.model.severity import Severity
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.notice.owed import ScenarioDeadlines
    from graph.impact.outcome import Outcome
    from graph.projection.status import Day


def recipients(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> set[str]:
    """Ids of the people who must be told, as seen on `today`; deadlines count where a role ends before the change."""
    return _stakeholders(outcome, deadlines, today) | _owners(outcome, deadlines, today)


def _stakeholders(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> set[str]:
    """Whoever is told of what is less than HIGH is told of what is HIGH too."""
    of_high, below = outcome.relationships_owed
    whenever = outcome.day.audience(today).people_whenever
    found, is_dated = set[str](), False
    for is_high, relationships in ((True, of_high), (False, below)):
        told = list(map(whenever.__getitem__, relationships))
        found.update(chain.from_iterable(people[is_high] for people in told if people is not None))
        is_dated |= None in told
    return found.union(*_on_their_days(outcome, deadlines, today)) if is_dated else found


def _on_their_days(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> Iterator[tuple[str, ...]]:
    """Who is told of agreements of which it depends on the day of telling."""
    audience, relationship_of = outcome.day.audience(today), outcome.projection.agreements.relationship_of
    for agreement, severity in outcome.owed.items():
        relationship = relationship_of[agreement]
        if audience.people_whenever[relationship] is None:
            deadline = deadlines.tell_by.get(agreement, ALWAYS_AFTER)
            yield audience.people(relationship, deadline)[severity >= Severity.HIGH]


def _owners(outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> set[str]:
    audience, ids = outcome.day.audience(today), outcome.projection.offerings.ids
    offerings = list(outcome.notified_offerings)
    owners = list(map(audience.owners_whenever.__getitem__, map(ids.__getitem__, offerings)))
    found = set(chain.from_iterable(filter(None, owners)))
    if None in owners:
        dated = (offering for offering, whenever in zip(offerings, owners, strict=True) if whenever is None)
        found.update(*(audience.owners(ids[offering], deadlines.of_owner(offering)) for offering in dated))
    return found
