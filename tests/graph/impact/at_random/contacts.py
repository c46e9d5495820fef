"""The people around a random estate, and the terms of notice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tests.graph.impact.at_random.dates import DAY, filled, sometimes

if TYPE_CHECKING:
    from random import Random

    from tests.graph.impact.reference.estate import Row

PERSONS: Final = ("p0", "p1", "p2", "p3", "p4")
ROLES: Final = ("CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE", "USER", "SERVICE_OWNER", "RELATIONSHIP_MANAGER")
ACTIONS: Final = ("RETIRE", "SUSPEND", "BREAK", "DEGRADE", "MODIFY", "TRANSFER", "REPRICE", "RETERM")
ORGANIZATIONS: Final = ("c0", "c1", "c2", "c3")


def contacts(
    random: Random, agreements: list[Row], relationships: list[Row], ids: tuple[str, ...]
) -> dict[str, list[Row]]:
    """By the file. `owners` is no file of the product: there each offering names one, without dates."""
    return {
        "people": [
            filled(id=each, name=each.upper(), archived_at="2026-10-01T00:00:00Z" if random.random() < 0.1 else "")
            for each in PERSONS
        ],
        "stakeholders": [stakeholder(random, relationships) for _ in range(random.randrange(6))],
        "owners": [owner(random, ids) for _ in range(random.randrange(4))],
        "notice_terms": [term(random, number, agreements) for number in range(random.choice((0, 0, 1, 3)))],
        "freezes": [freeze(random, number) for number in range(random.choice((0, 0, 1, 2)))],
    }


def stakeholder(random: Random, relationships: list[Row]) -> Row:
    return filled(
        person=random.choice(PERSONS),
        relationship=random.choice(relationships)["id"],
        role=random.choice(ROLES),
        side=random.choice(("", "", "CONSUMER", "PROVIDER", "THIRD_PARTY")),
        since=sometimes(random, 0.2),
        until=sometimes(random, 0.2),
    )


def owner(random: Random, ids: tuple[str, ...]) -> Row:
    return filled(
        person=random.choice(PERSONS),
        offering=random.choice(ids),
        since=sometimes(random, 0.2),
        until=sometimes(random, 0.2),
    )


def term(random: Random, number: int, agreements: list[Row]) -> Row:
    return filled(
        id=f"t{number}",
        agreement=random.choice(agreements)["id"],
        action=random.choice(ACTIONS),
        days=random.choice(("0", "1", "5", "20", "100")),
        calendar=random.choice(("", "CALENDAR", "BUSINESS")),
        basis=random.choice(("", "NOTIFY", "CONSENT")),
    )


def freeze(random: Random, number: int) -> Row:
    first = DAY + timedelta(days=random.choice((-70, -20, 0, 30)))
    until = "" if random.random() < 0.1 else (first + timedelta(days=random.choice((1, 7, 60)))).isoformat()
    return {"id": f"f{number}", "organization": random.choice(ORGANIZATIONS), "from": first.isoformat()} | filled(
        until=until
    )
