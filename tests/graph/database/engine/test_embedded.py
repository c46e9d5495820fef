"""The embedded engine's life: started, joined, killed, started again, and gone when nobody needs it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import psutil
import pytest

from graph.database.engine import Database, EngineSettings, Transaction, open_database, starting
from graph.database.engine.command import collector
from graph.database.engine.folder import EngineFolder
from graph.database.engine.seat import stop
from graph.errors import Unavailable
from tests.engines import FAST_START, embedded_settings

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

COUNT: Final = "MATCH (p:Probe) RETURN count(p)"

USER: Final = """
import asyncio, pathlib, sys
from graph.database.engine import EngineSettings, open_database

async def add(transaction):
    await transaction.run("CREATE (:Probe {id: $id})", {"id": sys.argv[2]})

async def use():
    settings = EngineSettings(pathlib.Path(sys.argv[1]), java_options=("-XX:TieredStopAtLevel=1",))
    async with open_database(settings) as database:
        await database.write(add, name="add")
        print("added", flush=True)
        await asyncio.to_thread(sys.stdin.readline)

asyncio.run(use())
"""


def note(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "engine.json").read_text())


def write_note(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "engine.json").write_text(text)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def processes_of(folder: Path) -> list[psutil.Process]:
    found: list[psutil.Process] = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            command = process.cmdline()
            ours = any(str(folder) in word for word in command)
            if ours and (process.name() == "java" or any(word.endswith("supervisor.py") for word in command)):
                found.append(process)
    return found


async def until(true: Callable[[], bool], seconds: float = 15) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110  # of other processes
            await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def user_of(folder: Path, name: str) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Another process that uses the engine until its standard input ends."""
    pipe = subprocess.PIPE
    user = await asyncio.create_subprocess_exec(sys.executable, "-c", USER, folder, name, stdin=pipe, stdout=pipe)
    try:
        yield user
    finally:
        with contextlib.suppress(ProcessLookupError):
            user.kill()
        await user.communicate()


async def added(user: asyncio.subprocess.Process) -> bool:
    assert user.stdout
    return await asyncio.wait_for(user.stdout.readline(), 60) == b"added\n"


async def add_probe(transaction: Transaction) -> None:
    await transaction.run("CREATE (:Probe {id: 'here'})")


@pytest.fixture(autouse=True)
def short_farewell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "LINGER", 0.3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
async def engine(folder: Path) -> AsyncGenerator[Database]:
    async with open_database(embedded_settings(folder)) as database:
        yield database
    await until(lambda: not processes_of(folder) and not (folder / "engine.json").exists())


async def test_regular_expressions_have_the_time_that_their_statement_has(engine: Database) -> None:
    statement = """
        UNWIND range(1, 6000) AS number
        WITH $text + toString(number) AS text
        WHERE text =~ $question
        RETURN count(text)
    """
    asked = {"text": "ab " * 1000, "question": r"(?is).*(?:[^\x00-\x7F]|\d(?:\D{0,5}\d){7}|noor|haddad).*"}
    assert await engine.read(statement, asked, name="sought", timeout=30) == [[0]]  # more than the engine's own second


async def test_only_its_owner_can_read_the_folder_and_the_password(engine: Database, folder: Path) -> None:
    await engine.round_trip()
    assert mode_of(folder) == 0o700
    assert mode_of(folder / "engine.json") == 0o600
    assert not (folder / ".password").exists()


async def test_engine_listens_on_this_machine_alone(engine: Database, folder: Path) -> None:
    await engine.round_trip()
    listening = {
        opened.laddr.ip
        for process in processes_of(folder)
        for opened in process.net_connections(kind="inet")
        if opened.status == psutil.CONN_LISTEN
    }
    assert {ip.removeprefix("::ffff:") for ip in listening} == {"127.0.0.1"}


async def test_nothing_is_left_after_the_last_user_and_data_stay(folder: Path) -> None:
    passwords: list[str] = []
    for count in (1, 2):
        async with open_database(embedded_settings(folder)) as database:
            await database.write(add_probe, name="add")
            assert await database.read(COUNT, name="count") == [[count]]
            passwords.append(note(folder)["password"])
        await until(lambda: not processes_of(folder))
        assert not (folder / "engine.json").exists()
    assert passwords[0] != passwords[1]


