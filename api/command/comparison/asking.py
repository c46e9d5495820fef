"""The question of `rapport compare`, its lists complete."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.asking import answered
from graph.errors import Unavailable
from graph.impact.keeping import KeptProjection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.command.impact.words import Answer
    from graph.engine import Database

QUERY: Final = Path(__file__).with_name("comparison.graphql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Question:
    """`scenarios` as the schema's `ScenarioInput`. `named`: with the names of things beside their ids."""

    scenarios: Sequence[dict[str, Any]]
    today: str | None = None
    named: bool = True


async def answer_to(question: Question, database: Database) -> Answer:
    """`data.compareScenarios`, all consumers that differ in it."""
    kept = KeptProjection(database)
    variables = {"scenarios": question.scenarios, "today": question.today, "named": question.named}
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
