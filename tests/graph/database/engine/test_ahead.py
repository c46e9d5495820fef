"""What Java works out ahead makes starts cheaper, and is never in their way."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from graph.database.engine import EngineSettings, ahead, open_database
from graph.database.engine.ahead import cache_for, make_in_background, options, turn_of
from graph.database.engine.folder import EngineFolder
from graph.database.engine.location import embedded_engine
from graph.database.engine.recording import made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    cache = cache_for(embedded_engine(), tmp_path_factory.mktemp("cache") / "new")
    assert made(cache)
    assert not made(cache), "it is there"
    assert sorted(file.name for file in cache.parent.iterdir()) == [cache.name, turn_of(cache).name]
    assert cache.stat().st_mode & 0o777 == 0o600
    return cache.read_bytes()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return cache_for(embedded_engine(), tmp_path)


def put(cache: Path, data: bytes) -> None:
    cache.write_bytes(data)


async def answers(folder: Path, java_cache: Path) -> list[str]:
    """The command line of Java, once it has answered."""
    settings = EngineSettings(folder, java_options=("-Xmx512m",), java_cache=java_cache)
    async with open_database(settings) as database:
        assert await database.read("RETURN 7", name="test") == [[7]]
        note = EngineFolder(folder).written_note()
        assert note
        return psutil.Process(note.java).cmdline()


async def test_the_engine_starts_with_what_was_worked_out_ahead(whole: bytes, cache: Path, tmp_path: Path) -> None:
    put(cache, whole)
    assert f"-XX:AOTCache={cache}" in await answers(tmp_path / "engine", cache.parent)


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "flipped in its head": lambda data: data[:100] + bytes([data[100] ^ 255]) + data[101:],
    "flipped within": lambda data: (
        data[: len(data) // 3] + bytes([data[len(data) // 3] ^ 255]) + data[len(data) // 3 + 1 :]
    ),
    "something else": lambda _: b"no cache" * 1_000,
}


@pytest.mark.parametrize("spoilt", SPOILT)
async def test_the_engine_starts_where_it_is_damaged(whole: bytes, cache: Path, tmp_path: Path, spoilt: str) -> None:
    put(cache, SPOILT[spoilt](whole))
    await answers(tmp_path / "engine", cache.parent)


def test_it_is_made_once_in_the_background(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[list[str]] = []

    class Begun:
        def __init__(self, command: list[str], **_: object) -> None:
            begun.append(command)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(ahead.subprocess, "Popen", Begun)
    make_in_background(cache)
    assert begun == [[sys.executable, "-m", "graph.database.engine.recording", str(cache)]]
    turn_of(cache).touch()
    make_in_background(cache)
    assert len(begun) == 1, "it was tried lately"
    turn_of(cache).unlink()
    cache.touch()
    make_in_background(cache)
    assert len(begun) == 1, "it is there"


def test_another_engine_or_java_has_another_one(tmp_path: Path) -> None:
    location = embedded_engine()
    java = tmp_path / "java"
    java.touch()
    fewer = type(location)(location.java, location.jars[1:])
    other = type(location)(java, location.jars)
    assert len({cache_for(each, tmp_path) for each in (location, fewer, other)}) == 3


def test_without_it_java_is_told_nothing(cache: Path) -> None:
    assert options(None) == options(cache) == ()


def test_the_program_that_makes_it_ends_in_order_where_another_makes_it(cache: Path) -> None:
    cache.touch()
    command = [sys.executable, "-m", "graph.database.engine.recording", str(cache)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603  # our own program
