"""Where relationships hang on a single person, or on nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer
from graph.model.relationship import RelationshipType, Side, StakeholderRole
from graph.projection.meetings.spoken import people_of_influence
from graph.projection.status import day_of
from graph.questions.network.threads import SidePerson, threads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from graph.questions.network.sight import Sight

NEEDED: Final = (
    (StakeholderRole.SPONSOR, Side.CONSUMER, False),
    (StakeholderRole.RELATIONSHIP_MANAGER, Side.PROVIDER, True),
    (StakeholderRole.CONSUMER_REPRESENTATIVE, Side.CONSUMER, True),
)
"""Roles that somebody should hold, the side of each, and whether that has to be somebody accountable."""


@answer("Vacancy")
@dataclass(frozen=True, slots=True)
class Vacancy:
    """A role, or a step of escalation, that nobody holds."""

    side: Annotated[Side, "The side that lacks somebody."]
    role: Annotated[StakeholderRole | None, "The role; null for a step of escalation."]
    is_accountable: Annotated[bool, "Whether it is somebody accountable in that role who is lacking."]
    step: Annotated[str | None, "The step of escalation; null for a role.", Names("EscalationStep")]


@answer("RelationshipCoverage")
@dataclass(frozen=True, slots=True)
class Coverage:
    """A relationship that hangs on few, on a day."""

    relationship: Annotated[str, "The relationship.", Names("ServiceRelationship")]
    threads: Annotated[int, "Ties of at least 0.3 between those who speak for the two sides."]
    hangs_on: Annotated[list[SidePerson], "On whom all of them hang, by side; empty where there are more, or none."]
    vacancies: Annotated[list[Vacancy], "Roles that nobody holds."]
    not_met: Annotated[
        list[str],
        "People of influence 4 or 5 not met within the interval: `reviewEvery`, else 180 days.",
        Names("Person", all_seen=True),
    ]

    @property
    def place(self) -> tuple[int, str]:
        """What coverage is sorted by: without a thread first, then what hangs on one person, then what lacks something
        else.
        """
        if not self.threads:
            return 0, self.relationship
        return 1 if self.hangs_on else 2 if self.vacancies or self.not_met else 3, self.relationship


def coverage(sight: Sight, relationships: Iterable[str], *, include_basic: bool) -> list[Coverage]:
    """The worst covered first. Of relationships that are not seen, nothing."""
    found = [
        coverage_of(sight, row.id)
        for row in map(sight.relationship, relationships)
        if row is not None and (include_basic or row.type != RelationshipType.BASIC.value)
    ]
    return sorted(found, key=lambda each: each.place)


def hanging(sight: Sight) -> AbstractSet[str]:
    """Relationships that are seen of which all threads hang on one person of a side; worked out once for a day."""
    if sight.ties.hanging is None:
        ids = sight.people.ids
        sight.ties.hanging = {
            row.id
            for row in sight.contacts.relationships
            if sight.people.sees_relationship(row.id) and threads_of(sight, row.id).hangs_on(ids)
        }
    return sight.ties.hanging


def coverage_of(sight: Sight, relationship: str) -> Coverage:
    threads = threads_of(sight, relationship)
    return Coverage(
        relationship,
        len(threads.pairs),
        threads.hangs_on(sight.people.ids),
        list(vacancies(sight, relationship)),
        list(_not_met(sight, relationship)),
    )


def vacancies(sight: Sight, relationship: str, without: str | None = None) -> Iterator[Vacancy]:
    """`without`: as if this person had left."""
    holders = [row for row in sight.holders(relationship) if row.person != without]
    for role, side, is_accountable in NEEDED:
        if not any(row.role == role.value and (row.accountable or not is_accountable) for row in holders):
            yield Vacancy(side, role, is_accountable, None)
    steps = sorted(sight.contacts.steps.of(relationship), key=lambda step: (step.side, step.level, step.id))
    for step in steps:
        is_held = step.person in sight.people.at and step.person != without
        if not is_held and sight.people.sees_step(step.id):
            yield Vacancy(Side(step.side), None, is_accountable=False, step=step.id)


def _not_met(sight: Sight, relationship: str) -> Iterator[str]:
    for spoken in people_of_influence(sight.around(relationship), sight.day):
        if spoken.person in sight.people.at and (spoken.due is None or day_of(spoken.due) < sight.day):
            yield spoken.person
