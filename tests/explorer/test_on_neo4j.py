"""The journeys of a planner, a relationship manager and a consumer's representative, on Neo4j."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio

from graph.access.scope import EVERYTHING
from graph.errors import TimedOut
from graph.model import MODEL
from graph.reading import Window
from graph.reading.search import search
from tests.api.estate.conftest import served
from tests.explorer import test_ahead, test_compare, test_relationship_journeys
from tests.explorer.conftest import KEY, Explorer
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

    from playwright.async_api import Browser

    from graph.database.engine import Database, EngineSettings

JOURNEYS: Final = {
    "planner": test_compare.test_two_scenarios_are_put_together_by_keys_alone_and_their_address_restores_them,
    "manager": test_relationship_journeys.test_the_worst_relationship_is_opened_its_reasons_read_and_a_promise_settled_by_keys_alone,
    "consumer": test_ahead.test_by_keys_alone_somebody_finds_what_will_change_for_their_organization_and_whom_to_call,
}


@pytest_asyncio.fixture(scope="module")
async def sample(open_neo4j: Database, running_neo4j: EngineSettings) -> EngineSettings:
    await hold_quellhaven(open_neo4j)
    await search_planned(open_neo4j)
    return running_neo4j


async def search_planned(database: Database) -> None:
    """Neo4j plans the statements of the search the first time, on a busy machine for longer than one may take."""
    for _ in range(3):
        with contextlib.suppress(TimedOut):
            await search(database, MODEL, EVERYTHING, "maps", None, Window(1))
            return


@pytest.fixture(scope="module")
def neo4j_address(sample: EngineSettings) -> Generator[str]:
    with served(sample, RAPPORT_KEY=KEY) as address:
        yield address


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
async def test_a_journey_is_gone_on_neo4j(
    chromium: Browser, neo4j_address: str, journey: Callable[[Explorer], Awaitable[None]]
) -> None:
    explorer = Explorer(chromium, neo4j_address)
    await journey(explorer)
    assert explorer.complaints == []
