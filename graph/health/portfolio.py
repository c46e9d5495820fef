"""How the relationships of a portfolio stand together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # the type in GraphQL follows from it
from typing import TYPE_CHECKING, Annotated, Final

from graph.health.listing import place_of
from graph.model.answers import answer
from graph.model.health.words import HealthGrade
from graph.model.relationship import StakeholderRole
from graph.projection.people_on_day import holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.health.keeping import Scored
    from graph.projection.contacts.contacts import Contacts
    from graph.projection.status import Day

MANAGER: Final = StakeholderRole.RELATIONSHIP_MANAGER.value


@answer("GradeCount")
@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many relationships are of a grade."""

    grade: Annotated[HealthGrade, "The grade."]
    count: Annotated[int, "How many are of it."]


@answer("Portfolio")
@dataclass(frozen=True, slots=True)
class Portfolio:
    """Relationships of a portfolio: how many are of which grade, and which stand worst."""

    on: Annotated[date, "The day."]
    total: Annotated[int, "How many relationships there are."]
    grades: Annotated[list[GradeCount], "How many are of which grade, all grades, the best first."]
    ids: list[str]
    """Ids of all relationships, the worst first."""


def portfolio(scores: Iterable[tuple[str, Scored]], day: Day) -> Portfolio:
    """How these relationships stand together; `scores` by id."""
    found = sorted((place_of(scored, id_, descending=False), scored.grade) for id_, scored in scores)
    counts = dict.fromkeys(HealthGrade, 0)
    for _, grade in found:
        counts[grade] += 1
    grades = [GradeCount(grade, count) for grade, count in counts.items()]
    return Portfolio(date.fromordinal(day), len(found), grades, [place[-1] for place, _ in found])


def managed_by(contacts: Contacts, person: str, day: Day) -> set[str]:
    """Relationships of which the person is manager on that day."""
    rows = contacts.stakeholders.owned(person)
    return {row.relationship for row in rows if row.role == MANAGER and holds(row.since, row.until, day)}
