"""Tables of theirs as rows of an estate: read once, kept aside, and resolved when all names are known."""

from __future__ import annotations

import pickle
import tempfile
from typing import IO, TYPE_CHECKING, Any, Final

from seed.faults import Fault, Hint
from seed.mapping.cells import Filled
from seed.mapping.names import SAID, Names, Place
from seed.mapping.tables import MappedName, files_of, opened, rows_below
from seed.places import FileName
from seed.reading.rows import Chunk
from seed.reading.table import TableFault, Unread
from seed.sheets import KIND, NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from seed.faults import Faults, Hints
    from seed.mapping.declaration import Column, Map, MappedTable
    from seed.reading.table import Table
    from seed.sheets import Sheet

SHOWN: Final = 8  # words that are in no list


class MappedTables:
    """What a map makes of files. `passed_over`: what was left out as the map says, in words."""

    def __init__(self, map_: Map, paths: Sequence[Path]) -> None:
        self.map = map_
        self.given: set[str] = set()
        self.passed_over: list[str] = []
        self.joined: dict[tuple[str, str], str] = {}
        self._paths = paths

    def chunks(self, sheets: Sequence[Sheet], faults: Faults, hints: Hints) -> Iterator[Chunk]:
        """Chunks of at most 1,000 rows; what cannot be taken apart becomes a fault."""
        with tempfile.TemporaryFile(prefix="rapport-map-") as aside:
            reading = _Reading(self.map, aside, faults, hints)
            for path, tables in files_of(self.map, self._paths, faults, hints).items():
                reading.read(path, tables)
                self.given.update(table.sheet.kind for table in tables)
            self.passed_over += reading.passed_over
            yield from reading.resolved(sheets)
            self.given.update(label for label, _ in reading.names.made)


