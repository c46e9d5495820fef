"""An estate of 10,000 people who know each other, without a database."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from graph.projection.contacts.acquaintance import KnowsRow
from graph.projection.contacts.people import MemberRow, PersonRow, StakeholderRow
from graph.projection.contacts.relationships import AttendedRow, MeetingRow, RelationshipRow
from graph.projection.projection import Projection
from graph.projection.rows import OrganizationRow, Tables

PEOPLE: Final = 10_000
MEETINGS: Final = 20_000
WORDS: Final = 20_000
TEAM: Final = 12
RELATIONSHIPS: Final = 500
TODAY: Final = date(2026, 11, 28)
SIZES: Final = (2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12)
KINDS: Final = ("CALL", "REVIEW", "TRAINING", "MESSAGES")
ROLES: Final = ("RELATIONSHIP_MANAGER", "SERVICE_OWNER", "CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE")


def person(number: int) -> str:
    return f"p{number % PEOPLE:05}"


def organization(number: int) -> str:
    return f"o{number % (PEOPLE // TEAM + 1):04}"


def estate(seed: int = 3) -> Projection:
    """Neighbours meet often, others seldom; about 200,000 ties, of which 86,000 are of at least 0.05."""
    chance = Random(seed)  # no secret
    meetings, attended = _meetings(chance)
    return Projection(
        Tables(
            organizations=[OrganizationRow(organization(number)) for number in range(PEOPLE // TEAM + 1)],
            persons=[PersonRow(person(number)) for number in range(PEOPLE)],
            members=[MemberRow(person(number), organization(number // TEAM)) for number in range(PEOPLE)],
            meetings=meetings,
            attended=attended,
            knows=[_word(chance) for _ in range(WORDS)],
            relationships=[
                RelationshipRow(
                    f"r{n}", "COOPERATIVE", "2024-01-01", "P6M", organization(2 * n), organization(2 * n + 1)
                )
                for n in range(RELATIONSHIPS)
            ],
            stakeholders=[
                StakeholderRow(person(n * 20 + each * 2), f"r{n}", chance.choice(ROLES))
                for n in range(RELATIONSHIPS)
                for each in range(10)
            ],
        )
    )


def _day(chance: Random) -> str:
    return (TODAY - timedelta(days=chance.randrange(900))).isoformat()


def _word(chance: Random) -> KnowsRow:
    one = chance.randrange(PEOPLE)
    return KnowsRow(person(one), person(one + 1 + int(chance.expovariate(1 / 30))), chance.random(), None, _day(chance))


def _meetings(chance: Random) -> tuple[list[MeetingRow], list[AttendedRow]]:
    meetings: list[MeetingRow] = []
    attended: list[AttendedRow] = []
    for number in range(MEETINGS):
        first, there = chance.randrange(PEOPLE), set[int]()
        size = chance.choice(SIZES)
        while len(there) < size:
            near = first + int(chance.expovariate(1 / 12))
            there.add((near if chance.random() < 0.9 else chance.randrange(PEOPLE)) % PEOPLE)
        about = f"r{first // 20}"
        meetings.append(MeetingRow(f"e{number}", about, f"{_day(chance)}T09:00:00Z", None, chance.choice(KINDS)))
        attended += [AttendedRow(person(each), f"e{number}", about) for each in sorted(there)]
    return meetings, attended
