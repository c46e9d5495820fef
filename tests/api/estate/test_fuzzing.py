"""Random queries by schemathesis: whatever is asked, the answer is data or an error that says what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT: Final = Path(__file__).parents[3]
CASES: Final = {"embedded": 2_000, "neo4j": 900}
"""Spread over the fields at the root. Neo4j plans each, which takes longer than to answer it."""
EXPECTED: Final = {"BAD_INPUT", "TOO_COSTLY", "NOT_FOUND", "CONFLICT"}
HEADERS: Final = {"accept": "application/graphql-response+json"}

IDS: Final = ("maps", "routing", "atlas", "digital", "fleet", "geo", "cartoleth", "aigerim-sadykova")
WORDS: Final = ("maps", "Map", "a", "PUBLIC", "", "ß")

schemathesis.graphql.scalar("Int", (st.integers(1, 20) | st.integers(-(2**31), 2**31 - 1)).map(nodes.Int))
schemathesis.graphql.scalar("ID", (st.sampled_from(IDS) | st.text(max_size=9)).map(nodes.String))
schemathesis.graphql.scalar("String", (st.sampled_from(WORDS) | st.text(max_size=9)).map(nodes.String))
schemathesis.graphql.scalar("Date", (st.dates().map(str) | st.text(max_size=9)).map(nodes.String))
schemathesis.graphql.scalar("DateTime", (st.datetimes().map(lambda at: f"{at.isoformat()}Z")).map(nodes.String))

SCHEMA: Final[Any] = schemathesis.graphql.from_path(ROOT / "resolvers" / "schema.graphql")  # pyright: ignore[reportUnknownMemberType]  # its types are open
OPERATIONS: Final[list[Any]] = [operation.ok() for operation in SCHEMA.get_all_operations()]
UNWELCOME: Final = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
"""Hypothesis would rather have smaller schemas."""


@pytest.fixture(scope="module")
def client(address: str) -> Generator[httpx.Client]:
    with httpx.Client(base_url=address, headers=HEADERS, timeout=60) as client:
        yield client


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_random_queries_are_answered_or_refused_in_words(
    operation: Any, client: httpx.Client, chosen_engine: str
) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=-(-CASES[chosen_engine] // len(OPERATIONS)),
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=UNWELCOME,
    )
    def ask(case: Any) -> None:
        response = client.post("/graphql", json={"query": case.body})
        answer = response.json()
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        assert codes <= EXPECTED, answer
        assert response.status_code == (200 if "data" in answer else 400), answer
        assert codes or answer["data"], answer

    ask()
