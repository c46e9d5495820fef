"""What the functions that are made for a document answer is what graphql-core answers of the same values."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

from graph.database.engine import Database
from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from resolvers.completion.executor import Executor
from resolvers.completion.plans import Plans
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import EMBEDDED_ALONE
from tests.resolvers.completion.estate import write_estate
from tests.resolvers.completion.questions import Questions

if TYPE_CHECKING:
    import pytest

QUESTIONS = int(os.environ.get("RAPPORT_TEST_QUESTIONS", "20"))
SPOILT = 5
"""Each question is asked of so many estates, each with other values that cannot be."""


IMPOSSIBLE = (None, 7, "", True, 2.5, ["x"], float("nan"), 2**40)


class Remembering(Database):
    """What has been read is answered again, with some values spoilt: always the same ones of a seed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[Any, list[list[Any]]] = {}
        self.seed: int | None = None

    @property
    def engine(self) -> Any:
        return self._database.engine

    async def read(self, statement: Any, parameters: Any = None, **named: Any) -> Any:
        key = statement, repr(parameters)
        if key not in self._read:
            self._read[key] = await self._database.read(statement, parameters, **named)
        return self._read[key] if self.seed is None else spoilt(self._read[key], self.seed)


def spoilt(value: Any, seed: int) -> Any:
    if isinstance(value, list):
        return [spoilt(member, seed) for member in cast("list[Any]", value)]
    if isinstance(value, str) or value is None:
        number = crc32(f"{seed}{value}".encode())
        if number % 50 == 0:
            return IMPOSSIBLE[number // 50 % len(IMPOSSIBLE)]
    return value


class Unassisted(Executor):
    """Completes nothing itself: graphql-core is given instances made of the rows."""

    def _plan(self, key: Any, made: Any) -> Any:
        plan = super()._plan(key, made)
        plan.complete = None
        return plan


@EMBEDDED_ALONE
async def test_spoilt_values_are_told_as_graphql_core_tells_them(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up_schema(database)
    await write_estate(database)
    remembering = Remembering(database)
    kept = KeptProjection(database)
    assisted = cast("type[Executor]", schema.execution_context_class)  # pyright: ignore[reportUnknownMemberType]  # generic there
    parts = {name: getattr(assisted, name) for name in ("types", "roots", "labels")}
    unassisted = type("Unassisted", (Unassisted,), {**parts, "plans": Plans()})

    async def asked(by: Any, text: str, variables: dict[str, Any]) -> Any:
        monkeypatch.setattr(schema, "execution_context_class", by)
        context = Context(remembering, impact=kept)
        result = await schema.execute(text, dict(variables), context_value=context)
        errors = [(str(error.path), error.message, str(error.locations)) for error in result.errors or []]
        return str(result.data), sorted(errors)

    with_errors = 0
    for seed in range(QUESTIONS):
        questions = Questions(random.Random(f"core {seed}"))  # noqa: S311  # the same questions each time
        text, variables = questions.text(), questions.variables()
        for spoiling in (None, *range(SPOILT)):
            remembering.seed = spoiling
            answer = await asked(assisted, text, variables)
            assert answer == await asked(unassisted, text, variables), f"seeds {seed}, {spoiling}: {text} {variables}"
            with_errors += bool(answer[1])
    assert with_errors > QUESTIONS // 2