async def test_it_stays_as_long_as_one_user_wished_until_it_is_stopped(folder: Path) -> None:
    async with open_database(replace(embedded_settings(folder), stays=60)) as database:
        await database.round_trip()
    async with open_database(embedded_settings(folder)) as database:
        await database.round_trip()
        kept = EngineFolder(folder).written_note()
        assert kept
        assert await stop(kept) == 1
        await database.round_trip()
    await asyncio.sleep(1.5)  # longer than the engine lingers without a user
    assert EngineFolder(folder).written_note() == kept
    assert await stop(kept) == 0
    await until(lambda: not processes_of(folder) and not (folder / "engine.json").exists())
    assert await stop(kept) is None


async def test_what_goes_on_after_the_last_use_does_not_start_the_engine_again(folder: Path) -> None:
    async with open_database(embedded_settings(folder)) as database:
        pass
    with pytest.raises(Unavailable, match="it was closed"):
        await database.read("RETURN 1", name="late")
    await until(lambda: not processes_of(folder))


async def test_another_process_joins_and_whoever_started_may_leave_first(folder: Path) -> None:
    async with contextlib.AsyncExitStack() as stack:
        starter = await stack.enter_async_context(user_of(folder, "starter"))
        assert await added(starter)
        java = note(folder)["java"]
        database = await stack.enter_async_context(open_database(embedded_settings(folder)))
        await starter.communicate(b"\n")
        await asyncio.sleep(4)  # longer than the engine lingers without a user
        assert await database.read(COUNT, name="count") == [[1]]
        assert note(folder)["java"] == java
    await until(lambda: not processes_of(folder))


async def test_processes_that_start_at_once_share_one_engine(folder: Path) -> None:
    async with contextlib.AsyncExitStack() as stack:
        users = [await stack.enter_async_context(user_of(folder, f"user-{number}")) for number in range(3)]
        assert await asyncio.gather(*(added(user) for user in users)) == [True] * 3
        assert len(processes_of(folder)) == 2  # java and its supervisor
        async with open_database(embedded_settings(folder)) as database:
            assert await database.read(COUNT, name="count") == [[3]]
    await until(lambda: not processes_of(folder))


async def test_killed_java_is_started_again_and_keeps_what_was_acknowledged(engine: Database, folder: Path) -> None:
    await engine.write(add_probe, name="add")
    first = note(folder)
    os.kill(first["java"], signal.SIGKILL)
    await until(lambda: not psutil.pid_exists(first["java"]))
    await asyncio.sleep(0.1)
    assert await engine.read(COUNT, name="count", timeout=60) == [[1]]
    assert note(folder)["java"] != first["java"]


async def test_killed_supervisor_takes_java_along_and_both_are_started_again(engine: Database, folder: Path) -> None:
    await engine.write(add_probe, name="add")
    first = note(folder)
    os.kill(first["pid"], signal.SIGKILL)
    await asyncio.sleep(0.1)
    answers = await asyncio.gather(*(engine.read(COUNT, name="count", timeout=60) for _ in range(5)))
    assert answers == [[[1]]] * 5
    assert note(folder)["java"] != first["java"]
    assert len(processes_of(folder)) == 2


async def test_engine_that_was_killed_leaves_nothing_when_it_is_not_used_again(folder: Path) -> None:
    async with open_database(embedded_settings(folder)) as database:
        await database.round_trip()
        os.kill(note(folder)["pid"], signal.SIGKILL)
        await asyncio.sleep(0.1)
    await until(lambda: not processes_of(folder))
    assert not (folder / "engine.json").exists()


async def test_question_under_way_when_java_dies_is_unavailable(engine: Database, folder: Path) -> None:
    endless = "UNWIND range(1, 3000000) AS a UNWIND range(1, 3000000) AS b WITH a, b WHERE a + b < 0 RETURN count(*)"
    task = asyncio.create_task(engine.read(endless, name="endless", timeout=30))
    await asyncio.sleep(0.5)
    os.kill(note(folder)["java"], signal.SIGKILL)
    with pytest.raises(Unavailable, match="has ended or does not answer"):
        await task


