"""An engine that cannot put a write on its disk: said in words, and nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import signal
from typing import TYPE_CHECKING, Any, Final

import psutil
import pytest
from neo4j.exceptions import Neo4jError

from graph.database.engine import Database, EngineSettings, Transaction, embedded, open_database, room, starting
from graph.database.engine.location import embedded_engine
from graph.database.engine.refusals import READ_ONLY, refusal
from graph.database.schema import set_up_schema
from graph.errors import Unavailable
from tests.engines import Neo4jMissing, embedded_settings, neo4j_jars, running_neo4j

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator
    from pathlib import Path

FULL: Final = "No space left on device"
IDS: Final = "MATCH (p:Probe) RETURN p.id ORDER BY p.id"
LARGER_THAN_ANY_DISK: Final = 2**62


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
async def engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Database]:
    monkeypatch.setattr(starting, "LINGER", 0.3)
    async with open_database(embedded_settings(folder)) as database:
        yield database


async def add(database: Database, name: str, length: int = 1) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run("CREATE (:Probe {id: $id, text: $text})", {"id": name, "text": "x" * length})

    await database.write(work, name="add")


async def ids(database: Database) -> list[str]:
    return [id_ for (id_,) in await database.read(IDS, name="ids", timeout=60)]


def java_of(folder: Path) -> psutil.Process:
    """The java that runs in this folder, whoever started it."""
    for process in psutil.process_iter(["name"]):
        with contextlib.suppress(psutil.Error):
            if process.name() == "java" and any(str(folder) in word for word in process.cmdline()):
                return process
    raise AssertionError("no java runs there")


def full_disk(_: Path) -> str:
    return FULL


def no_access(_path: Path, _mode: int) -> bool:
    return False


@contextlib.contextmanager
def longest_file(process: psutil.Process, length: int) -> Generator[None]:
    """Meanwhile the system takes nothing beyond `length` bytes of a file of the process: a write ends half done, as it
    does on a full disk.
    """
    limits: Any = process
    before = limits.rlimit(resource.RLIMIT_FSIZE)
    limits.rlimit(resource.RLIMIT_FSIZE, (length, before[1]))
    try:
        yield
    finally:
        with contextlib.suppress(psutil.Error):
            limits.rlimit(resource.RLIMIT_FSIZE, before)


def set_aside(folder: Path) -> list[Path]:
    """Logs that the engine did not replay to their end."""
    return list(folder.rglob("*.corrupt"))


# --- the embedded engine ----------------------------------------------------------------------------------------------


async def test_nothing_is_written_where_room_is_short_and_reading_goes_on(
    engine: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(engine, "before")
    with monkeypatch.context() as short:
        short.setattr(room, "LEAST", LARGER_THAN_ANY_DISK)
        for refused in (lambda: add(engine, "meanwhile"), lambda: engine.define("CREATE INDEX x FOR (x:X) ON (x.x)")):
            with pytest.raises(Unavailable, match=rf"The embedded engine in {folder} cannot write: \d+ MB are free"):
                await refused()
        with pytest.raises(Unavailable, match="cannot write"):
            engine.require_writable()
        assert await ids(engine) == ["before"]
    engine.require_writable()
    await add(engine, "then")
    assert await ids(engine) == ["before", "then"]


async def test_a_set_up_database_is_opened_where_room_is_short(
    engine: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up_schema(engine)
    monkeypatch.setattr(room, "LEAST", LARGER_THAN_ANY_DISK)
    await set_up_schema(engine)


async def test_half_a_write_is_the_last_that_the_engines_log_bears(
    engine: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what is acknowledged behind it would not be replayed."""
    await add(engine, "before")
    logs = [one.stat().st_size for one in (folder / "databases" / "rapport").glob("txlog_*.wal")]
    java = java_of(folder)
    with monkeypatch.context() as full, longest_file(java, max(logs) + 100):
        full.setattr(embedded, "refused_write", full_disk)
        with pytest.raises(Unavailable, match=f"cannot write: {FULL}. Nothing is written until there is room"):
            await add(engine, "meanwhile", length=100_000)
    await add(engine, "then")
    assert not java.is_running()
    os.kill(java_of(folder).pid, signal.SIGKILL)
    await asyncio.sleep(0.5)
    await add(engine, "after a crash")
    assert await ids(engine) == ["after a crash", "before", "then"]
    assert not set_aside(folder)


