"""Relationships with whatever may be recorded of them, by chance: dates close together, so that bounds are met."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.graph.health.facts import Facts

TODAY = date(2026, 11, 28)
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
ROUND = (0, 1, 13, 14, 15, 16, 30, 60, 89, 90, 91, 120, 179, 180, 181, 182, 364, 365, 366, 400, 545, 546)
"""Days before today that lie at the bounds of windows."""

Made = dict[str, Any]


class Chance:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # chance that is no secret

    def of(self, *values: Any) -> Any:
        return self.random.choice(values)

    def maybe(self, value: Any, share: float = 0.5) -> Any:
        return value if self.random.random() < share else None

    def hit(self, share: float) -> bool:
        return self.random.random() < share

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def day(self, low: int = 0, high: int = 560) -> str:
        """So many days before today."""
        near = [each for each in ROUND if low <= each <= high]
        back = self.of(*near) if near and self.random.random() < 0.4 else self.number(low, high)
        return (TODAY - timedelta(back)).isoformat()

    def some(self, most: int) -> range:
        return range(self.number(0, most))

    def visibility(self) -> str | None:
        return self.of(None, None, None, "SHARED", "PROVIDER", "CONSUMER")


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


def agreements(chance: Chance) -> Made:
    offerings = [
        {
            "id": f"s{number}",
            "status": chance.of(*["AVAILABLE"] * 6, "DEPRECATED", "RETIRED", "SUSPENDED", "PLANNED"),
            "available_from": chance.maybe(chance.day(0, 400), 0.1),
            "deprecated_from": chance.maybe(chance.day(), 0.1),
            "suspended_from": chance.maybe(chance.day(0, 200), 0.1),
            "suspended_until": chance.maybe(chance.day(-30, 100), 0.1),
            "retires_on": chance.maybe(chance.day(-60, 100), 0.1),
        }
        for number in range(3)
    ]
    agreed: list[Made] = [
        {
            "id": f"a{number}",
            "status": chance.of(*["ACTIVE"] * 5, "NOTICE_GIVEN", "NOTICE_GIVEN", "ENDED", "DRAFT"),
            "valid_from": chance.maybe(chance.day(100, 700), 0.8),
            "valid_to": chance.maybe(chance.day(-300, 200), 0.4),
            "notice_given_at": chance.maybe(chance.day(0, 100), 0.5),
        }
        for number in chance.some(3)
    ]
    covered = {
        (x["id"], chance.of("s0", "s1", "s2")): chance.of(None, "LOW", "MEDIUM", "HIGH", "CRITICAL", "CRITICAL")
        for x in agreed
        for _ in range(chance.number(1, 3))
    }
    targets: list[Made] = [
        {
            "id": f"t{number}",
            "agreement": chance.of(*(x["id"] for x in agreed)),
            "offering": chance.of(None, "s0", "s1", "s2"),
            "comparator": chance.of(None, "AT_LEAST", "AT_MOST", "ABOVE", "BELOW"),
            "threshold": 50.0,
            "period": chance.of(None, "P1M", "P3M", "P30D"),
        }
        for number in (chance.some(3) if agreed else ())
    ]
    return {
        "offerings": offerings,
        "successors": [{"offering": "s0", "successor": "s1"}] if chance.hit(0.5) else [],
        "agreements": agreed,
        "coverages": [
            {"agreement": agreement, "offering": offering, "criticality": criticality}
            for (agreement, offering), criticality in covered.items()
        ],
        "targets": targets,
        "signals": [signal(chance, f"x{x['id']}.{number}", x["id"]) for x in targets for number in chance.some(8)],
        "adoption": [
            {
                "id": f"d{number}",
                "visibility": chance.visibility(),
                "offering": chance.of("s0", "s1", "s2"),
                "at": chance.day(),
                "planned": chance.of(None, 0, 10, 50),
                "active": chance.maybe(chance.number(0, 60), 0.9),
            }
            for number in chance.some(5)
        ],
        "fit_checks": [
            {
                "id": f"h{number}",
                "visibility": chance.visibility(),
                "offering": chance.of("s0", "s1", "s2"),
                "at": chance.day(),
                "available": chance.of(None, "NO", "PARTLY", "YES"),
                "understood": chance.of(None, "PARTLY", "YES"),
                "usable": chance.of(None, "NO", "YES"),
            }
            for number in chance.some(5)
        ],
    }


def signal(chance: Chance, id_: str, target: str) -> Made:
    to = date.fromisoformat(chance.day(0, 420)).replace(day=1)
    return {
        "id": id_,
        "visibility": chance.visibility(),
        "target": target,
        "kind": "ATTAINMENT",
        "value": float(chance.of(40, 49, 50, 51, 60)),
        "from": (to - timedelta(1)).replace(day=1).isoformat(),
        "to": to.isoformat(),
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
