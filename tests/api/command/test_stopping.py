"""`rapport stop`: the engine that stays after a command on a terminal."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.database.engine import open_database
from graph.database.engine.folder import EngineFolder
from tests.engines import embedded_settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Ran, Rapport


def test_the_engine_that_stays_is_stopped_and_then_none_runs(rapport: Rapport, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    asyncio.run(used(folder))
    assert rapport("stop") == (0, f"Stopped the engine in {folder}.\n", "")
    assert EngineFolder(folder).written_note() is None
    assert rapport("stop") == (0, f"No engine runs in {folder}.\n", "")


def test_an_engine_that_is_used_is_not_stopped(rapport: Rapport, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    said = f"rapport: The engine in {folder} is used by another program, such as rapport serve: end that first.\n"
    assert asyncio.run(stopped_beside(folder, rapport)) == (3, "", said)


def test_neo4j_is_not_for_rapport_to_stop(rapport: Rapport) -> None:
    at = {"NEO4J_URI": "bolt://127.0.0.1:7687", "NEO4J_PASSWORD": "x"}
    status, _, said = replace(rapport, variables={**rapport.variables, **at})("stop")
    assert (status, "did not start and does not stop" in said) == (2, True)


async def used(folder: Path) -> None:
    async with open_database(replace(embedded_settings(folder), stays=60)) as database:
        await database.round_trip()


async def stopped_beside(folder: Path, rapport: Rapport) -> Ran:
    async with open_database(embedded_settings(folder)) as database:
        await database.round_trip()
        return await asyncio.to_thread(rapport, "stop")
