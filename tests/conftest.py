"""Both engines, started once for all tests of a process, and wiped before each."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from graph.database.engine import EngineSettings, open_database
from tests.engines import NOT_AWAITED, Neo4jMissing, compile_simply, embedded_settings, neo4j_settings, wipe
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from graph.database.engine import Database


compile_simply()
os.environ.setdefault(
    "XDG_CACHE_HOME", str(Path.home() / ".cache")
)  # what the engine's Java works out ahead is made once for all homes


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


@pytest.fixture(scope="session")
def running_embedded(tmp_path_factory: pytest.TempPathFactory) -> EngineSettings:
    return embedded_settings(tmp_path_factory.mktemp("engine"), NOT_AWAITED)


@pytest_asyncio.fixture(scope="session")
async def open_embedded(running_embedded: EngineSettings) -> AsyncGenerator[Database]:
    async with open_database(running_embedded) as database:
        yield database


@pytest_asyncio.fixture(scope="session")
async def open_neo4j(running_neo4j: EngineSettings) -> AsyncGenerator[Database]:
    async with open_database(running_neo4j) as database:
        yield database


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def chosen_engine(request: pytest.FixtureRequest) -> str:
    """A name only: both engines run on while tests change from one to the other."""
    return request.param


@pytest.fixture(scope="session")
def engine_settings(chosen_engine: str, request: pytest.FixtureRequest) -> EngineSettings:
    """For tests that run the program in a process of its own; take `database` too, so that it is wiped."""
    return request.getfixturevalue(f"running_{chosen_engine}")


@pytest.fixture(scope="session")
def open_engine(chosen_engine: str, request: pytest.FixtureRequest) -> Database:
    return request.getfixturevalue(f"open_{chosen_engine}")


@pytest_asyncio.fixture
async def database(open_engine: Database) -> Database:
    await wipe(open_engine)
    return open_engine


@pytest_asyncio.fixture
async def quellhaven(open_engine: Database) -> Database:
    """Holds the sample estate; whatever a test does to it, the next one finds it as it was."""
    await hold_quellhaven(open_engine)
    return open_engine
