"""Both engines, started once for all tests, and wiped before each."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from graph.engine import Engine, EngineSettings, open_database
from tests.engines import Neo4jMissing, embedded_settings, neo4j_settings, wipe

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from graph.engine import Database


@pytest.fixture(scope="session")
def running_neo4j() -> Generator[EngineSettings]:
    with contextlib.ExitStack() as stack:
        try:
            settings = stack.enter_context(neo4j_settings())
        except Neo4jMissing as missing:
            if os.environ.get("CI"):
                pytest.fail(f"Neo4j is needed: {missing}")
            pytest.skip(f"NOT TESTED ON NEO4J: {missing}")
        yield settings


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def engine_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> EngineSettings:
    """For tests that run the program in a process of its own; take `database` too, so that it is wiped."""
    if request.param == Engine.EMBEDDED.value:
        return embedded_settings(tmp_path_factory.mktemp("engine"))
    return request.getfixturevalue("running_neo4j")


@pytest_asyncio.fixture(scope="session")
async def open_engine(engine_settings: EngineSettings) -> AsyncGenerator[Database]:
    async with open_database(engine_settings) as database:
        yield database


@pytest_asyncio.fixture
async def database(open_engine: Database) -> Database:
    await wipe(open_engine)
    return open_engine
