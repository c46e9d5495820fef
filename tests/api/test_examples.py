"""The playground's example questions, asked of the sample estate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from api.http.playground import examples
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from graph.database.engine import Database


async def test_every_example_is_answered_with_something_to_look_at(quellhaven: Database) -> None:
    kept = KeptProjection(quellhaven)
    for example in examples():
        variables = json.loads(example["variables"] or "{}")
        result = await schema.execute(example["query"], variables, context_value=Context(quellhaven, impact=kept))
        assert result.errors is None, example["title"]
        assert found(result.data), example["title"]


def found(answer: Any) -> bool:
    """Whether each list and thing at the root holds something."""
    return bool(answer) and all(
        value is not None and value.get("nodes", value.get("edges", True)) != [] for value in answer.values()
    )
