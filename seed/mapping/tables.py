"""The tables that a map names: found among the files, opened, and read once for all entries that take rows of them."""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING, Final

from graph.model.texts import BLANKS, kept
from seed.faults import Fault, Hint, close, near
from seed.folded import alike
from seed.mapping.below import without_notes
from seed.mapping.declaration import pattern
from seed.places import FileName
from seed.reading.delimited import delimited
from seed.reading.files import DELIMITED, OTHER_WORKBOOKS, WORKBOOKS, within
from seed.reading.header import SOUGHT, is_filled, letters
from seed.reading.table import TableFault

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from seed.faults import Faults, Hints
    from seed.mapping.declaration import Map, MappedTable
    from seed.reading.table import Record, Table

TABLES: Final = DELIMITED | WORKBOOKS


class MappedName(FileName):
    """A table of theirs as one entry of the map reads it: columns of ours are called by their headers."""

    __slots__ = ("_headers", "_letters")
    _headers: dict[str, str]
    _letters: dict[str, str]

    def name_columns(self, headers: Mapping[str, str], letters: Mapping[str, str]) -> None:
        """Takes over names by columns of ours: their headers, and, of a sheet, in which of its columns they stand."""
        self._headers, self._letters = {**headers}, {**letters}

    def called(self, column: str) -> str:
        return self._headers.get(column, column)

    def place(self, line: int, column: str) -> str:
        if not self._letters or not line:
            return super().place(line, column)
        letter = self._letters.get(column, "")
        return f"{self} {letter}{line}" if letter else f"{self} row {line}"


def files_of(map_: Map, paths: Sequence[Path], faults: Faults, hints: Hints) -> dict[Path, list[MappedTable]]:
    """The entries of the map by their files, in the order of the map. A file that is not there is a fault."""
    there = [path for given in paths for path in within(given) if path.name != map_.name]
    found: dict[Path, list[MappedTable]] = {}
    for table in map_.tables:
        named = pattern(table.file)
        matching = [path for path in there if named.fullmatch(alike(path.name))]
        if not matching:
            faults.miss([table.sheet])
            names = sorted(path.name for path in there if path.suffix.lower() in TABLES)
            meant = near(table.file, names) or (f"; there are {', '.join(names[:10])}" if names else "")
            faults.add(
                Fault(map_.name, table.line, "from", f"there is no file {table.file!r} among those given{meant}")
            )
        for path in matching:
            found.setdefault(path, []).append(table)
    if left := sorted(path.name for path in there if path.suffix.lower() in TABLES and path not in found):
        hints.add(Hint(map_.name, 0, "tables", f"no entry reads {', '.join(left)}"))
    return found


@contextlib.contextmanager
def opened(
    path: Path, tables: Sequence[MappedTable], hints: Hints
) -> Generator[Iterator[tuple[Table, list[MappedTable]]]]:
    """Tables of a file, each with the entries that read it. Raises TableFault where it cannot be opened."""
    if (form := path.suffix.lower()) in OTHER_WORKBOOKS:
        raise TableFault(0, "is a workbook that cannot be read: save it as .xlsx")
    shapes = [list(group) for _, group in itertools.groupby(sorted(tables, key=_shape), key=_shape)]
    if form in WORKBOOKS:
        with contextlib.closing(_Book(path)) as book:
            yield ((book.table(group[0].title), group) for group in shapes)
    else:
        yield _texts(path, shapes, hints)


def _shape(table: MappedTable) -> tuple[str, ...]:
    return tuple(map(str, table.shape))


def _texts(path: Path, shapes: Sequence[list[MappedTable]], hints: Hints) -> Iterator[tuple[Table, list[MappedTable]]]:
    for group in shapes:
        headers = {header for table in group for header in table.headers}
        first = group[0]
        with delimited(path, FileName(path.name), headers, hints, first.encoding, first.separator) as table:
            yield table, group


