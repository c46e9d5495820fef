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
    """By the file. `owners` and `notice_to` are no files of the product: there a row names one, without dates."""
    channels = [channel(random, number, relationships) for number in range(random.choice((0, 0, 1, 2)))]
    return {
        "people": [person(random, each) for each in PERSONS],
        "stakeholders": stakeholders(random, relationships),
        "owners": [owner(random, ids) for _ in range(random.randrange(4))],
        "deputies": [deputy(random) for _ in range(random.randrange(3))],
        "escalation_steps": [step(random, number, relationships) for number in range(random.randrange(5))],
        "assessments": [assessment(random, number, relationships) for number in range(random.randrange(4))],
        "notice_terms": [term(random, number, agreements) for number in range(random.choice((0, 0, 1, 3)))],
        "channels": channels,
        "notice_to": [
            {"agreement": random.choice(agreements)["id"], "channel": random.choice(channels)["id"]} for _ in channels
        ],
        "used_by": [
            {"agreement": random.choice(agreements)["id"], "organization": random.choice(ORGANIZATIONS)}
            for _ in range(random.randrange(2))
        ],
        "freezes": [freeze(random, number) for number in range(random.choice((0, 0, 1, 2)))],
    }


def person(random: Random, id_: str) -> Row:
    absent = random.random() < 0.3
    return filled(
        id=id_,
        name=id_,
        email=f"{id_}@example.org" if random.random() < 0.8 else "",
        do_not_contact="true" if random.random() < 0.1 else "",
        absent_from=near_today(random) if absent else "",
        absent_until=near_today(random) if absent else "",
        archived_at="2026-10-01T00:00:00Z" if random.random() < 0.1 else "",
    )


def near_today(random: Random) -> str:
    """A day near those on which it is asked, or none."""
    day = DAY - timedelta(days=random.choice((0, 30, 60, 200)) + random.choice((-20, -1, 0, 1, 20)))
    return day.isoformat() if random.random() < 0.7 else ""


def deputy(random: Random) -> Row:
    acting, absent = random.sample(PERSONS, 2)
    return filled(deputy=acting, person=absent, since=near_today(random), until=near_today(random))


def step(random: Random, number: int, relationships: list[Row]) -> Row:
    return filled(
        id=f"s{number}",
        relationship=random.choice(relationships)["id"],
        topic=random.choice(("", "CHANGE", "SERVICE")),
        side=random.choice(("CONSUMER", "PROVIDER")),
        level=random.choice("123"),
        person=random.choice(("", *PERSONS)),
    )


def assessment(random: Random, number: int, relationships: list[Row]) -> Row:
    return filled(
        id=f"as{number}",
        relationship=random.choice(relationships)["id"],
        person=random.choice(PERSONS),
        at=(DAY - timedelta(days=random.choice((20, 60, 200)))).isoformat(),
        influence=random.choice(("", "1", "3", "5")),
    )


def stakeholders(random: Random, relationships: list[Row]) -> list[Row]:
    """Nobody has one role of a relationship twice."""
    rows = [stakeholder(random, relationships) for _ in range(random.randrange(8))]
    return [*{(row["person"], row["relationship"], row["role"]): row for row in rows}.values()]


def stakeholder(random: Random, relationships: list[Row]) -> Row:
    return filled(
        person=random.choice(PERSONS),
        relationship=random.choice(relationships)["id"],
        role=random.choice(ROLES),
        side=random.choice(("", "", "CONSUMER", "PROVIDER", "THIRD_PARTY")),
        accountable="true" if random.random() < 0.3 else "",
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


def channel(random: Random, number: int, relationships: list[Row]) -> Row:
    return {"id": f"ch{number}", "relationship": random.choice(relationships)["id"], "kind": "EMAIL"}
