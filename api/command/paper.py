"""What is printed: lines and tables, laid out alike everywhere; coloured on a terminal."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from api.command.layout import plain
from graph.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.text.documents.blocks import Block


def show(blocks: Iterable[Block]) -> None:
    if sys.stdout.isatty():
        from api.command.terminal import show_coloured  # noqa: PLC0415  # rich is slow to import

        show_coloured(blocks)
    else:
        write("".join(f"{line}\n" for block in blocks for line in plain(block)))


def write(text: str) -> None:
    """Writes to standard output, whose reader may have seen enough before the end (`rapport impact … | head`). Raises
    Unavailable where it cannot take all of it, such as a file on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise Unavailable(f"Standard output cannot be written to: {error.strerror}.") from error


def silence() -> None:
    """What is left to be written goes nowhere, or it would fail again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def words_of(name: str) -> str:
    """`serviceRelationships` as `service relationships`."""
    return re.sub(r"([A-Z])", r" \1", name).lower()
