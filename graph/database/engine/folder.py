"""The embedded engine's folder: who runs in it (engine.json), and whose turn it is to start (engine.lock)."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import sys
import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import psutil

from graph.database.engine.command import DATABASE
from graph.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

OURS = re.compile(
    r"engine\..*|databases|backups|config|log|log\.properties|demo\.lock|projection\.snapshot|document\.times|lost\+found|\..*"
)
"""What may lie in a folder in which no engine has run yet, or never to its end."""
TURN = 120.0  # seconds to wait for another process that is starting the engine
LOOK = 0.03  # seconds between two looks
FAREWELL = 25.0  # seconds that what is left of an engine has to end


@dataclass(frozen=True, slots=True)
class Note:
    """What engine.json says; without an address the engine was not ready yet."""

    pid: int
    java: int
    port: int
    token: str
    address: str = ""
    http: int = 0
    password: str = ""

    def ready(self, bolt: int, http: int, password: str) -> Note:
        return replace(self, address=f"bolt://127.0.0.1:{bolt}", http=http, password=password)


class EngineFolder:
    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().resolve()
        self.note = self.path / "engine.json"
        self.log = self.path / "engine.out"
        self.database_lock = self.path / "databases" / DATABASE / "database.lck"
        """Java's own, which removes it when it ends in order."""

    def prepare(self) -> None:
        self.require_ours()
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.chmod(0o700)
        except FileExistsError:
            raise Unavailable(f"The data folder {self.path} cannot be used: it is no folder.") from None
        except OSError as error:
            raise Unavailable(f"The data folder {self.path} cannot be used: {error.strerror}.") from error

    def require_possible(self) -> None:
        """Makes nothing. Raises Unavailable where `prepare` would."""
        there = next(path for path in (self.path, *self.path.parents) if path.exists())
        self.require_ours()
        if not there.is_dir():
            raise Unavailable(f"The data folder {self.path} cannot be used: {there} is no folder.")
        if not os.access(there, os.W_OK | os.X_OK):
            raise Unavailable(f"The data folder {self.path} cannot be used: {there} cannot be written to.")

    def require_ours(self) -> None:
        """Raises Unavailable where the folder holds things, and none that an engine has made."""
        if not self.path.is_dir() or (self.path / "databases").is_dir():
            return
        try:
            others = others_in(self.path)
        except OSError as error:
            raise Unavailable(f"The data folder {self.path} cannot be used: {error.strerror}.") from error
        if others:
            shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
            raise Unavailable(
                f"{self.path} is no data folder of Rapport: it holds other things ({shown}). Name an empty or a new folder."
            )

    def written_note(self) -> Note | None:
        try:
            return Note(**json.loads(self.note.read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def write_note(self, note: Note) -> None:
        self.write(self.note.name, json.dumps(asdict(note)))

    def write(self, name: str, text: str) -> Path:
        """A file that only its owner can read, whole or not at all."""
        path, half = self.path / name, self.path / f".{name}.half"
        half.unlink(missing_ok=True)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
        return half.replace(path)

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """One process at a time joins or starts; the system gives the turn back when its holder dies."""
        deadline = time.monotonic() + TURN
        with (self.path / "engine.lock").open("a+b") as file:
            while not locked(file.fileno()):
                if time.monotonic() > deadline:
                    raise Unavailable(f"Another process has been starting the engine in {self.path} for too long.")
                await asyncio.sleep(LOOK)
            yield

    def refuse_if_in_use(self) -> None:
        """Java's own lock on the database, asked for in words instead of in a stack trace."""
        if not self.database_lock.exists():
            return
        with self.database_lock.open("r+b") as file:
            if not locked(file.fileno(), of_java=True):
                raise Unavailable(
                    f"The data folder {self.path} is in use by another program{holder_of(self.database_lock)}. "
                    "Stop it, or choose another data folder."
                )

    async def end(self, note: Note) -> None:
        """Wait for an engine that is stopping, and stop what a dead supervisor left."""
        left = [process for pid in (note.java, note.pid) if (process := self.process(pid))]
        with contextlib.suppress(psutil.Error):
            for process in left[:1]:
                process.terminate()
        deadline = time.monotonic() + FAREWELL
        while any(self.process(process.pid) for process in left) and time.monotonic() < deadline:  # noqa: ASYNC110  # others' processes
            await asyncio.sleep(LOOK)
        for process in left:
            with contextlib.suppress(psutil.Error):
                process.kill()
        self.note.unlink(missing_ok=True)

    async def tidy(self) -> None:
        """Remove what an engine left whose supervisor was killed."""
        note = self.written_note()
        if note and not self.process(note.pid):
            await self.end(note)

    def process(self, pid: int) -> psutil.Process | None:
        """The process if it is this folder's: a number may have passed on to an innocent one."""
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(pid)
            if any(str(self.path) in word for word in process.cmdline()):
                return process
        return None


def others_in(folder: Path) -> list[str]:
    """Names of what no engine has made there."""
    return sorted(path.name for path in folder.iterdir() if not OURS.fullmatch(path.name))


def locked(file: int, *, of_java: bool = False) -> bool:
    """Java locks by record (POSIX), we by open file; both end with the process."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # exists on Windows alone

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  # exists on POSIX alone

            (fcntl.lockf if of_java else fcntl.flock)(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def holder_of(file: Path) -> str:
    for process in psutil.process_iter(["pid", "name"]):
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and any(opened.path == str(file) for opened in process.open_files()):
                return f" ({process.name()}, process {process.pid})"
    return ""
