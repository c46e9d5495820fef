"""Files as rows by column, with the line on which each begins: tables by their headers, other forms by their keys."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graph.model.texts import BLANKS, kept
from seed.faults import Fault, Faults, near
from seed.folded import folded
from seed.reading.below import Below
from seed.reading.header import Header, head_of, titles
from seed.reading.table import TableFault
from seed.sheets import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seed.faults import Hints
    from seed.places import FileName
    from seed.reading.table import Record, Table
    from seed.sheets import Sheet

ROWS: Final = 1_000


@dataclass(slots=True)
class Chunk:
    """Rows of one sheet out of one file. `absent`: required columns that the file lacks, which was said already."""

    sheet: Sheet
    file: FileName
    lines: list[int] = field(default_factory=list[int])
    rows: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    absent: frozenset[str] = frozenset()
    position: int = 0  # bytes of the file up to its end

    def add(self, line: int, row: dict[str, Any]) -> bool:
        """Adds a row; True when the chunk is full."""
        self.lines.append(line)
        self.rows.append(row)
        return len(self.rows) == ROWS

    def emptied(self) -> Chunk:
        return Chunk(self.sheet, self.file, absent=self.absent)


def table_rows(
    table: Table,
    sheets: Sequence[Sheet],
    faults: Faults,
    hints: Hints,
    without: frozenset[str] = frozenset(),
    *,
    makes_ids: bool = False,
) -> Iterator[Chunk]:
    """Chunks of at most 1,000 rows; what cannot be taken apart becomes a fault. `without`: columns that are passed over.
    `makes_ids`: of names, where there is no column for ids.
    """
    try:
        yield from _table_rows(table, sheets, faults, hints, without, makes_ids=makes_ids)
    except TableFault as error:
        faults.miss(sheets)
        faults.add(Fault(table.name, error.line, "", error.message))


def _table_rows(
    table: Table, sheets: Sequence[Sheet], faults: Faults, hints: Hints, without: frozenset[str], *, makes_ids: bool
) -> Iterator[Chunk]:
    first, at = head_of(table.records, sheets[0])
    if at < 0:
        faults.miss(sheets)
        columns = ",".join(sheets[0].columns)
        return faults.add(Fault(table.name, 1, "", f"is empty: the first line names the columns, {columns}"))
    hints.extend(titles(table.name, first, at))
    header = Header(table.name, sheets[0], first[at], without, makes_ids=makes_ids)
    faults.extend(header.faults())
    if header.lacks_ids:
        faults.miss(sheets)
    chunks = {sheet.kind: Chunk(sheet, table.name, absent=header.absent) for sheet in sheets}
    for line, row in _rows(table, header, first[at + 1 :], faults, hints):
        kind = kind_of(row, sheets)
        if kind not in chunks:
            message = f"{kind!r} is not one of {', '.join(chunks)}{near(kind, chunks)}"
            faults.add(Fault(table.name, line, KIND, message))
        elif chunks[kind].add(line, row):
            chunks[kind].position = table.position()
            yield chunks[kind]
            chunks[kind] = chunks[kind].emptied()
    hints.extend(header.hints())
    yield from chunks.values()


def _rows(
    table: Table, header: Header, first: Sequence[Record], faults: Faults, hints: Hints
) -> Iterator[tuple[int, dict[str, Any]]]:
    read = _text_rows if table.even else _typed_rows
    below = Below(header, skips=not table.even)
    records = (record for record in itertools.chain(first, table.records) if not below.is_note(record))
    try:
        yield from read(records, header, faults)
    finally:
        hints.extend(below.hints)


def _text_rows(records: Iterator[Record], header: Header, faults: Faults) -> Iterator[tuple[int, dict[str, Any]]]:
    width, odd = len(header.names), bool(header.unnamed)
    for record in records:
        line, cells = record
        texts: Any = cells
        if "".join(texts).strip(BLANKS):
            if odd or len(texts) != width:
                header.pass_over(record._replace(cells=texts[:width]))
                if len(texts) != width and (len(texts) < width or "".join(texts[width:]).strip(BLANKS)):
                    faults.add(Fault(header.name, line, "", _ragged(len(texts), width)))
            yield line, header.row(texts)


def _typed_rows(records: Iterator[Record], header: Header, _faults: Faults) -> Iterator[tuple[int, dict[str, Any]]]:
    for record in records:
        header.pass_over(record)
        row = header.typed(record)
        if any(value is not None for value in row.values()):
            yield record.line, row


def kind_of(row: dict[str, Any], sheets: Sequence[Sheet]) -> str:
    """What a row is, in a file that several kinds of row share."""
    said: str | None = row.pop(KIND, None) if sheets[0].shared else None
    return kept(said or sheets[0].kind)


def keyed_row(sheet: Sheet, row: dict[str, Any], without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A row by keys. One that is required and null is missing; a list may be written as in CSV; a column named kind has
    its own key. `without`: columns that are passed over.
    """
    if without:
        row = {key: value for key, value in row.items() if folded(key) not in without}
    for cell in sheet.cells:
        if cell.column == KIND and sheet.kind_key in row:
            row[KIND] = row.pop(sheet.kind_key)
        value = row.get(cell.column, "")
        if value is None and cell.required:
            del row[cell.column]
        elif cell.many and value and isinstance(value, str):
            row[cell.column] = value.split("|")
        elif cell.many and value == []:
            row[cell.column] = None
    return row


def unknown_kind(kind: object, sheets: Sequence[Sheet]) -> str:
    known = [sheet.kind for sheet in sheets]
    if kind is None:
        return f"is missing: it is one of {', '.join(known)}"
    return f"{kind!r} is no kind of row{near(str(kind), known) or '; it is one of ' + ', '.join(known)}"


def chunks_of(sheets: Sequence[Sheet], name: FileName) -> Mapping[str, Chunk]:
    """An empty chunk by what files of keys may call a kind of row."""
    return {kind: chunk for sheet in sheets for chunk in [Chunk(sheet, name)] for kind in sheet.kinds}


def _ragged(cells: int, columns: int) -> str:
    why = "a text with a comma stands in quotes" if cells > columns else "write every comma, also before empty cells"
    return f"has {cells} cells, but the first line names {columns} columns: {why}"
