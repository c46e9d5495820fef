"""What Neo4j has to say against statements that questions are composed to."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from graph.database.engine import Engine
from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import neo4j_driver
from tests.resolvers.completion.estate import write_estate
from tests.resolvers.completion.listening import Listening
from tests.resolvers.completion.questions import Questions

if TYPE_CHECKING:
    from graph.database.engine import Database, EngineSettings

QUESTIONS = 8


async def test_composed_statements_are_planned_without_a_word_of_warning(
    database: Database, engine_settings: EngineSettings
) -> None:
    await set_up_schema(database)
    await write_estate(database)
    listening = Listening(database)
    for seed in range(QUESTIONS):
        questions = Questions(random.Random(f"plans {seed}"))  # noqa: S311  # the same questions each time
        context = Context(listening, impact=KeptProjection(database))
        await schema.execute(questions.text(), questions.variables(), context_value=context)
    assert len(listening.heard) > QUESTIONS // 2
    if database.engine is Engine.NEO4J:
        assert said_of(dict(listening.heard), engine_settings) == []


def said_of(statements: dict[str, Any], settings: EngineSettings) -> list[str]:
    """Deprecations, unknown names, products, missing indexes."""
    found: list[str] = []
    with neo4j_driver(settings) as driver:
        for statement, parameters in statements.items():
            explained: Any = f"EXPLAIN {statement}"
            summary = driver.execute_query(explained, dict(parameters or {}), database_=settings.database).summary
            found += [
                f"{status.gql_status} {status.status_description}: {statement}"
                for status in summary.gql_status_objects
                if status.is_notification
            ]
    return found
