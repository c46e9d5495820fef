"""Starting the embedded engine in a folder, or joining the one that runs there."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from graph.database.engine.ahead import cache_for, make_in_background, options
from graph.database.engine.command import java_command, log_properties
from graph.database.engine.folder import Note
from graph.database.engine.location import embedded_engine
from graph.database.engine.room import lack_of_room, refused_write
from graph.database.engine.seat import join
from graph.errors import Unavailable

if TYPE_CHECKING:
    from graph.database.engine.folder import EngineFolder
    from graph.database.engine.location import Location
    from graph.database.engine.seat import Seat
    from graph.database.engine.settings import EngineSettings

READY = 30.0  # seconds one start may take
LINGER = 3.0  # seconds the engine runs on after its last user
LOOK = 0.03  # seconds between two looks
LONGEST_LOG = 1_000_000
SUPERVISOR = Path(__file__).with_name("supervisor.py")


class NotReady(Exception):
    """One start failed; the sentence says how far it came."""


async def join_or_start(folder: EngineFolder, settings: EngineSettings) -> tuple[Note, Seat]:
    folder.prepare()
    try:
        note, seat = await _joined_or_started(folder, settings)
    except OSError as error:
        raise Unavailable(f"The data folder {folder.path} cannot be used: {error.strerror}.") from error
    if settings.stays:
        seat.stay(settings.stays)
    return note, seat


async def _joined_or_started(folder: EngineFolder, settings: EngineSettings) -> tuple[Note, Seat]:
    async with folder.turn():
        note = folder.written_note()
        if note and note.address and (seat := await join(note)):
            return note, seat
        if note:
            await folder.end(note)
        location = embedded_engine()
        folder.refuse_if_in_use()
        try:
            return await started(folder, location, settings)
        except NotReady as failure:
            raise Unavailable(f"The embedded engine in {folder.path} {failure}") from failure
        except OSError as error:
            raise Unavailable(f"The embedded engine in {folder.path} cannot be started: {error.strerror}.") from error


async def started(folder: EngineFolder, location: Location, settings: EngineSettings) -> tuple[Note, Seat]:
    """Starts the engine, at the second attempt if need be, and then without what was worked out ahead. An engine that
    did not end in order replays its log first, which takes room.
    """
    lack = await asyncio.to_thread(refused_write, folder.path)
    if lack is None and folder.database_lock.exists():
        lack = lack_of_room(folder.path)
    if lack:
        raise NotReady(f"cannot be started: it could not write there, {lack}. Make room for it, and ask again.")
    cache = settings.java_cache and cache_for(location, settings.java_cache)
    try:
        return await start(folder, location, (*options(cache), *settings.java_options))
    except NotReady:
        if cache:
            cache.unlink(missing_ok=True)
        return await start(folder, location, settings.java_options)
    finally:
        if cache:
            make_in_background(cache)


async def start(folder: EngineFolder, location: Location, java_options: tuple[str, ...]) -> tuple[Note, Seat]:
    password = secrets.token_urlsafe(24)
    password_file = folder.write(".password", password)
    (folder.path / "config" / "server-users.jsonl").unlink(missing_ok=True)  # else the password file is not read
    folder.write("log.properties", log_properties(folder.path))
    log_begins = beginning_of(folder.log)
    command = java_command(location, folder.path, password_file, java_options)
    note = None
    try:
        note = await asyncio.to_thread(supervised, folder, command)
        folder.write_note(note)
        bolt, http, seat = await ready(note)
    except NotReady as failure:
        if note:
            await folder.end(note)
        raise NotReady(f"{failure}{last_words(folder.log, log_begins)}") from None
    finally:
        password_file.unlink(missing_ok=True)
    note = note.ready(bolt, http, password)
    folder.write_note(note)
    return note, seat


def supervised(folder: EngineFolder, command: list[str]) -> Note:
    token = secrets.token_urlsafe(24)
    orders = {"command": command, "token": token, "note": str(folder.note), "linger": LINGER}
    with folder.log.open("ab") as log:
        supervisor = subprocess.Popen(  # noqa: S603  # our own file, by our own interpreter
            [sys.executable, "-I", "-S", str(SUPERVISOR), str(folder.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=folder.path,
            start_new_session=True,
        )
    threading.Thread(target=supervisor.wait, daemon=True).start()  # whenever it ends, no zombie stays
    assert supervisor.stdin  # noqa: S101  # both are pipes
    assert supervisor.stdout  # noqa: S101
    with supervisor.stdin, supervisor.stdout:
        with contextlib.suppress(BrokenPipeError):
            supervisor.stdin.write(json.dumps(orders).encode() + b"\n")
            supervisor.stdin.flush()
        answer: dict[str, Any] = json.loads(supervisor.stdout.readline() or "{}")
    if not answer:
        raise NotReady("could not be run.")
    return Note(pid=supervisor.pid, java=answer["java"], port=answer["port"], token=token)


async def ready(note: Note) -> tuple[int, int, Seat]:
    """The ports of Bolt and HTTP, once the database is open: Bolt itself listens earlier."""
    seat = await join(note)
    if seat is None:
        raise NotReady("ended before it was ready.")
    deadline = time.monotonic() + READY
    try:
        while not seat.gone and time.monotonic() < deadline:
            ports = listening(note.java)
            if len(ports) == 2 and (http := await ready_port(ports)):
                (bolt,) = ports - {http}
                return bolt, http, seat
            await asyncio.sleep(LOOK)
    except BaseException:
        seat.leave()
        raise
    seat.leave()
    raise NotReady("ended before it was ready." if seat.gone else f"was not ready within {READY:.0f} seconds.")


def listening(pid: int) -> set[int]:
    with contextlib.suppress(psutil.Error):
        connections = psutil.Process(pid).net_connections(kind="tcp")
        return {connection.laddr.port for connection in connections if connection.status == psutil.CONN_LISTEN}
    return set()


async def ready_port(ports: set[int]) -> int | None:
    answers = await asyncio.gather(*(is_ready(port) for port in ports))
    return next((port for port, answer in zip(ports, answers, strict=True) if answer), None)


async def is_ready(port: int) -> bool:
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(1):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(b"GET /api/v1/ready HTTP/1.0\r\n\r\n")
                return (await reader.readline()).split()[1:2] == [b"204"]
            finally:
                writer.close()
    return False


def beginning_of(log: Path) -> int:
    size = log.stat().st_size if log.exists() else 0
    if size > LONGEST_LOG:
        log.unlink()
        return 0
    return size


def last_words(log: Path, begins: int) -> str:
    with log.open("rb") as file:
        file.seek(begins)
        words = file.read().decode(errors="replace").strip()[-1500:]
    return f" Its last words ({log}):\n{words}" if words else f" It wrote nothing to {log}."