async def test_time_that_ends_while_the_engine_starts_is_unavailable_not_slow(engine: Database, folder: Path) -> None:
    await engine.round_trip()
    first = note(folder)["java"]
    os.kill(first, signal.SIGKILL)
    await until(lambda: not psutil.pid_exists(first))
    await asyncio.sleep(0.1)
    with pytest.raises(Unavailable, match="is starting; ask again"):
        await engine.read(COUNT, name="count", timeout=0.2)
    assert await engine.read(COUNT, name="count", timeout=60) == [[0]]


async def test_killed_user_leaves_no_engine_behind(folder: Path) -> None:
    async with user_of(folder, "killed") as user:
        assert await added(user)
        user.kill()
        began = time.monotonic()
        await until(lambda: not processes_of(folder))
        assert time.monotonic() - began < 10
    assert not (folder / "engine.json").exists()


async def test_user_killed_while_it_starts_the_engine_is_no_obstacle(folder: Path) -> None:
    async with user_of(folder, "killed") as user:
        await until((folder / "engine.json").exists, 60)
        user.kill()
        async with open_database(embedded_settings(folder)) as database:
            assert await database.read("RETURN 1", name="one") == [[1]]
    await until(lambda: not processes_of(folder))


async def test_folder_used_by_another_program_is_refused_in_words(folder: Path) -> None:
    async with open_database(embedded_settings(folder)) as database:
        await database.round_trip()
    await until(lambda: not processes_of(folder))
    lock = folder / "databases" / "rapport" / "database.lck"
    hold = "import fcntl, sys; file = open(sys.argv[1], 'a+b'); fcntl.lockf(file, fcntl.LOCK_EX); print('held', flush=True); input()"
    command = [sys.executable, "-c", hold, lock]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: ASYNC220, S603  # ours
    assert holder.stdout
    holder.stdout.readline()
    try:
        with pytest.raises(
            Unavailable, match=rf"{folder} is in use by another program \(python.*process {holder.pid}\)"
        ):
            async with open_database(embedded_settings(folder)):
                pass
    finally:
        holder.communicate(b"\n")
    async with open_database(embedded_settings(folder)) as database:
        assert await database.read("RETURN 1", name="one") == [[1]]
    await until(lambda: not processes_of(folder))


async def test_java_that_cannot_start_shows_its_last_words_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(Unavailable, match=r"(?s)ended before it was ready.*Unrecognized VM option 'Nonsense'"):
        async with open_database(EngineSettings(folder, java_options=(*FAST_START, "-XX:+Nonsense"))):
            pass
    assert not processes_of(folder)
    assert not (folder / "engine.json").exists()


async def test_folder_that_is_a_file_is_refused_in_words() -> None:
    folder = Path(__file__)
    with pytest.raises(Unavailable, match="cannot be used: it is no folder"):
        async with open_database(embedded_settings(folder)):
            pass


async def test_note_of_a_crash_long_ago_harms_no_innocent_process(folder: Path) -> None:
    innocent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)  # noqa: ASYNC220  # ours
    stale = {"pid": innocent.pid, "java": innocent.pid, "port": 9, "token": "t", "address": "bolt://127.0.0.1:9"}
    write_note(folder, json.dumps(stale))
    async with open_database(embedded_settings(folder)) as database:
        assert await database.read("RETURN 1", name="one") == [[1]]
    assert innocent.poll() is None
    innocent.communicate(b"\n")
    await until(lambda: not processes_of(folder))


async def test_half_a_note_is_no_obstacle(folder: Path) -> None:
    write_note(folder, '{"pid": 1')
    async with open_database(embedded_settings(folder)) as database:
        assert await database.read("RETURN 1", name="one") == [[1]]
    await until(lambda: not processes_of(folder))


async def test_stranger_without_the_token_gets_no_seat(engine: Database, folder: Path) -> None:
    await engine.round_trip()
    reader, writer = await asyncio.open_connection("127.0.0.1", note(folder)["port"])
    writer.write(b"guess\n")
    assert await reader.read() == b""
    writer.close()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", ("-XX:+UseSerialGC",)),
        ("-Xmx8g -XX:-UsePerfData", ("-XX:+UseSerialGC",)),
        ("-Xmx8g -XX:+UseG1GC", ()),
        ("-XX:+UseZGC", ()),
    ],
)
def test_java_collects_as_its_operator_says_else_with_the_least_memory(asked: str, told: tuple[str, ...]) -> None:
    assert collector(asked) == told
