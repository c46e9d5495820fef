"""What the API answers to the question of `rapport compare`, its lists complete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.asking import answered
from graph.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.command.words import Answer
    from graph.database.engine import Database
    from graph.projection.follower import KeptProjection

QUERY: Final = Path(__file__).with_name("comparison.graphql").read_text(encoding="utf-8")


async def answer_to(variables: Mapping[str, Any], kept: KeptProjection, database: Database) -> Answer:
    """`data.compareScenarios`, all consumers that differ in it."""
    answer = (await answered(QUERY, variables, database, kept))["compareScenarios"]
    consumers = answer["consumers"]
    page = consumers.pop("pageInfo")
    while page["hasNextPage"]:
        more = (await answered(QUERY, {**variables, "after": page["endCursor"]}, database, kept))["compareScenarios"]
        if more["scenarios"] != answer["scenarios"]:
            raise Unavailable("The estate changed while the answer was read: ask again.")
        consumers["nodes"] += more["consumers"]["nodes"]
        page = more["consumers"]["pageInfo"]
    return answer
