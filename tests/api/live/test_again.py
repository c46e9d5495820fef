"""The clients of npm, alone and as links of Apollo and urql, and Python's gql come again, and miss nothing."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.api.live.conftest import KEY, serving
from tests.clients.programs import LOCKED, ran, unless_made

if TYPE_CHECKING:
    from graph.database.engine import Database

FOLLOWERS = tuple(f"{by}{carrier}" for by in ("", "Apollo, ", "urql, ") for carrier in ("socket", "stream"))
CLIENT = Path(__file__).parent / "client"


@pytest.fixture(scope="module")
def client() -> None:
    """The packages of the programs in JavaScript, installed."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is needed for the clients of live updates")
        pytest.skip("NOT TESTED WITH NPM: npm is missing")
    with unless_made(CLIENT / "node_modules" / "made-of.txt", [CLIENT / name for name in LOCKED]) as needed:
        if needed:
            ran("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=CLIENT)


@pytest.fixture(scope="module")
def python() -> Path:
    """The Python of a folder of packages of its own: gql needs others than Rapport."""
    venv, locked = CLIENT / ".venv", CLIENT / "requirements.txt"
    with unless_made(venv / "made-of.txt", [locked]) as needed:
        if needed:
            ran(sys.executable, "-m", "venv", "--clear", venv)
            ran(venv / "bin" / "pip", "install", "--quiet", "--require-hashes", "--requirement", locked)
    return venv / "bin" / "python"


class Program:
    """A client that follows events until one of a number has come."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def line(self) -> str:
        assert self.process.stdout
        async with asyncio.timeout(60):
            return (await self.process.stdout.readline()).decode().strip()

    async def follows(self, followers: int) -> None:
        assert [await self.line() for _ in range(followers)] == ["follows"] * followers

    async def told(self) -> dict[str, list[int]]:
        """Numbers, in the order in which they came."""
        told = json.loads(await self.line())
        assert await self.process.wait() == 0
        return told


async def begun(*command: str | Path) -> Program:
    return Program(await asyncio.create_subprocess_exec(*command, cwd=CLIENT, stdout=subprocess.PIPE))


@pytest.mark.usefixtures("client")
async def test_clients_and_links_miss_nothing_through_a_restart_of_the_server(
    quellhaven: Database, python: Path
) -> None:
    async with serving(quellhaven) as running:
        port = int(running.address.rpartition(":")[2])
        last = await running.newest() + 20
        by_node = await begun("node", "again.js", running.address, KEY, str(last))
        by_python = await begun(python, "again.py", running.address, KEY, str(last))
        await by_node.follows(len(FOLLOWERS))
        await by_python.follows(1)
        for number in range(10):
            await running.describe("maps", f"before {number}")
    async with serving(quellhaven, port) as running:
        for number in range(10):
            await running.describe("maps", f"after {number}")
        told = await by_node.told() | await by_python.told()
    assert told == {name: list(range(1, last + 1)) for name in (*FOLLOWERS, "gql")}
