"""Lays text out in so many columns: sentences and cells are wrapped between words, and an id is never cut. A table that is
too wide for that becomes records, one under the other.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.text.documents.blocks import Block

USUAL: Final = 80
"""Columns where the output is no terminal."""
LEAST: Final = 40
INDENT: Final = "  "
LINE_END: Final = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")
COMMAND: Final = re.compile(r"\s+rapport ")
"""Begins a line that is there to be copied, and stays one."""
TALL: Final = 4
"""Lines of a row, on the average, beyond which a table is harder to read than records."""


def columns() -> int:
    """Columns of the terminal, of COLUMNS, or the usual ones."""
    return max(shutil.get_terminal_size((USUAL, 24)).columns, LEAST)


class Laid(NamedTuple):
    """A block as lines. `head`: the line of a heading, or those of a table's names of columns."""

    head: Sequence[str]
    lines: Sequence[str]


def laid(block: Block, wide: int) -> Laid:
    match block:
        case str():
            return Laid((), sentence(block, wide))
        case Heading():
            return Laid(("", *wrapped(block.words, wide)), ())
        case Table():
            return _table(block, wide)


def plain(block: Block, wide: int | None = None) -> Iterator[str]:
    """The lines of a block."""
    head, lines = laid(block, wide or columns())
    yield from head
    yield from lines


def sentence(text: str, wide: int) -> list[str]:
    """Wrapped as it is indented, with what follows two columns further in."""
    if width(text) <= wide or COMMAND.match(text):
        return [text]
    words = text.lstrip()
    indent = text[: len(text) - len(words)]
    first, *others = wrapped(words, wide - len(indent), wide - len(indent) - len(INDENT) * bool(indent))
    further = indent + INDENT * bool(indent)
    return [f"{indent}{first}", *(f"{further}{line}" for line in others)]


def wrapped(text: str, wide: int, others: int | None = None) -> list[str]:
    """Lines of at most so many columns, but for a word that is longer. `others`: columns of those behind the first."""
    lines: list[str] = []
    for word in LINE_END.sub(" ", text).split(" "):
        most = wide if len(lines) <= 1 or others is None else others
        if lines and width(lines[-1]) + 1 + width(word) <= most:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return [line.rstrip() for line in lines]


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(table: Table, wide: int) -> Laid:
    named = [table.columns] if any(table.columns) else []
    if not (named or table.rows):
        return Laid((), ())
    room = wide - len(INDENT)
    every = [*named, *table.rows]
    natural = [max(width(row[at]) for row in every) for at in range(len(table.columns))]
    least = [max(_longest_word(row[at]) for row in every) for at in range(len(table.columns))]
    for gap in (2, 1):
        free = room - gap * (len(natural) - 1)
        if sum(least) <= free:
            drawn = _drawn(table, named, _widths(natural, least, free), gap)
            if len(drawn.lines) <= TALL * len(table.rows):
                return drawn
    return Laid((), _records(table, wide))


def _widths(natural: Sequence[int], least: Sequence[int], free: int) -> list[int]:
    """Widths of columns: as wide as what stands in them where that fits; else the widest give way, none below its
    longest word.
    """
    widths = list(natural)
    over = sum(widths) - free
    while over > 0:
        at = max((at for at in range(len(widths)) if widths[at] > least[at]), key=lambda at: widths[at])
        others = [one for each, one in enumerate(widths) if each != at and one < widths[at]]
        down = max(least[at], max(others, default=0), widths[at] - over)
        taken = widths[at] - down or 1
        widths[at] -= taken
        over -= taken
    return widths


def _drawn(table: Table, named: Sequence[Sequence[str]], widths: Sequence[int], gap: int) -> Laid:
    right = [column in table.right for column in table.columns]
    head = [line for row in named for line in _row(row, widths, right, gap)]
    return Laid(head, [line for row in table.rows for line in _row(row, widths, right, gap)])


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool], gap: int) -> Iterator[str]:
    cells = [wrapped(cell, wide) for cell, wide in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (_padded(*each) for each in zip(parts, widths, right, strict=True))
        yield f"{INDENT}{(' ' * gap).join(padded)}".rstrip()


def _padded(cell: str, to: int, right: bool) -> str:  # noqa: FBT001  # one of a row of three
    space = " " * (to - width(cell))
    return space + cell if right else cell + space


def _records(table: Table, wide: int) -> list[str]:
    """What stands in the first column, and behind and under it the others with their names; nothing empty."""
    lines: list[str] = []
    for row in table.rows:
        named = list(zip(table.columns, row, strict=True))
        begin = 1 + next((at for at, (name, _) in enumerate(named) if name), 0)
        head = INDENT.join(cell for _, cell in named[:begin] if cell)
        lines += _record(f"{INDENT}{head}", [(name, cell) for name, cell in named[begin:] if cell], wide)
    return lines


def _record(line: str, others: Sequence[tuple[str, str]], wide: int) -> Iterator[str]:
    for name, cell in others:
        field = f"{name.lower()}: {cell}" if name else cell
        if width(line) + len(INDENT) + width(field) <= wide:
            line = f"{line}{INDENT}{field}"
            continue
        yield from sentence(line, wide)
        line = f"{INDENT * 2}{field}"
    yield from sentence(line, wide)


def _longest_word(cell: str) -> int:
    return max(map(width, LINE_END.sub(" ", cell).split(" ")))


@cache
def _of_sign(sign: str) -> int:
    return 0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in {"W", "F"})


def width(text: str) -> int:
    """Columns that the text takes."""
    return len(text) if text.isascii() else sum(map(_of_sign, text))
