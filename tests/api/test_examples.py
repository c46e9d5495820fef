"""The playground's example questions, asked of the sample estate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from api.http.playground import examples
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from graph.database.engine import Database


async def test_every_example_is_answered_with_something_to_look_at(quellhaven: Database) -> None:
    kept = KeptProjection(quellhaven)
    weak_points = KeptWeakPoints(kept)
    for example in examples():
        variables = json.loads(example["variables"] or "{}")
        context = Context(quellhaven, impact=kept, weak_points=weak_points)
        result = await schema.execute(example["query"], variables, context_value=context)
        assert result.errors is None, example["title"]
        assert found(result.data), example["title"]


def found(answer: Any) -> bool:
    """Whether each list and thing at the root holds something."""
    return bool(answer) and all(map(holds, answer.values()))


def holds(value: Any) -> bool:
    """Whether a thing is there, and a list not empty."""
    listed = cast("dict[str, Any]", value) if isinstance(value, dict) else {"nodes": value}
    return listed.get("nodes", listed.get("edges", True)) not in (None, [])
