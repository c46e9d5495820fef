"""The file of a snapshot: readable by its owner alone, and there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write(path: Path, data: bytes) -> bool:
    """False where somebody deleted the half of it meanwhile: it is not to be there. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for half in _halves(path):  # of whoever was killed while writing
        half.unlink(missing_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    with contextlib.suppress(FileNotFoundError):
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        half.replace(path)
        return True
    return False


def delete(path: Path | None) -> None:
    """Deletes a snapshot, and what is half written of it. `path` None: nothing is kept."""
    if path is not None:
        for one in (path, *_halves(path)):
            with contextlib.suppress(OSError):
                one.unlink(missing_ok=True)


def _halves(path: Path) -> Iterator[Path]:
    return path.parent.glob(f".{path.name}.*.half")
