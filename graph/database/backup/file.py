"""A new file that is there when it is whole, and not before."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


def require_new(path: Path) -> None:
    """Raises BadInput."""
    if path.exists() or path.is_symlink():
        raise BadInput(f"{path} is there already, and a backup is not written over: name another file.")
    if not path.parent.is_dir():
        raise BadInput(f"{path.parent} is no folder: make it first.")


@contextlib.contextmanager
def new_file(path: Path) -> Generator[BinaryIO]:
    """Readable by its owner alone. It is written beside and gets its name at the end; else nothing of it stays."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        require_new(path)
        half.rename(path)
    finally:
        half.unlink(missing_ok=True)
