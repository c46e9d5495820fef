from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database


class Ask(Protocol):
    async def __call__(self, question: str, **variables: Any) -> dict[str, Any]: ...


@pytest.fixture
def estate(database: Database) -> Estate:
    return Estate(database)


@pytest.fixture
def ask(database: Database) -> Ask:
    return asking(database)


def asking(database: Database) -> Ask:
    """The whole answer: `data`, and `errors` if there are any, as (message, path, code) each."""

    async def asked(question: str, **variables: Any) -> dict[str, Any]:
        context = Context(database, impact=KeptProjection(database))
        return answer(await schema.execute(question, variables, context_value=context))

    return asked


def answer(result: Any) -> dict[str, Any]:
    if not result.errors:
        return {"data": result.data}
    errors = [(error.message, error.path, getattr(error.original_error, "code", None)) for error in result.errors]
    return {"data": result.data, "errors": errors}
