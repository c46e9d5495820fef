"""Whether the folder of the embedded engine takes what is written, asked before the engine has to find out.

An engine that meets a full disk in the middle of a write leaves half a record in its log, and would replay nothing of
what it acknowledges behind that.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LEAST: Final = 64 * 2**20
"""Bytes that must be free for a write: many times what one transaction takes."""
TRIED: Final = 2**16
"""Bytes that are written to see whether they can be."""


def lack_of_room(folder: Path) -> str | None:
    """Why nothing should be written there, as far as the system tells without trying."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return str(error.strerror)
    if free < LEAST:
        return f"{free / 2**20:.0f} MB are free on its disk, {LEAST / 2**20:.0f} MB must be"
    return None if os.access(folder, os.W_OK) else "its folder may not be written to"


def refused_write(folder: Path) -> str | None:
    """Why nothing can be written there, by a try."""
    tried = folder / ".tried"
    try:
        with tried.open("wb") as file:
            file.write(bytes(TRIED))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return str(error.strerror)
    finally:
        _remove(tried)
    return None


def _remove(tried: Path) -> None:
    try:
        tried.unlink(missing_ok=True)
    except OSError:  # where nothing can be written, nothing can be removed either
        return
