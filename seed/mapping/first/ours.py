"""Tables that have the names and columns of an estate's own files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from seed.folded import alike, folded_title
from seed.mapping.first.guess import Entry
from seed.reading.dates import readings
from seed.reading.header import by_title
from seed.sheets import NAMED, sheets

if TYPE_CHECKING:
    from seed.mapping.first.look import Seen, Sight
    from seed.sheets import Cell


def entry_of_ours(sight: Sight) -> Entry | None:
    """None where a column is missing that must be there and cannot be made."""
    file, _, title = sight.source.partition("#")
    (sheet, *others) = by_title(sheets()).get(folded_title(title or Path(file).stem), (None,))
    if sheet is None or others:
        return None
    cells = {alike(cell.column): cell for cell in sheet.cells}
    found = {cells[seen.words].column: seen for seen in sight.columns if seen.words in cells}
    made = {"id"} if sheet.kind in NAMED or sheet.kind == "Agreement" else set[str]()
    if not sheet.required - made <= found.keys():
        return None
    columns = [
        (cell.column, _how(cell, found[cell.column]), found[cell.column])
        for cell in sheet.cells
        if cell.column in found
    ]
    return Entry(sight, sheet.kind, [*columns], is_ours=True)


def _how(cell: Cell, seen: Seen) -> str:
    if cell.refers and len(cell.refers) == 1 and any(value != value.lower() or " " in value for value in seen.values):
        return "name"
    every = [readings(value) for value in seen.filled] if cell.property else []
    form = next((form for form in every[0] if all(form in one for one in every)), None) if every else None
    return f"date: {form}" if form else ""
