"""Small random estates of people in the process, without a database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from graph.projection.contacts.acquaintance import KnowsRow, ReportsRow
from graph.projection.contacts.channels import StepRow
from graph.projection.contacts.people import AssessmentRow, MemberRow, PersonRow, StakeholderRow
from graph.projection.contacts.relationships import AttendedRow, MeetingRow, RelationshipRow
from graph.projection.projection import Projection
from graph.projection.rows import OrganizationRow, Tables
from graph.questions.network.keeping import Network
from graph.questions.network.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

TODAY: Final = date(2026, 11, 28)
PEOPLE: Final = [f"p{number:02}" for number in range(14)]
KINDS: Final = ("REVIEW", "WORKSHOP", "TRAINING", "COMMITTEE", "CALL", "MESSAGES")
ROLES: Final = ("SPONSOR", "CUSTOMER", "USER", "SERVICE_OWNER", "RELATIONSHIP_MANAGER", "CONSUMER_REPRESENTATIVE")
ORGANIZATIONS: Final = (
    OrganizationRow("ours"),
    OrganizationRow("our-part", part_of="ours"),
    OrganizationRow("theirs"),
    OrganizationRow("else"),
    OrganizationRow("far"),
)
RELATIONSHIPS: Final = (
    RelationshipRow("known", "COOPERATIVE", "2024-01-01", "P6M", "ours", "theirs"),
    RelationshipRow("hidden", "COOPERATIVE", "2024-01-01", "P6M", "else", "far"),
)
REACH: Final = {"ours": True, "our-part": True}
"""Of whoever has bounds: they see one side of `known`."""


def day(chance: Random, before: int = 900) -> str:
    return (TODAY - timedelta(days=chance.randrange(before))).isoformat()


def maybe(chance: Random, value: Any, share: float = 0.5) -> Any:
    return value if chance.random() < share else None


def rows(chance: Random) -> dict[str, list[Any]]:
    """By table."""
    meetings = [
        MeetingRow(
            f"m{number}",
            chance.choice(("known", "hidden")),
            f"{day(chance)}T09:00:00.000000Z",
            chance.choice(("SHARED", "PROVIDER", "CONSUMER", None)),
            chance.choice(KINDS),
        )
        for number in range(14)
    ]
    return {
        "organizations": list(ORGANIZATIONS),
        "relationships": list(RELATIONSHIPS),
        "persons": [PersonRow(id_, do_not_contact=chance.random() < 0.1) for id_ in PEOPLE],
        "members": [
            MemberRow(id_, organization.id, maybe(chance, day(chance)), maybe(chance, day(chance, 300), 0.1))
            for id_ in PEOPLE
            for organization in chance.sample(ORGANIZATIONS, chance.randrange(3))
        ],
        "stakeholders": [
            StakeholderRow(id_, each.id, chance.choice(ROLES), accountable=chance.random() < 0.4)
            for each in RELATIONSHIPS
            for id_ in chance.sample(PEOPLE, 5)
        ],
        "knows": [knows(chance) for _ in range(16)],
        "reports": [reports(chance) for _ in range(5)],
        "meetings": meetings,
        "attended": [
            AttendedRow(id_, each.id, each.relationship)
            for each in meetings
            for id_ in chance.sample(PEOPLE, chance.randrange(1, 6))
        ],
        "assessments": [assessment(chance, number) for number in range(10)],
        "steps": [
            StepRow(f"s{number}", each.id, None, "PROVIDER", 1, maybe(chance, chance.choice(PEOPLE)))
            for number, each in enumerate(RELATIONSHIPS)
        ],
    }


def knows(chance: Random) -> KnowsRow:
    one, other = chance.sample(PEOPLE, 2)
    strength = maybe(chance, chance.random(), 0.8)
    return KnowsRow(one, other, strength, maybe(chance, chance.randrange(-2, 3), 0.3), maybe(chance, day(chance), 0.7))


def reports(chance: Random) -> ReportsRow:
    one, other = chance.sample(PEOPLE, 2)
    return ReportsRow(one, other, maybe(chance, day(chance)), maybe(chance, day(chance, 300), 0.2))


def assessment(chance: Random, number: int) -> AssessmentRow:
    return AssessmentRow(
        f"a{number}",
        chance.choice(("known", "hidden")),
        chance.choice(PEOPLE),
        day(chance),
        maybe(chance, chance.randrange(1, 6), 0.8),
        maybe(chance, chance.randrange(-2, 3), 0.8),
        chance.choice(("SHARED", "PROVIDER", "CONSUMER", None)),
        maybe(chance, chance.randrange(1, 6), 0.8),
    )


def sight(given: Mapping[str, list[Any]], reach: Mapping[str, bool] | None = None, on: date = TODAY) -> Sight:
    """`reach` None: of whoever sees everything."""
    projection = Projection(Tables(**given))
    return Sight(projection, Network(projection, reach).on(on.toordinal()))