class _Reading:
    """First all tables are read, then what their cells mean is known."""

    def __init__(self, map_: Map, aside: IO[bytes], faults: Faults, hints: Hints) -> None:
        self.map = map_
        self.faults = faults
        self.hints = hints
        self.passed_over: list[str] = []
        self.names = Names(_wanted(map_))
        self._aside = aside
        self._pieces: list[tuple[MappedTable, MappedName, frozenset[str]]] = []
        self._providers: dict[str, tuple[Column, str, Place]] = {}
        self._noticed: set[tuple[str, str, str]] = set()

    def read(self, path: Path, tables: Sequence[MappedTable]) -> None:
        name = FileName(path.name)
        try:
            with opened(path, tables, self.hints) as read:
                for table, group in read:
                    name = table.name
                    self._read(table, group, is_sheet=not table.even)
        except TableFault as error:
            self._unread(tables)
            self.faults.add(Fault(name, error.line, "", error.message))
        except OSError as error:
            self._unread(tables)
            self.faults.add(Fault(name, 0, "", f"cannot be read: {error.strerror}"))

    def _unread(self, tables: Iterable[MappedTable]) -> None:
        self.faults.miss(table.sheet for table in tables)
        self.names.unread.update(table.sheet.kind for table in tables)

    def _read(self, table: Table, group: Sequence[MappedTable], *, is_sheet: bool) -> None:
        head, records = rows_below(table, group, self.faults, self.hints)
        self.faults.extend(head.faults(table.name, group, self.map))
        entries: list[tuple[Filled, MappedName, Chunk]] = []
        for one in group:
            filled, name = Filled(one, head.at, self.map), head.name(table.name, one, is_sheet=is_sheet)
            entries.append((filled, name, Chunk(one.sheet, name)))
            if not filled.is_read or not _identifying(one.sheet).isdisjoint(filled.absent):
                self._unread([one])
            elif "name" in filled.absent:
                self.names.unread.add(one.sheet.kind)
        for record in records:
            for filled, name, chunk in entries:
                for row in filled.rows(record):
                    self._note(filled, name, row, record.line)
                    if chunk.add(record.line, row):
                        self._keep(filled, name, chunk)
        for filled, name, chunk in entries:
            self._keep(filled, name, chunk)
            self._say(filled, name)

    def _note(self, filled: Filled, name: MappedName, row: dict[str, Any], line: int) -> None:
        """What others may mean by the row."""
        kind = filled.table.sheet.kind
        if kind in NAMED and "id" not in row and isinstance(called := row.get("name"), str) and not _states_id(filled):
            row["id"] = self.names.id_of_name(kind, called)
        if filled.table.sheet.thing:
            self.names.add(kind, row)
        provider = row.get("provider")
        if kind == "Offering" and isinstance(provider, str) and isinstance(key := row.get("id"), str):
            column = filled.table.column("provider")
            if column and _derives_providers(self.map):
                self._providers.setdefault(key, (column, provider, Place(name, line)))

    def _keep(self, filled: Filled, name: MappedName, chunk: Chunk) -> None:
        if chunk.rows:
            self._pieces.append((filled.table, name, filled.absent))
            pickle.dump((chunk.lines, chunk.rows), self._aside, pickle.HIGHEST_PROTOCOL)
            chunk.lines, chunk.rows = [], []

    def _say(self, filled: Filled, name: MappedName) -> None:
        for column, counted in filled.noted.words.items():
            listed = ", ".join(
                f"{word!r} ({count:,}\N{MULTIPLICATION SIGN})" for word, count in counted.most_common(SHOWN)
            )
            more = f" and {len(counted) - SHOWN:,} more" if len(counted) > SHOWN else ""
            where = f"{self.map.name}:{column.words.line if column.words else column.line}"
            message = f"no word of ours is stated for {listed}{more}: add it to the values in {where}, or an else"
            self.faults.add(Fault(name, filled.noted.first[column], column.cell.column, message))
        for (column, sort), found in filled.noted.numbers.items():
            noticed = (name, name.called(column.cell.column), sort)
            if noticed in self._noticed:  # of another kind that the table holds too
                continue
            self._noticed.add(noticed)
            more = f" (so are {len(found) - 1:,} more in this column)" if len(found) > 1 else ""
            self.hints.add(Hint(name, found[0][0], column.cell.column, f"{found[0][1]}{more}"))
        if filled.passed_over:
            rows = "1 row" if filled.passed_over == 1 else f"{filled.passed_over:,} rows"
            self.passed_over.append(f"{rows} of {name} for {filled.table.sheet.kind}, by where and unless")

    def resolved(self, sheets: Sequence[Sheet]) -> Iterator[Chunk]:
        """All rows with ids in place of names, each stated once, and what is made."""
        self._aside.seek(0)
        seen: set[int] = set()
        for table, name, absent in self._pieces:
            lines, rows = pickle.load(self._aside)  # noqa: S301  # written by this very process
            chunk = Chunk(table.sheet, name, absent=absent)
            for line, row in zip(lines, rows, strict=True):
                self._resolve(table, row, Place(name, line))
                if (mark := _mark(table.sheet, row)) not in seen:
                    seen.add(mark)
                    chunk.add(line, row)
            yield chunk
        yield from self._made(sheets)

    def _resolve(self, table: MappedTable, row: dict[str, Any], place: Place) -> None:
        for column in table.columns:
            value = row.get(column.cell.column)
            if (column.by_name or column.makes) and value and not isinstance(value, Unread):
                texts: list[str] = value if column.cell.many else [value]
                found = [self.names.meant(column, text, place) for text in texts]
                unread = next((one for one in found if isinstance(one, Unread)), None)
                row[column.cell.column] = unread or (found if column.cell.many else found[0])
        if table.sheet.kind == "Agreement":
            self._complete(table, row)

    def _complete(self, table: MappedTable, row: dict[str, Any]) -> None:
        """An agreement has the provider of its offering, and an id of those that it is between."""
        if not row.get("provider") and not row.get("relationship") and isinstance(row.get("offering"), str):
            row.pop("provider", None)
            if of := self._providers.get(row["offering"]):
                column, text, place = of
                named = column.by_name or column.makes
                provider = self.names.meant(column, text, place) if named else text
                row["provider"] = SAID if isinstance(provider, Unread) else provider
        if not table.column("id"):
            parts = [row[one] for one in ("provider", "consumer", "offering") if row.get(one)]
            row["id"] = SAID if any(isinstance(one, Unread) for one in parts) else "~".join(parts)

    def _made(self, sheets: Sequence[Sheet]) -> Iterator[Chunk]:
        named = {sheet.kind: sheet for sheet in sheets if sheet.thing}
        chunks: dict[tuple[str, str, str], Chunk] = {}
        for label, row, file, line, column in self.names.made.values():
            key = label, file, column
            if key not in chunks:
                name = MappedName(file)
                name.name_columns(dict.fromkeys(named[label].columns, file.called(column)), {})
                chunks[key] = Chunk(named[label], name)
            if chunks[key].add(line, row):
                yield chunks.pop(key)
        yield from chunks.values()


def _wanted(map_: Map) -> set[str]:
    """Labels of things that cells mean by their names."""
    columns = [one for table in map_.tables for one in table.columns if one.by_name or one.makes]
    return {label for one in columns for label in one.cell.refers}


def _derives_providers(map_: Map) -> bool:
    return any(table.sheet.kind == "Agreement" and table.column("offering") for table in map_.tables)


def _states_id(filled: Filled) -> bool:
    return filled.table.column("id") is not None


def _identifying(sheet: Sheet) -> set[str]:
    """Columns without which nobody knows what a row is about."""
    return {"id"} if sheet.thing else {cell.column for cell in sheet.cells if cell.refers and cell.column != KIND}


def _mark(sheet: Sheet, row: dict[str, Any]) -> int:
    return hash((sheet.kind, *((column, str(value)) for column, value in row.items())))
