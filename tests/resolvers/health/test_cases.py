from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.resolvers.health.cases import cases_asking, hold_files

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

NOT_APPLICABLE = "n/a"

ASKED = """query($on: Date, $side: Side) { serviceRelationship(id: "r") { health(on: $on, side: $side) {
  score uncapped atLeast atMost confidence grade saidByConsumer measuredByProvider caps { kind }
  factors { factor state points } } } }"""

CASES = [case for case in cases_asking("serviceRelationship") if "health(" in case["ask"]]


def test_there_are_cases() -> None:
    assert len(CASES) >= 26


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
async def test_a_relationship_stands_as_was_worked_out_by_hand(
    case: dict[str, Any], database: Database, ask: Ask, tmp_path: Path
) -> None:
    await hold_files(database, tmp_path, case["files"])
    for expected in case["expect"]:
        answer = await ask(ASKED, on=expected["on"], side=expected["side"])
        assert "errors" not in answer
        found = figures(answer["data"]["serviceRelationship"]["health"])
        for name, value in flat(expected["health"]).items():
            assert found[name] == (pytest.approx(value, abs=6e-4) if isinstance(value, (int, float)) else value), name


def figures(health: dict[str, Any]) -> dict[str, Any]:
    factors = {
        each["factor"].lower(): NOT_APPLICABLE if each["state"] == "NOT_APPLICABLE" else each["points"]
        for each in health["factors"]
    }
    return {**health, "caps": [cap["kind"] for cap in health["caps"]], **factors}


def flat(expected: dict[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in expected.items() if name != "factors"}, **expected.get("factors", {})}
