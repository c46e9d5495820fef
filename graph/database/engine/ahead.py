"""What the engine's Java works out ahead of its starts: classes that are loaded and linked already, in a file.

It is made once for each Java and set of jars, in the background, with what the machine has left; until then, and wherever it
cannot be made, a start takes twice the time. Java checks it, and starts without it where it is not right.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine.location import Location

AGAIN: Final = 24 * 3600.0
"""Seconds until it is tried again where it could not be made."""


def cache_for(location: Location, folder: Path) -> Path:
    """The file that holds, or is to hold, what was worked out for this Java and these jars."""
    files = [(file, file.stat()) for file in (location.java, *location.jars)]
    said = "\n".join(f"{file} {found.st_size} {found.st_mtime_ns}" for file, found in files)
    return folder / f"engine-{hashlib.blake2b(said.encode(), digest_size=8).hexdigest()}.aot"


def options(cache: Path | None) -> tuple[str, ...]:
    if cache is None or not cache.is_file():
        return ()
    return f"-XX:AOTCache={cache}", "-XX:+VerifySharedSpaces"


def make_in_background(cache: Path) -> None:
    """Starts to make it in a process of its own that nobody waits for, unless it is there, or was tried lately."""
    if cache.exists() or time.time() - last_tried(cache) < AGAIN:
        return
    with contextlib.suppress(OSError):
        making = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-m", "graph.database.engine.recording", str(cache)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        threading.Thread(target=making.wait, daemon=True).start()  # whenever it ends, no zombie stays


def turn_of(cache: Path) -> Path:
    """The file that whoever makes it holds locked, and whose age says when that was tried."""
    return cache.with_suffix(".lock")


def last_tried(cache: Path) -> float:
    with contextlib.suppress(FileNotFoundError):
        return turn_of(cache).stat().st_mtime
    return 0.0
