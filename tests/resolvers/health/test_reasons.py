"""The reasons of a score, over GraphQL: steps, moves, evidence and words of a case worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.resolvers.health.cases import cases_asking, hold_files

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

ASKED = """{ serviceRelationship(id: "r") { health(on: "2026-11-28", side: PROVIDER) {
  on side policyVersion policy { id } judgement { id } undated { id }
  nextSteps { act gain confidence subject { __typename id } reason }
  trend { daysAgo30 daysAgo90 moved { factor difference facts { kind before now subject { id } } } }
  findings { kind subject { id } reason(language: "ru") }
  factors { factor weight contribution reason evidence(first: 1) {
    totalCount nodes { points share saidByConsumer reason subject { id } } pageInfo { hasNextPage endCursor } } }
  } } }"""


@pytest.fixture
async def whole(database: Database, tmp_path: Path, ask: Ask) -> dict[str, Any]:
    [case] = [case for case in cases_asking("serviceRelationship") if case["id"] == "score-whole"]
    await hold_files(database, tmp_path, case["files"])
    answer = await ask(ASKED)
    assert "errors" not in answer
    return answer["data"]["serviceRelationship"]["health"]


async def test_a_score_is_given_with_its_reasons(whole: dict[str, Any]) -> None:
    steps = [(step["act"], step["gain"]) for step in whole["nextSteps"]][:3]
    assert [act for act, _ in steps] == ["WIDEN", "HOLD_REVIEW", "KEEP_COMMITMENT"]
    assert [gain for _, gain in steps] == pytest.approx([400 / 42, 250 / 42, 150 / 42])
    assert whole["nextSteps"][2]["subject"] == {"__typename": "Commitment", "id": "c4"}
    assert (whole["on"], whole["side"], whole["policyVersion"], whole["policy"]) == ("2026-11-28", "PROVIDER", 0, None)
    contributions = {each["factor"]: each["contribution"] for each in whole["factors"]}
    assert sum(filter(None, contributions.values())) == pytest.approx(2000 / 42)
    assert [each["factor"] for each in whole["factors"]][:2] == ["OUTCOMES", "EXPECTATIONS"]
    commitments = next(each for each in whole["factors"] if each["factor"] == "COMMITMENTS")
    assert commitments["evidence"]["totalCount"] == 4
    assert commitments["evidence"]["nodes"][0]["points"] == 0
    assert commitments["evidence"]["pageInfo"]["hasNextPage"] is True
    assert commitments["reason"] == "4 commitments count, kept late as a half: 37.5 of 100."
    moved = whole["trend"]["moved"]
    assert {fact["subject"]["id"] for move in moved for fact in move["facts"]} >= {"f1", "c4"}
    assert "Половина того, что здесь считается (обещания), или больше держится на слове одной стороны." in [
        finding["reason"] for finding in whole["findings"]
    ]
