"""CSV and JSON lines as rows by column, with the line on which each begins."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.model.texts import BLANKS, kept
from seed.faults import Fault, Faults, close, near
from seed.sheets import KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from seed.reading.files import EstateFile
    from seed.sheets import Sheet

ROWS: Final = 1_000
MARK: Final = b"\xef\xbb\xbf"
LARGEST_CELL: Final = 1_000_000  # characters: an open quote must not swallow a whole file


@dataclass(slots=True)
class Chunk:
    """Rows of one sheet out of one file. `absent`: required columns that the file lacks, which was said already."""

    sheet: Sheet
    file: str
    lines: list[int] = field(default_factory=list[int])
    rows: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    absent: frozenset[str] = frozenset()
    position: int = 0  # bytes of the file up to its end

    def add(self, line: int, row: dict[str, Any]) -> bool:
        """True when it is full."""
        self.lines.append(line)
        self.rows.append(row)
        return len(self.rows) == ROWS

    def emptied(self) -> Chunk:
        return Chunk(self.sheet, self.file, absent=self.absent)


class NotText(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is not UTF-8")
        self.line = line


def read_rows(file: EstateFile, sheets: Sequence[Sheet], faults: Faults) -> Iterator[Chunk]:
    """Chunks of at most 1,000 rows; what cannot be taken apart becomes a fault."""
    try:
        with file.path.open("rb") as raw:
            if file.sheets:
                yield from _csv_rows(raw, file, file.sheets, faults)
            else:
                yield from _json_rows(raw, file, sheets, faults)
    except OSError as error:
        faults.miss(file.sheets or sheets)
        faults.add(Fault(file.name, 0, "", f"cannot be read: {error.strerror}"))


# --- CSV --------------------------------------------------------------------------------------------------------------


def _csv_rows(raw: BinaryIO, file: EstateFile, sheets: Sequence[Sheet], faults: Faults) -> Iterator[Chunk]:
    csv.field_size_limit(LARGEST_CELL)
    records = csv.reader(_lines(raw), strict=True)
    line = 1
    try:
        names = next(records, None)
        if names is None:
            faults.miss(sheets)
            return faults.add(
                Fault(file.name, 1, "", f"is empty: the first line names the columns, {listed(sheets[0])}")
            )
        header = _Header(sheets[0], [name.strip() for name in names])
        faults.extend(header.faults(file.name))
        if header.lacks_ids:
            faults.miss(sheets)
        chunks = {sheet.kind: Chunk(sheet, file.name, absent=header.absent) for sheet in sheets}
        line = records.line_num + 1
        for cells in records:
            if "".join(cells).strip(BLANKS):
                if len(cells) != len(names):
                    faults.add(Fault(file.name, line, "", _ragged(len(cells), len(names))))
                row = header.row(cells)
                kind = _kind(row, sheets)
                if kind not in chunks:
                    message = f"{kind!r} is not one of {', '.join(chunks)}{near(kind, chunks)}"
                    faults.add(Fault(file.name, line, KIND, message))
                elif chunks[kind].add(line, row):
                    chunks[kind].position = raw.tell()
                    yield chunks[kind]
                    chunks[kind] = chunks[kind].emptied()
            line = records.line_num + 1
        yield from chunks.values()
    except csv.Error as error:
        faults.miss(sheets)
        faults.add(
            Fault(file.name, line, "", f"is not CSV from here on: {error}. Quotes must be closed and doubled inside")
        )
    except NotText as error:
        faults.miss(sheets)
        faults.add(Fault(file.name, error.line, "", "is not UTF-8 text: save the file as UTF-8"))


def _kind(row: dict[str, Any], sheets: Sequence[Sheet]) -> str:
    """What a row is, in a file that several kinds of row share."""
    said: str | None = row.pop(KIND, None) if sheets[0].shared else None
    return kept(said or sheets[0].kind)


def _lines(raw: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(raw, 1):
        try:
            yield (line.removeprefix(MARK) if number == 1 else line).decode()
        except UnicodeDecodeError:
            raise NotText(number) from None


def _ragged(cells: int, columns: int) -> str:
    why = "a text with a comma stands in quotes" if cells > columns else "write every comma, also before empty cells"
    return f"has {cells} cells, but the first line names {columns} columns: {why}"


def listed(sheet: Sheet) -> str:
    return ",".join(sheet.columns)


def _identifying(sheet: Sheet) -> tuple[str, ...]:
    """Columns without which nobody knows what a row is about."""
    return ("id",) if sheet.thing else tuple(cell.column for cell in sheet.cells if cell.refers)


class _Header:
    """How the cells of a file become rows by column."""

    def __init__(self, sheet: Sheet, names: list[str]) -> None:
        self.sheet = sheet
        self.names = names
        cells = {cell.column: cell for cell in sheet.cells}
        self.known = [cells.get(name) for name in names]
        self.absent = frozenset(cell.column for cell in sheet.cells if cell.required and cell.column not in names)
        self.empty = {cell.column: None for cell in self.known if cell and not cell.required}
        self.lacks_ids = not self.absent.isdisjoint(_identifying(sheet))
        self.lists = [cell.column for cell in self.known if cell and cell.many]

    def faults(self, file: str) -> Iterator[Fault]:
        for name, cell in zip(self.names, self.known, strict=True):
            if cell is None:
                what = near(name, self.sheet.columns) or f"; its columns are {listed(self.sheet)}"
                yield Fault(file, 1, name, f"there is no such column in {self.sheet.file}{what}")
        for name, count in Counter(self.names).items():
            if count > 1 and name in self.sheet.columns:
                yield Fault(file, 1, name, f"the column stands there {count} times")
        for name in sorted(self.absent):
            yield Fault(file, 1, name, f"the column is missing; every {self.sheet.kind} states it")

    def row(self, cells: Sequence[str]) -> dict[str, Any]:
        """Where something must be stated, a cell of blanks is a fault of its own; elsewhere it is empty."""
        row: dict[str, Any] = self.empty.copy()
        for cell, text in zip(self.known, cells, strict=False):
            if cell and text and (cell.required or text.strip(BLANKS)):
                row[cell.column] = text
        for column in self.lists:
            if row.get(column):
                row[column] = row[column].split("|")
        return row


# --- JSON lines -------------------------------------------------------------------------------------------------------


def _json_rows(raw: BinaryIO, file: EstateFile, sheets: Sequence[Sheet], faults: Faults) -> Iterator[Chunk]:
    chunks = {name: chunk for sheet in sheets for chunk in [Chunk(sheet, file.name)] for name in sheet.kinds}
    for line, text in _json_lines(raw, file.name, sheets, faults):
        kind = text.pop("kind", None)
        chunk = chunks.get(kind) if isinstance(kind, str) else None
        if chunk is None:
            meant = close(str(kind), [sheet.kind for sheet in sheets])
            faults.miss(sheet for sheet in sheets if sheet.kind in meant or not meant)
            faults.add(Fault(file.name, line, "kind", _unknown_kind(kind, sheets)))
        elif chunk.add(line, _json_row(chunk.sheet, text)):
            chunk.position = raw.tell()
            yield chunk
            for name in chunk.sheet.kinds:
                chunks[name] = chunk.emptied()
    seen: set[int] = set()
    for chunk in chunks.values():
        if id(chunk) not in seen:
            seen.add(id(chunk))
            yield chunk


def _json_lines(
    raw: BinaryIO, file: str, sheets: Sequence[Sheet], faults: Faults
) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, text in enumerate(raw, 1):
        if not text.strip():
            continue
        try:
            row = orjson.loads(text.removeprefix(MARK) if line == 1 else text)
        except orjson.JSONDecodeError as error:
            faults.miss(sheets)
            faults.add(Fault(file, line, "", f"is not JSON: {error.msg}. Each line is one row, e.g. {EXAMPLE}"))
            continue
        if isinstance(row, dict):
            yield line, row
        else:
            faults.miss(sheets)
            faults.add(Fault(file, line, "", f"is not a row. Each line is one, e.g. {EXAMPLE}"))


EXAMPLE: Final = '{"kind": "Offering", "id": "maps", "name": "Maps", "provider": "cartoleth"}'


def _json_row(sheet: Sheet, row: dict[str, Any]) -> dict[str, Any]:
    """A required value that is null is missing; a list may be written as in CSV; a column named kind has its own key."""
    for cell in sheet.cells:
        if cell.column == "kind" and sheet.kind_key in row:
            row["kind"] = row.pop(sheet.kind_key)
        value = row.get(cell.column, "")
        if value is None and cell.required:
            del row[cell.column]
        elif cell.many and value and isinstance(value, str):
            row[cell.column] = value.split("|")
        elif cell.many and value == []:
            row[cell.column] = None
    return row


def _unknown_kind(kind: object, sheets: Iterable[Sheet]) -> str:
    known = [sheet.kind for sheet in sheets]
    if kind is None:
        return f"is missing: it is one of {', '.join(known)}"
    return f"{kind!r} is no kind of row{near(str(kind), known) or '; it is one of ' + ', '.join(known)}"
