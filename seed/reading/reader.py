"""A file of any form as chunks of rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from seed.faults import Fault, Faults, Hint, Hints
from seed.folded import folded_title
from seed.places import DocumentName
from seed.reading.delimited import delimited
from seed.reading.documents import yaml_rows
from seed.reading.files import WORKBOOKS
from seed.reading.header import by_title
from seed.reading.json_lines import json_rows
from seed.reading.rows import table_rows
from seed.reading.table import TableFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from seed.reading.files import EstateFile
    from seed.reading.rows import Chunk
    from seed.reading.table import Table
    from seed.sheets import Sheet


class Foreign(Protocol):
    """Files of another form as rows of an estate. `given`: kinds of row that they could state; `passed_over`: what was
    left out of them on purpose, in words; `joined`: by kind and id what another system calls a thing, which is the same
    as what the graph knows by that. All is known when all rows are read.
    """

    given: set[str]
    passed_over: list[str]
    joined: dict[tuple[str, str], str]

    def chunks(self, sheets: Sequence[Sheet], faults: Faults, hints: Hints) -> Iterator[Chunk]: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read. `encoding`: of CSV, where it cannot be told. `strict`: what is likely wrong is a fault. `by_name`:
    references may be the names of things, and what has no id gets one that is made of its name. `without`: columns that
    are passed over, as `folded` has them. `dates`: forms in which days are written beside that of ISO 8601. `foreign`:
    makes a reader of files that are no estate's. `lifecycles`: what words of a catalog mean beside those known.
    `assume_agreements`: whoever needs an offering of another group in a catalog has an agreement with it.
    """

    encoding: str | None = None
    strict: bool = False
    by_name: bool = False
    without: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()
    foreign: Callable[[Sequence[Path]], Foreign] | None = None
    lifecycles: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    assume_agreements: bool = False


AS_THEY_ARE = Reading()


def read_rows(
    file: EstateFile, sheets: Sequence[Sheet], faults: Faults, hints: Hints, reading: Reading = AS_THEY_ARE
) -> Iterator[Chunk]:
    """Chunks of at most 1,000 rows; what cannot be taken apart becomes a fault."""
    try:
        if file.form in WORKBOOKS:
            yield from _workbook_rows(file, sheets, faults, hints, reading)
            return
        if file.sheets:
            columns = {column for sheet in file.sheets for column in sheet.columns}
            with delimited(file.path, file.name, columns, hints, reading.encoding) as table:
                yield from table_rows(table, file.sheets, faults, hints, reading.without, makes_ids=reading.by_name)
            return
        with file.path.open("rb") as raw:
            if isinstance(file.name, DocumentName):
                yield from yaml_rows(raw, file.name, sheets, faults, reading.without)
            else:
                yield from json_rows(raw, file.name, sheets, faults, reading.without)
    except TableFault as error:
        faults.miss(file.sheets or sheets)
        faults.add(Fault(file.name, error.line, "", error.message))
    except OSError as error:
        faults.miss(file.sheets or sheets)
        faults.add(Fault(file.name, 0, "", f"cannot be read: {error.strerror}"))


def _workbook_rows(
    file: EstateFile, sheets: Sequence[Sheet], faults: Faults, hints: Hints, reading: Reading
) -> Iterator[Chunk]:
    from seed.reading.workbook import Workbook  # noqa: PLC0415  # needed for workbooks only

    book = Workbook(file.path, file.name)
    try:
        titled = by_title(sheets)
        tables = list(book.tables())
        named = [(table, titled.get(folded_title(table.title), ())) for table in tables]
        if len(tables) == 1 and not named[0][1]:
            named = [(tables[0], titled.get(folded_title(file.path.stem), ()))]
        hints.extend(_passed_over(file, [table for table, of in named if not of], book.hidden))
        if not any(of for _, of in named):
            raise TableFault(
                0,
                "has no sheet of an estate: name its sheets after files, such as organizations or offerings; where its "
                "columns have other names, --map prints a first map of them",
            )
        for table, of in named:
            if of:
                yield from table_rows(table, of, faults, hints, reading.without, makes_ids=reading.by_name)
    finally:
        book.close()


def _passed_over(file: EstateFile, tables: Sequence[Table], hidden: Sequence[str]) -> Iterator[Hint]:
    for title in hidden:
        yield Hint(file.name, 0, "", f"the hidden sheet {title!r} is passed over")
    for table in tables:
        yield Hint(
            file.name, 0, "", f"the sheet {table.title!r} is passed over: it has the name of no file of an estate"
        )
