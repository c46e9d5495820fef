"""Relationships with whatever may be recorded of them, by chance: dates close together, so that bounds are met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.graph.health.agreed import agreements
from tests.graph.health.chance import Chance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.graph.health.chance import Made
    from tests.graph.health.facts import Facts

ROLES = (
    "SPONSOR",
    "CUSTOMER",
    "USER",
    "CONSUMER_REPRESENTATIVE",
    "SERVICE_OWNER",
    "RELATIONSHIP_MANAGER",
    "SUPPLIER",
    "REGULATOR",
)


def estate(seed: int) -> Facts:
    chance = Chance(seed)
    people = [f"p{number}" for number in range(chance.number(2, 6))]
    return {
        "relationships": [relationship(chance)],
        "stakeholders": stakeholders(chance, people),
        **promises(chance, people),
        **meetings(chance, people),
        **agreements(chance),
        **value(chance, people),
        **voices(chance, people),
        **changes(chance),
    }


def relationship(chance: Chance) -> Made:
    return {
        "id": "r",
        "type": chance.of(None, "BASIC", "COOPERATIVE", "COOPERATIVE", "PARTNERSHIP"),
        "status": chance.of(*["ACTIVE"] * 8, "ONBOARDING", "PROSPECTIVE", "OFFBOARDING", "ENDED"),
        "since": chance.maybe(chance.day(100, 900), 0.9),
        "until": chance.maybe(chance.day(-100, 100), 0.1),
        "review_every": chance.of(None, "P3M", "P6M", "P1M", "P90D"),
    }


def stakeholders(chance: Chance, people: Sequence[str]) -> list[Made]:
    found: dict[tuple[str, str], Made] = {
        (person, chance.of(*ROLES)): {
            "side": chance.maybe(chance.of("PROVIDER", "CONSUMER", "THIRD_PARTY"), 0.2),
            "accountable": chance.hit(0.33),
            "since": chance.maybe(chance.day(0, 900), 0.7),
            "until": chance.maybe(chance.day(-60, 300), 0.2),
        }
        for person in people
        for _ in range(chance.of(1, 1, 1, 2, 0))
    }
    begun = set[tuple[str, str | None]]()  # of two roles that began on one day nobody can say which was the last
    rows: list[Made] = []
    for (person, role), more in found.items():
        if (person, more["since"]) not in begun:
            begun.add((person, more["since"]))
            rows.append({"person": person, "role": role, **more})
    return rows


def confirmation(chance: Chance, people: Sequence[str]) -> Made:
    return {"confirmed_by": chance.maybe(chance.of(*people), 0.4), "confirmed_at": chance.maybe(chance.day(), 0.7)}


def promises(chance: Chance, people: Sequence[str]) -> Made:
    return {
        "expectations": [
            {
                "id": f"e{number}",
                "visibility": chance.visibility(),
                "side": chance.of("PROVIDER", "CONSUMER"),
                "priority": chance.of(None, "LOW", "MEDIUM", "HIGH"),
                "status": chance.of(None, "STATED", "AGREED", "DECLINED", "MET", "UNMET", "WITHDRAWN"),
                "stated_at": chance.maybe(chance.day(), 0.9),
                "answered_at": chance.maybe(chance.day(), 0.7),
                "due": chance.maybe(chance.day(-60), 0.5),
                "closed_at": chance.maybe(chance.day(), 0.7),
                **confirmation(chance, people),
            }
            for number in chance.some(5)
        ],
        "commitments": [
            {
                "id": f"c{number}",
                "visibility": chance.visibility(),
                "side": chance.of("PROVIDER", "CONSUMER"),
                "status": chance.of(None, "OPEN", "KEPT", "KEPT", "BROKEN", "RELEASED"),
                "at": chance.maybe(chance.day(), 0.9),
                "due": chance.maybe(chance.day(-60), 0.8),
                "done_at": chance.maybe(chance.day(), 0.7),
                **confirmation(chance, people),
            }
            for number in chance.some(5)
        ],
    }


def meetings(chance: Chance, people: Sequence[str]) -> Made:
    held: list[Made] = [
        {
            "id": f"g{number}",
            "visibility": chance.visibility(),
            "kind": chance.of("REVIEW", "REVIEW", "CALL", "WORKSHOP", "MESSAGES"),
            "status": chance.of("HELD", "HELD", "HELD", "PLANNED", "CANCELLED"),
            "at": f"{chance.day(-30, 400)}T09:00:00Z",
        }
        for number in chance.some(6)
    ]
    rows = [
        {"engagement": x["id"], "person": person, "attended": chance.hit(0.67)}
        for x in held
        for person in chance.random.sample(people, chance.number(0, len(people)))
    ]
    return {
        "engagements": held,
        "attendance": rows,
        "assessments": [
            {
                "id": f"v{number}",
                "visibility": chance.of(None, "SHARED", "PROVIDER", "CONSUMER"),
                "person": chance.of(*people),
                "at": chance.day(0, 300),
                "influence": chance.of(None, 2, 3, 4, 5),
                "sentiment": chance.of(None, -2, -2, -1, 0, 1, 2),
            }
            for number in chance.some(5)
        ],
    }


def value(chance: Chance, people: Sequence[str]) -> Made:
    outcomes = [
        {
            "id": f"o{number}",
            "visibility": chance.visibility(),
            "side": chance.of("PROVIDER", "CONSUMER", "CONSUMER"),
            "baseline": chance.of(None, 0.0, 50.0, 100.0),
            "target": chance.of(None, 0.0, 80.0, 100.0),
            "baseline_at": chance.maybe(chance.day(), 0.3),
            "due": chance.maybe(chance.day(-300), 0.8),
        }
        for number in chance.some(4)
    ]
    return {
        "outcomes": outcomes,
        "measurements": [
            {
                "id": f"m{x['id']}.{number}",
                "outcome": x["id"],
                "visibility": chance.visibility(),
                "at": chance.day(),
                "value": float(chance.number(-10, 110)),
                **confirmation(chance, people),
            }
            for x in outcomes
            for number in chance.some(4)
        ],
    }


def voices(chance: Chance, people: Sequence[str]) -> Made:
    return {
        "feedback": [
            {
                "id": f"f{number}",
                "visibility": chance.visibility(),
                "at": chance.day(0, 300),
                "score": chance.of(None, 0, 3, 7, 8, 10),
                "person": chance.of(None, *people),
            }
            for number in chance.some(6)
        ],
        "complaints": [
            {
                "id": f"k{number}",
                "visibility": chance.visibility(),
                "status": chance.of(None, "OPEN", "ANSWERED", "CLOSED"),
                "raised_at": chance.day(0, 120),
                "due": chance.maybe(chance.day(-20, 100), 0.4),
                "answered_at": chance.maybe(chance.day(0, 100), 0.4),
                "closed_at": chance.maybe(chance.day(0, 100), 0.3),
            }
            for number in chance.some(2)
        ],
        "escalations": [
            {
                "id": f"q{number}",
                "visibility": chance.visibility(),
                "status": chance.of(None, "OPEN", "RESOLVED"),
                "raised_at": f"{chance.day(0, 60)}T10:00:00Z",
                "resolved_at": chance.maybe(f"{chance.day(0, 60)}T10:00:00Z", 0.4),
            }
            for number in chance.some(2)
        ],
    }


def changes(chance: Chance) -> Made:
    made = [
        {
            "id": f"ch{number}",
            "status": chance.of("DRAFT", "PROPOSED", "AGREED", "ANNOUNCED", "DONE", "CANCELLED"),
            "effective_on": chance.maybe(chance.day(-60, 200), 0.9),
        }
        for number in range(2)
    ]
    return {
        "changes": made,
        "changed_offerings": [
            {
                "change": x["id"],
                "offering": chance.of("s0", "s1", "s2"),
                "action": chance.of("RETIRE", "SUSPEND", "MODIFY"),
                "until": None,
            }
            for x in made
        ],
        "notices": [
            {
                "id": f"n{number}",
                "visibility": chance.visibility(),
                "change": chance.of("ch0", "ch1"),
                "deadline": chance.maybe(chance.day(-30, 250), 0.9),
                "sent_at": chance.maybe(f"{chance.day(0, 250)}T08:00:00Z", 0.5),
            }
            for number in chance.some(2)
        ],
        "answers": [
            {
                "id": f"w{number}",
                "visibility": chance.visibility(),
                "change": chance.of("ch0", "ch1"),
                "organization": "con",
                "verdict": chance.of("ACCEPT", "ACCEPT", "OBJECT", "NEEDS_TIME"),
                "at": chance.maybe(chance.day(0, 250), 0.8),
            }
            for number in chance.some(3)
        ],
    }
