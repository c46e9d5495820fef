"""What is agreed and how it is used, by chance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.graph.health.chance import Chance, Made


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
