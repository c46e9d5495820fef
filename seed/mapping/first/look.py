"""Tables as they are found: headers, and values of their first rows."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.model.texts import kept
from seed.faults import Hints
from seed.folded import alike
from seed.places import FileName
from seed.reading.delimited import SEPARATORS, delimited
from seed.reading.encodings import NotText, encoding_of
from seed.reading.files import WORKBOOKS
from seed.reading.header import SOUGHT, is_filled
from seed.reading.values import value_for
from seed.sheets import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from seed.reading.table import Record, Table, Value

ROWS: Final = 2_000
"""Rows that are looked at."""
PLAIN: Final = Cell("text", str)
HEX: Final = re.compile(r"[0-9a-f]{32}")
ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
SIGNS: Final = ("||", ";", "|", ",")
LONG: Final = 8
"""Letters of a word by which a column is known also where other words stand before it: `relITComponentToProvider`."""
LARGE: Final = 0.8
"""Share of the widest row from which on a row may be that of the headers."""


@dataclass(frozen=True)
class Seen:
    """A column: its header, and the texts of its cells, of which empty ones are ""."""

    header: str
    cells: tuple[str, ...]

    @cached_property
    def filled(self) -> tuple[str, ...]:
        return tuple(filter(None, self.cells))

    @cached_property
    def values(self) -> tuple[str, ...]:
        """Different ones, the most frequent first."""
        return tuple(value for value, _ in Counter(self.filled).most_common())

    @property
    def words(self) -> str:
        return alike(self.header)

    @property
    def is_unique(self) -> bool:
        return len(self.values) == len(self.cells) > 0

    @property
    def repeats(self) -> bool:
        return 0 < len(self.values) < len(self.filled)

    @property
    def is_hexadecimal(self) -> bool:
        return bool(self.filled) and all(HEX.fullmatch(value) for value in self.filled)

    @property
    def bears_names(self) -> bool:
        """Whether most values of the column have letters, and are no hexadecimal keys."""
        named = sum(bool(re.search(r"[^\W\d_]{2}", value)) for value in self.filled)
        return named > len(self.filled) / 2 and not self.is_hexadecimal

    @property
    def is_addresses(self) -> bool:
        return bool(self.filled) and all(ADDRESS.fullmatch(value) for value in self.filled)

    @property
    def sign(self) -> str | None:
        """What stands between several values in a cell."""
        return next((sign for sign in SIGNS if any(sign in value for value in self.filled)), None)


@dataclass(frozen=True)
class Sight:
    """A table: how a map calls it, its columns, and the row in which the data begin where a second row of labels is."""

    source: str
    columns: tuple[Seen, ...]
    data: int | None = None
    separator: str | None = None

    def has(self, *words: str) -> Seen | None:
        """The column that is called by the first of these, else the first whose name ends with a long one of them."""
        by_words = {column.words: column for column in reversed(self.columns)}
        ending = (one for one in self.columns for word in words if len(word) >= LONG and one.words.endswith(word))
        return next((by_words[word] for word in words if word in by_words), next(ending, None))


def sights(path: Path) -> Iterator[Sight]:
    """Tables of a file with at least one row. Raises TableFault where it cannot be read."""
    if path.suffix.lower() in WORKBOOKS:
        from seed.reading.workbook import Workbook  # noqa: PLC0415  # needed for workbooks only

        book = Workbook(path, path.name)
        try:
            tables = list(book.tables())
            for table in tables:
                source = path.name if len(tables) == 1 else f"{path.name}#{table.title}"
                yield from _sight(table, source)
        finally:
            book.close()
        return
    separator = _separator(path)
    with delimited(path, FileName(path.name), (), Hints(), None, separator) as table:
        yield from _sight(table, path.name, separator if separator not in SEPARATORS else None)


def _sight(table: Table, source: str, separator: str | None = None) -> Iterator[Sight]:
    start = list(itertools.islice(table.records, SOUGHT))
    widths = [sum(is_filled([cell]) for cell in record.cells) for record in start]
    at = next((n for n, width in enumerate(widths) if width >= LARGE * max(widths)), None)
    if at is None:
        return
    head, below = start[at], [*start[at + 1 :], *itertools.islice(table.records, ROWS)]
    labels = bool(below) and _alike(head, below[0])
    rows = [[_text(cell) for cell in record.cells] for record in below[labels:] if is_filled(record.cells)]
    if not rows:
        return
    columns = [
        Seen(text, tuple(row[place] if place < len(row) else "" for row in rows))
        for place, cell in enumerate(head.cells)
        if (text := _text(cell))
    ]
    if len(columns) > 1:
        yield Sight(source, tuple(columns), below[1].line if labels and len(below) > 1 else None, separator)


def _alike(head: Record, below: Record) -> bool:
    """Whether the row below repeats the headers in other words."""
    pairs = [(alike(_text(one)), alike(_text(other))) for one, other in zip(head.cells, below.cells, strict=False)]
    same = sum(bool(one) and (one == other or one.endswith(other) or other in one) for one, other in pairs if other)
    return same > len(pairs) / 2


def _text(value: Value) -> str:
    if not isinstance(value, str):
        read, _ = value_for(PLAIN, value)
        value = read if isinstance(read, str) else ""
    return kept(value)


def _separator(path: Path) -> str:
    """The separator by which most of the first lines have the same number of cells, more than one."""
    try:
        encoding = encoding_of(path)
    except NotText:
        return ","
    with path.open(encoding=encoding, newline="") as text:
        lines = list(itertools.islice(text, SOUGHT))
    return max((*SEPARATORS, "|"), key=lambda sign: _evenness(lines, sign))


def _evenness(lines: Sequence[str], sign: str) -> tuple[int, int]:
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=sign) if len(cells) > 1)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
