"""What is composed and completed at once is what each field would answer by itself."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any

from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from resolvers.completion import selecting
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import EMBEDDED_ALONE
from tests.resolvers.completion.estate import write_estate
from tests.resolvers.completion.plain import plain_schema_of
from tests.resolvers.completion.questions import Questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    import strawberry

    from graph.database.engine import Database

QUESTIONS = int(os.environ.get("RAPPORT_TEST_QUESTIONS", "30"))
"""How many are asked on each engine; more by hand."""


async def test_random_questions_are_answered_as_each_field_would_be_by_itself(database: Database) -> None:
    await assert_answered_alike(database, QUESTIONS)


@EMBEDDED_ALONE
async def test_so_are_those_that_several_statements_read(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selecting, "MOST_LEVELS", 1)  # random questions are not deep
    await assert_answered_alike(database, QUESTIONS // 2)


async def assert_answered_alike(database: Database, number: int) -> None:
    await set_up_schema(database)
    await write_estate(database)
    kept, plain = KeptProjection(database), plain_schema_of(MODEL)
    answered = with_errors = 0
    for seed in range(number):
        questions = Questions(random.Random(seed))  # noqa: S311  # the same questions each time
        text, variables = questions.text(), questions.variables()
        composed = await asked(schema, text, variables, Context(database, impact=kept))
        expected = await asked(plain, text, variables, Context(database, impact=kept))
        assert composed == expected, f"seed {seed}: {text} {variables}"
        answered += expected[0] is not None
        with_errors += bool(expected[2])
    assert answered > number // 2
    assert with_errors > number // 20


async def asked(of: strawberry.Schema, text: str, variables: dict[str, Any], context: Context) -> Any:
    """The data, with the order of their keys, and the places that are null because of an error. Which of several errors
    below such a place is told, depends on which is met first.
    """
    result = await of.execute(text, dict(variables), context_value=context)
    return result.data, str(result.data), {nulled(result.data, error.path) for error in result.errors or []}


def nulled(data: Any, path: Sequence[str | int] | None) -> tuple[str | int, ...]:
    """The part of the path down to what is null."""
    for depth, step in enumerate(path or ()):
        if data is None:
            return tuple(path or ())[:depth]
        data = data[step]
    assert data is None
    return tuple(path or ())