async def test_a_write_that_fails_for_another_reason_leaves_the_engine_running(engine: Database, folder: Path) -> None:
    java = java_of(folder)
    with pytest.raises(Exception, match=r"schema: Neo\.ClientError"):
        await engine.define("CREATE NONSENSE")
    await add(engine, "then")
    assert java_of(folder).pid == java.pid


async def test_an_engine_that_could_not_write_is_not_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "refused_write", full_disk)
    with pytest.raises(Unavailable, match=rf"engine in {folder} cannot be started: .*, {FULL}. Make room for it"):
        async with open_database(embedded_settings(folder)):
            pass


async def test_an_engine_that_must_replay_its_log_is_not_started_where_room_is_short(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "LINGER", 0.3)
    async with open_database(embedded_settings(folder)) as database:
        await add(database, "before")
        java_of(folder).kill()
        with monkeypatch.context() as short:
            short.setattr(room, "LEAST", LARGER_THAN_ANY_DISK)
            with pytest.raises(Unavailable, match=r"cannot be started: .*, \d+ MB are free on its disk"):
                await until_refused(database)
        assert await ids(database) == ["before"]


async def until_refused(database: Database) -> None:
    """The first questions may still be answered, or find that java has just ended."""
    async with asyncio.timeout(60):
        while True:
            try:
                await ids(database)
            except Unavailable as refused:
                if "has ended" not in str(refused):
                    raise
            await asyncio.sleep(0.05)


def test_whether_a_folder_takes_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert room.refused_write(tmp_path) is None
    assert room.lack_of_room(tmp_path) is None
    assert room.refused_write(tmp_path / "gone") == "No such file or directory"
    assert room.lack_of_room(tmp_path / "gone") == "No such file or directory"
    with longest_file(psutil.Process(), 10):
        assert room.refused_write(tmp_path) == "File too large"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(os, "access", no_access)  # the superuser may everything
    assert room.lack_of_room(tmp_path) == "its folder may not be written to"


# --- Neo4j ------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def neo4j_in(folder: Path) -> Generator[EngineSettings]:
    """A Neo4j that a test may harm."""
    try:
        jars = neo4j_jars()
    except Neo4jMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(f"Neo4j is needed: {missing}")
        pytest.skip(f"NOT TESTED ON NEO4J: {missing}")
    with running_neo4j(embedded_engine().java, jars, folder) as uri:
        yield EngineSettings(folder, uri, "neo4j", "", "neo4j")


async def test_neo4j_that_could_not_write_says_why(tmp_path: Path) -> None:
    """It answers nothing any more then, until it is started again."""
    log = tmp_path / "data" / "transactions" / "neo4j" / "neostore.transaction.db.0"
    with neo4j_in(tmp_path) as settings:
        async with open_database(settings) as database:
            await add(database, "before")
            with longest_file(java_of(tmp_path), log.stat().st_size + 100):
                for refused in (lambda: add(database, "meanwhile", 3000), lambda: ids(database)):
                    with pytest.raises(Unavailable, match=r"The database at bolt://\S+ cannot go on: .+\. Mend that"):
                        await refused()


def test_neo4j_that_takes_no_writes_says_so() -> None:
    error = Neo4jError._hydrate_neo4j(code=READ_ONLY, message="No write operations are allowed on this database.")  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # as the driver makes one
    fault = refusal(error, "add", "bolt://here", "neo4j", lost="")
    assert isinstance(fault, Unavailable)
    assert str(fault) == "bolt://here takes no writes: its database is read-only."
