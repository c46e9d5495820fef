"""What is printed: lines and tables. Coloured on a terminal; elsewhere plain text in stable columns."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

from graph.errors import Unavailable
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def plain(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield block
        case Heading():
            yield from ("", block.words)
        case Table():
            yield from _columns(block)


def _columns(table: Table) -> Iterator[str]:
    lines = [table.columns, *table.rows] if any(table.columns) else table.rows
    if not lines:
        return
    widths = [max(width(line[at]) for line in lines) for at in range(len(table.columns))]
    right = [column in table.right for column in table.columns]
    for line in lines:
        cells = (_padded(*cell) for cell in zip(line, widths, right, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()


def _padded(cell: str, to: int, right: bool) -> str:  # noqa: FBT001  # one of a row of three
    space = " " * (to - width(cell))
    return space + cell if right else cell + space


def words_of(name: str) -> str:
    """`serviceRelationships` as `service relationships`."""
    return re.sub(r"([A-Z])", r" \1", name).lower()


def width(text: str) -> int:
    """Columns that the text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in {"W", "F"}) for sign in text
    )
