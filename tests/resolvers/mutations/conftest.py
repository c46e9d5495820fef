from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest_asyncio

from graph.database.schema import set_up_schema
from resolvers.schema import schema
from tests.held import hold
from tests.resolvers.conftest import asking

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

REFUSED = """
  ... on Refusal {
  message
  ... on InvalidInput { faults { path message } }
  ... on NotFound { of key path }
  ... on VersionConflict { version path current { __typename id version } }
  ... on StillReferenced { path references { relation kind id } }
  ... on DuplicateKey { path key existing { __typename id } }
  }
"""
OFFERING = "... on Offering { id version name status goods archivedAt provider { id } }"


class Change(Protocol):
    """The answer of one mutation: its name, what is asked of its result, and its input."""

    async def __call__(self, name: str, selection: str = OFFERING, /, **given: Any) -> Any: ...


@pytest_asyncio.fixture
async def empty(database: Database, ask: Ask) -> Change:
    """Of an estate in which nothing is yet."""
    await set_up_schema(database)
    return changing(ask)


def changing(ask: Ask) -> Change:
    async def changed(name: str, selection: str = OFFERING, /, **given: Any) -> Any:
        question = (
            f"mutation($input: {input_of(name)}) {{ {name}(input: $input) {{ __typename {selection} {REFUSED} }} }}"
        )
        result = await ask(question, input=given)
        assert "errors" not in result, result
        return result["data"][name]

    return changed


async def held(database: Database, estate: str, build: Callable[[Change], Awaitable[None]]) -> Change:
    """Of an estate that `build` makes once for each engine; `estate` names it."""
    change = changing(asking(database))

    async def built(database: Database) -> None:
        await set_up_schema(database)
        await build(change)

    await hold(database, estate, built)
    return change


@pytest_asyncio.fixture
async def change(empty: Change) -> Change:
    """Of an estate with one organization and one offering."""
    await empty("createOrganization", "", id="acme", name="Acme")
    await empty("createOffering", "", id="maps", name="Maps", provider="acme", goods="paper")
    return empty


MUTATIONS: Any = schema._schema.mutation_type  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # the schema below Strawberry's


def input_of(name: str) -> str:
    return str(MUTATIONS.fields[name].args["input"].type)
