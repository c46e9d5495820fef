"""The clients of npm come again by themselves, and miss nothing."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.api.live.conftest import KEY, serving

if TYPE_CHECKING:
    from graph.database.engine import Database

CLIENT = Path(__file__).parent / "client"


@pytest.fixture(scope="module")
def client() -> Path:
    """The folder of the programs, their packages installed."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is needed for the clients of live updates")
        pytest.skip("NOT TESTED WITH NPM: npm is missing")
    if not (CLIENT / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=CLIENT, check=True, capture_output=True)  # noqa: S607  # found above
    return CLIENT


async def test_both_clients_miss_nothing_through_a_restart_of_the_server(quellhaven: Database, client: Path) -> None:
    async with serving(quellhaven) as running:
        port = int(running.address.rpartition(":")[2])
        last = await running.newest() + 20
        program = await asyncio.create_subprocess_exec(
            "node", "again.js", running.address, KEY, str(last), cwd=client, stdout=subprocess.PIPE
        )
        assert program.stdout
        async with asyncio.timeout(30):
            for _ in range(2):
                assert await program.stdout.readline() == b"follows\n"
        for number in range(10):
            await running.describe("maps", f"before {number}")
    async with serving(quellhaven, port) as running:
        for number in range(10):
            await running.describe("maps", f"after {number}")
        async with asyncio.timeout(30):
            told = json.loads(await program.stdout.readline())
            assert await program.wait() == 0
    assert told == {"socket": list(range(1, last + 1)), "stream": list(range(1, last + 1))}
