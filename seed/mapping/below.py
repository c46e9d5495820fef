"""Notes below tables of other tools, behind an empty row: they are passed over, as below tables of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from seed.faults import Hint
from seed.folded import alike
from seed.reading.below import filled_cells, shortened
from seed.reading.header import is_filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from seed.faults import Hints
    from seed.mapping.declaration import MappedTable
    from seed.reading.table import Record, Table

OF_AGREEMENTS: Final = frozenset({"consumer", "offering"})
"""Needed where an agreement's id is made of its sides."""


def without_notes(
    table: Table, head: Record, records: Iterable[Record], group: Sequence[MappedTable], hints: Hints
) -> Iterator[Record]:
    """The records below the row of the headers; of a sheet, empty rows are none, but missing lines."""
    line, apart = head.line, False
    for record in records:
        apart = apart or (not table.even and record.line > line + 1)
        line = record.line
        if not is_filled(record.cells):
            apart = True
        elif apart and (note := _note(record, head, group)):
            hints.add(Hint(table.name, line, "", f"is passed over as a note: {shortened(note)!r}"))
        else:
            apart = False
            yield record


def _note(record: Record, head: Record, group: Sequence[MappedTable]) -> str | None:
    """Words that stand alone, where a row states more of every kind that the table holds."""
    filled = filled_cells(record.cells)
    at, value = next(iter(filled.items()))
    if len(filled) > 1 or not isinstance(value, str) or len(value.split()) == 1:
        return None
    header = head.cells[at] if at < len(head.cells) else None
    return value if all(_lacks(one, alike(header) if isinstance(header, str) else "") for one in group) else None


def _lacks(one: MappedTable, header: str) -> bool:
    """Whether a column that is required is filled from other headers alone."""
    needed = {*one.sheet.required} | (OF_AGREEMENTS if one.sheet.kind == "Agreement" else frozenset[str]())
    required = (column for column in one.columns if column.cell.column in needed and column.headers)
    return any(header not in map(alike, column.headers) for column in required)