class _Book:
    def __init__(self, path: Path) -> None:
        from seed.reading.workbook import Workbook  # noqa: PLC0415  # needed for workbooks only

        self._book = Workbook(path, path.name)
        self.close = self._book.close

    def table(self, title: str | None) -> Table:
        tables = list(self._book.tables())
        titles = [table.title for table in tables]
        found = tables if title is None else [table for table in tables if alike(table.title) == alike(title)]
        if title is None and len(tables) != 1:
            raise TableFault(0, f"has several sheets, {', '.join(titles)}: name one of them behind a #")
        if not found:
            meant = near(title or "", titles) or f"; it has {', '.join(titles)}"
            hidden = " that is shown" if title in self._book.hidden else ""
            raise TableFault(0, f"has no sheet {title!r}{hidden}{meant}")
        return found[0]


class Head:
    """The row of the headers, and where which of them stands."""

    def __init__(self, record: Record) -> None:
        self.line = record.line
        self.texts = ["" if cell is None else kept(str(cell)) for cell in record.cells]
        self.at: dict[str, int] = {}
        for place, text in enumerate(self.texts):
            if text:
                self.at.setdefault(alike(text), place)
        self.repeated = {text for text in self.texts if sum(alike(one) == alike(text) for one in self.texts) > 1}

    def faults(self, file: FileName, tables: Sequence[MappedTable], map_: Map) -> Iterator[Fault]:
        """Headers that the map names and that are not there, each once."""
        for header, line in {header: line for table in tables for header, line in table.headers.items()}.items():
            if alike(header) not in self.at:
                known = [text for text in self.texts if text]
                meant = close(header, known)
                perhaps = f"; did you mean {' or '.join(meant)}?" if meant else f"; there are {', '.join(known)}"
                message = f"there is no such column, which {map_.name}:{line} names{perhaps}"
                yield Fault(file, self.line, header, message)
            elif any(alike(header) == alike(text) for text in self.repeated):
                yield Fault(file, self.line, header, "the column stands there more than once")

    def name(self, file: str, table: MappedTable, *, is_sheet: bool) -> MappedName:
        named = MappedName(file)
        headers = {one.cell.column: one.shown for one in table.columns}
        places = {column: letters(self.at[alike(text)]) for column, text in headers.items() if alike(text) in self.at}
        named.name_columns(headers, places if is_sheet else {})
        return named


def rows_below(
    table: Table, group: Sequence[MappedTable], faults: Faults, hints: Hints
) -> tuple[Head, Iterator[Record]]:
    """The row of the headers, and all records of data, without notes below them. Raises TableFault where there is no such row."""
    first = group[0]
    start: list[Record] = []
    head = _head_at(table, first.header) if first.header else _head_of(table, group, start)
    data = first.data or head.line + 1
    below = itertools.chain((one for one in start if one.line > head.line), table.records)
    data_below = (record for record in below if record.line >= data)
    records = without_notes(table, head._replace(line=data - 1), data_below, group, hints)
    return Head(head), _even(records, table.name, len(head.cells), faults) if table.even else records


def _head_at(table: Table, line: int) -> Record:
    for record in table.records:
        if record.line >= line:
            if record.line == line:
                return record
            break
    raise TableFault(line, "there is nothing in this row, which the map calls the row of the headers")


def _head_of(table: Table, group: Sequence[MappedTable], start: list[Record]) -> Record:
    named = {alike(header) for one in group for header in one.headers}
    start += itertools.islice(table.records, SOUGHT)
    if not named and start:
        return next((record for record in start if is_filled(record.cells)), start[0])
    counts = [len({alike(cell) for cell in record.cells if isinstance(cell, str)} & named) for record in start]
    if not any(counts):
        headers = ", ".join(list({header: 0 for one in group for header in one.headers})[:10])
        raise TableFault(0, f"none of the first {SOUGHT} rows has the columns that the map names: {headers}")
    return start[counts.index(max(counts))]


def _even(records: Iterator[Record], file: FileName, width: int, faults: Faults) -> Iterator[Record]:
    """Records of as many cells as there are headers; each other one is a fault."""
    for record in records:
        cells = record.cells
        if len(cells) < width or any(isinstance(one, str) and one.strip(BLANKS) for one in cells[width:]):
            message = (
                f"has {len(cells)} cells, but the row of the headers has {width}: is a sign missing, or a quote open?"
            )
            faults.add(Fault(file, record.line, "", message))
        yield record
