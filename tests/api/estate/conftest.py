"""The sample estate, served by a process of its own on either engine."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.api.command.conftest import Rapport, variables_of
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import Generator

    from graph.database.engine import Database, EngineSettings


@contextlib.contextmanager
def served(settings: EngineSettings, **variables: str) -> Generator[str]:
    """The address; when it ends, nothing may have been said on standard error."""
    server = Rapport(None, variables_of(settings)).process(
        "serve",
        RAPPORT_PORT="0",
        RAPPORT_LOG_LEVEL="WARNING",
        **variables,  # pyright: ignore[reportArgumentType]  # variables of the environment alone
    )
    try:
        assert server.stdout
        yield server.stdout.readline().split()[3]
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=60)
        assert not complaints, complaints
        assert server.returncode == 0
    finally:
        server.kill()
        server.wait()


@pytest_asyncio.fixture(scope="module")
async def sample_estate(open_engine: Database, engine_settings: EngineSettings) -> EngineSettings:
    """The engine, which holds it."""
    await hold_quellhaven(open_engine)
    return engine_settings


@pytest.fixture(scope="module")
def address(sample_estate: EngineSettings) -> Generator[str]:
    with served(sample_estate) as address:
        yield address
