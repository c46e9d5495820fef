"""The row that names the columns: found below titles, read without case, blanks, `-` and `_`."""

from __future__ import annotations

import shlex
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from graph.model.texts import BLANKS
from seed.faults import Fault, Hint, near
from seed.folded import folded
from seed.places import SheetName
from seed.reading.values import value_for
from seed.sheets import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seed.places import FileName
    from seed.reading.table import Record, Value
    from seed.sheets import Sheet

SOUGHT: Final = 20
"""The header is one of the first rows, this many of them."""
FIRST: Final = 3  # cells outside the columns that are named


def head_of(records: Iterator[Record], sheet: Sheet) -> tuple[list[Record], int]:
    """The first records, and which of them is the header: that of most known columns, else the first with any cell.
    -1 where all of them are empty.
    """
    first = list(islice(records, SOUGHT))
    known = {folded(column) for column in sheet.columns}
    counts = [known_columns(record.cells, known) for record in first]
    if any(counts):
        return first, counts.index(max(counts))
    return first, next((at for at, record in enumerate(first) if is_filled(record.cells)), -1)


def known_columns(cells: Sequence[Value], known: frozenset[str] | set[str]) -> int:
    return len({folded(cell) for cell in cells if isinstance(cell, str)} & known)


def is_filled(cells: Sequence[Value]) -> bool:
    return any(cell.strip(BLANKS) if isinstance(cell, str) else cell is not None for cell in cells)


class Header:
    """How the cells of a table become rows by column."""

    def __init__(
        self,
        name: FileName,
        sheet: Sheet,
        record: Record,
        without: frozenset[str] = frozenset(),
        *,
        makes_ids: bool = False,
    ) -> None:
        """`without`: columns that are passed over on purpose, as `folded` has them. `makes_ids`: of names, where there is
        no column for ids.
        """
        self.name = name
        self.sheet = sheet
        self.line = record.line
        cells = {cell.column: cell for cell in sheet.cells}
        meant = {folded(column): column for column in sheet.columns}
        texts = ["" if text is None else str(text).strip(BLANKS) for text in record.cells]
        self.names = [text if text in cells else meant.get(folded(text), text) for text in texts]
        self.left_out = [column for column in self.names if column and folded(column) in without]
        self.known = [None if column in self.left_out else cells.get(column) for column in self.names]
        absent = frozenset(cell.column for cell in sheet.cells if cell.required and cell not in self.known)
        self.makes_ids = makes_ids
        self._can_make = sheet.kind == "Agreement" or (sheet.kind in NAMED and "name" in self.names)
        self.absent = absent - {"id"} if makes_ids and self._can_make else absent
        self.empty: dict[str, Any] = {cell.column: None for cell in self.known if cell and not cell.required}
        self.lacks_ids = not self.absent.isdisjoint(_identifying(sheet))
        self.lists = [cell.column for cell in self.known if cell and cell.many]
        self.unnamed = [at for at, column in enumerate(self.names) if not column]
        self.numbers: dict[str, list[Hint]] = {}
        self.outside: list[str] = []
        self.left_outside = 0
        if isinstance(name, SheetName):
            name.letter({column: letters(at) for at, column in enumerate(self.names) if column})

    def faults(self) -> Iterator[Fault]:
        for column, cell in zip(self.names, self.known, strict=True):
            if column and cell is None and column not in self.left_out:
                known = (
                    f"; its columns are {','.join(self.sheet.columns)}; --without {shlex.quote(column)} passes it over"
                )
                what = near(column, self.sheet.columns) or known
                yield Fault(self.name, self.line, column, f"there is no such column in {self.sheet.file}{what}")
        for column, count in Counter(self.names).items():
            if count > 1 and column in self.sheet.columns and column not in self.left_out:
                yield Fault(self.name, self.line, column, f"the column stands there {count} times")
        for column in sorted(self.absent):
            makes = "; --by-name makes ids of names" if column == "id" and self._can_make else ""
            yield Fault(
                self.name, self.line, column, f"the column is missing; every {self.sheet.kind} states it{makes}"
            )

    def row(self, cells: Sequence[str]) -> dict[str, Any]:
        """A row of texts. Where something must be stated, a cell of blanks is a fault of its own; elsewhere it is empty."""
        row: dict[str, Any] = self.empty.copy()
        for cell, text in zip(self.known, cells, strict=False):
            if cell and text and (cell.required or text.strip(BLANKS)):
                row[cell.column] = text
        return self._parted(row)

    def typed(self, record: Record) -> dict[str, Any]:
        """A row of the cells of a spreadsheet."""
        row: dict[str, Any] = self.empty.copy()
        for cell, value in zip(self.known, record.cells, strict=False):
            if cell is None or value is None:
                continue
            read, hint = value_for(cell, value)
            if hint:
                self.numbers.setdefault(f"{cell.column} {hint.sort}", []).append(
                    Hint(self.name, record.line, cell.column, hint.message)
                )
            if read and (not isinstance(read, str) or cell.required or read.strip(BLANKS)):
                row[cell.column] = read
        return self._parted(row)

    def _parted(self, row: dict[str, Any]) -> dict[str, Any]:
        for column in self.lists:
            if isinstance(text := row.get(column), str) and text:
                row[column] = text.split("|")
        return row

    def pass_over(self, record: Record) -> None:
        """Remembers cells outside the columns."""
        width = len(self.names)
        for at in (*self.unnamed, *range(width, len(record.cells))):
            if at < len(record.cells) and is_filled(record.cells[at : at + 1]):
                if len(self.outside) < FIRST:
                    self.outside.append(self._called(record.line, at))
                else:
                    self.left_outside += 1

    def hints(self) -> Iterator[Hint]:
        for found in self.numbers.values():
            more = f" (so are {len(found) - 1:,} more in this column)" if len(found) > 1 else ""
            yield found[0]._replace(message=found[0].message + more)
        if self.outside:
            more = f" and {self.left_outside:,} more" if self.left_outside else ""
            stands, read = ("stands", "was") if len(self.outside) == 1 else ("stand", "were")
            yield Hint(
                self.name,
                0,
                "",
                f"{', '.join(self.outside)}{more} {stands} outside the columns that row {self.line} names, "
                f"and {read} not read",
            )

    def _called(self, line: int, at: int) -> str:
        return f"{letters(at)}{line}" if isinstance(self.name, SheetName) else f"line {line} cell {at + 1}"


def titles(name: FileName, first: Sequence[Record], header: int) -> Iterator[Hint]:
    """What stands above the header."""
    for record in first[:header]:
        if is_filled(record.cells):
            text = next(str(cell).strip() for cell in record.cells if cell not in (None, ""))
            yield Hint(name, record.line, "", f"row {record.line} is passed over as a title: {text!r}")


def _identifying(sheet: Sheet) -> tuple[str, ...]:
    """Columns without which nobody knows what a row is about."""
    return ("id",) if sheet.thing else tuple(cell.column for cell in sheet.cells if cell.refers)


def letters(at: int) -> str:
    """What a spreadsheet calls a column, of its place from 0: A, Z, AA."""
    text, number = "", at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def by_title(sheets: Sequence[Sheet]) -> Mapping[str, tuple[Sheet, ...]]:
    """What a table may be called: by its file, and by its kind; without case, blanks, `-` and `_`."""
    found: dict[str, tuple[Sheet, ...]] = {}
    for sheet in sheets:
        found[folded(sheet.file)] = (*found.get(folded(sheet.file), ()), sheet)
    for sheet in sheets:
        found.setdefault(folded(sheet.kind), (sheet,))
    return found
