"""CSV of all dialects as a table: commas, semicolons or tabs, `sep=`, and the encodings of encodings.py."""

from __future__ import annotations

import contextlib
import csv
import io
from itertools import islice
from typing import TYPE_CHECKING, Final

from seed.faults import Hint
from seed.folded import folded
from seed.reading.encodings import WESTERN, NotText, encoding_of
from seed.reading.header import SOUGHT, known_columns
from seed.reading.table import Record, Table, TableFault

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from seed.faults import Remarks
    from seed.places import FileName

SEPARATORS: Final = (",", ";", "\t")
LARGEST_CELL: Final = 1_000_000
"""Characters: an open quote must not swallow a whole file."""
HEAD: Final = 1 << 16


@contextlib.contextmanager
def delimited(
    path: Path,
    name: FileName,
    columns: Iterable[str],
    hints: Remarks,
    encoding: str | None = None,
    separator: str | None = None,
) -> Generator[Table]:
    """`columns`: by which the separator is told, unless it is given. Raises TableFault where the file is no text."""
    try:
        written = encoding or encoding_of(path)
    except NotText as error:
        raise TableFault(error.line, error.message) from None
    if encoding is None and written == WESTERN:
        hints.add(Hint(name, 0, "", "is not UTF-8 and was read as Windows-1252"))
    with path.open("rb") as raw, io.TextIOWrapper(raw, written, newline="") as text:
        lines = _decoded(text)
        start = list(islice(lines, SOUGHT))
        told, stated = _separator(start, {folded(column) for column in columns})
        records = _records(_chained(start[stated:], lines), separator or told, stated)
        yield Table(name, path.stem, records, raw.tell, even=True)


def _chained(start: list[str], rest: Iterator[str]) -> Iterator[str]:
    yield from start
    yield from rest


def _separator(start: list[str], known: set[str]) -> tuple[str, int]:
    """The separator, and how many lines state it: that by which a line has most known headers."""
    if start and (first := start[0].strip().strip('"').lower()).startswith("sep="):
        stated = start[0].strip().strip('"')[4:]
        return (stated[:1] or "\t") if first != "sep=" else "\t", 1
    lines = "".join(start)[:HEAD]
    most = {one: _most_known(lines, one, known) for one in SEPARATORS}
    return max(SEPARATORS, key=lambda one: most[one]), 0


def _most_known(lines: str, separator: str, known: set[str]) -> int:
    records = csv.reader(lines.splitlines(keepends=True), delimiter=separator)
    try:
        return max((known_columns(cells, known) for cells in records), default=0)
    except csv.Error:
        return 0


def _decoded(lines: Iterable[str]) -> Iterator[str]:
    number = 0
    try:
        for number, line in enumerate(lines, 1):  # noqa: B007  # said where the next one fails
            yield line
    except UnicodeDecodeError as error:
        message = f"is not {error.encoding} text: save the file as UTF-8, or name its encoding by --encoding"
        raise TableFault(number + 1, message) from None


def _records(lines: Iterator[str], separator: str, before: int) -> Iterator[Record]:
    csv.field_size_limit(LARGEST_CELL)
    records = csv.reader(lines, delimiter=separator, strict=True)
    line = before + 1
    try:
        for cells in records:
            yield Record(line, cells)
            line = records.line_num + before + 1
    except csv.Error as error:
        message = f"is not CSV from here on: {error}. Quotes must be closed and doubled inside"
        raise TableFault(line, message) from None
