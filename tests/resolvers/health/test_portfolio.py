from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.resolvers.health.cases import hold_files

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

ASKED = """query($manager: ID, $consumer: ID, $on: Date) {
  portfolio(manager: $manager, consumer: $consumer, on: $on) {
    on total grades { grade count } worst(first: 2) { id }
  } }"""

FILES: dict[str, list[dict[str, Any]]] = {
    "organizations": [{"id": id_, "name": id_} for id_ in ("pro", "a", "b")],
    "relationships": [
        {"id": f"r-{id_}", "provider": "pro", "consumer": id_, "type": "BASIC", "since": "2024-01-01"} for id_ in "ab"
    ],
    "people": [{"id": "rm", "name": "Rm"}],
    "stakeholders": [{"person": "rm", "role": "RELATIONSHIP_MANAGER", "relationship": "r-a", "until": "2026-11-28"}],
    "complaints": [{"id": "k", "text": "late", "raised_at": "2026-10-01", "relationship": "r-b"}],
}


async def test_a_portfolio_counts_by_grade_and_names_the_worst(database: Database, ask: Ask, tmp_path: Path) -> None:
    await hold_files(database, tmp_path, FILES)
    assert await ask(ASKED, on="2026-11-28") == portfolio("2026-11-28", ["r-b", "r-a"], AT_RISK=1, UNKNOWN=1)
    assert await ask(ASKED, on="2026-11-28", consumer="a") == portfolio("2026-11-28", ["r-a"], UNKNOWN=1)
    assert await ask(ASKED, on="2026-11-27", manager="rm") == portfolio("2026-11-27", ["r-a"], UNKNOWN=1)
    assert await ask(ASKED, on="2026-11-28", manager="rm") == portfolio("2026-11-28", [])


def portfolio(day: str, worst: list[str], **counts: int) -> dict[str, Any]:
    grades = ("GOOD", "UNPROVEN", "WATCH", "AT_RISK", "UNKNOWN")
    found = {
        "on": day,
        "total": sum(counts.values()),
        "grades": [{"grade": grade, "count": counts.get(grade, 0)} for grade in grades],
        "worst": [{"id": id_} for id_ in worst],
    }
    return {"data": {"portfolio": found}}
