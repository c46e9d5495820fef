"""How a column of an estate looks in a workbook: its format, what may be chosen in it, and what it says of itself."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from graph.model.scalars import Scalar
from graph.model.sides import sides
from seed.reading.words import choice_of
from seed.sheets import KIND, sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seed.sheets import Cell, Sheet

LAST_ROW: Final = 1_048_575
"""The number of the last row, counted from 0: no sheet has more."""
WIDTHS: Final = (12, 34)
"""Characters, the least and the most."""
LONG: Final = frozenset({"name", "title", "description", "statement", "text", "summary", "reason", "response"})
EARLIEST: Final = date(1900, 3, 1)
"""The first day that spreadsheets count right: before it, they count a day that there never was."""


class Look(Enum):
    """How the cells of a column are formatted, over its whole length."""

    TEXT = "@"
    DAY = "yyyy-mm-dd"
    INTEGER = "0"
    NUMBER = "0.###############"
    FLAG = "General"


LOOKS: Final = {
    Scalar.DAY: Look.DAY,
    Scalar.INTEGER: Look.INTEGER,
    Scalar.NUMBER: Look.NUMBER,
    Scalar.FLAG: Look.FLAG,
}


def look_of(cell: Cell) -> Look:
    """Text, but for days, numbers and flags: what is typed into it stays as it was typed, `007` and `1E5` too."""
    if cell.property and cell.property.scalar and not cell.many:
        return LOOKS.get(cell.property.scalar, Look.TEXT)
    return Look.TEXT


def width_of(cell: Cell) -> int:
    least, most = WIDTHS
    return most if cell.column in LONG else max(least, min(most, len(cell.column) + 4))


def words_of(cell: Cell, of: Sequence[Sheet]) -> str:
    """What the comment at the header says: the column's words, what may stand in it, and whether it must."""
    parts = [_said(cell, of)]
    if cell.many:
        parts.append("Several are separated by |.")
    if look_of(cell) is Look.DAY:
        parts.append("A day, as 2027-01-31.")
    if choice := choice_of(cell):
        parts += [f"{member.value}: {member.words}" for member in choice]
    if cell.required:
        parts.append("Required.")
    return "\n".join(parts)


def _said(cell: Cell, of: Sequence[Sheet]) -> str:
    if cell.property:
        return cell.property.words
    if cell.column == KIND:
        return f"{', '.join(sheet.kind for sheet in of)}; the first where the cell is empty."
    if cell.links:
        link = cell.links[0]
        ends = link.out if sides(link).at_start else link.back
        return f"{ends.words} The id of a row in {_files(cell)}."
    if cell.refers:
        return f"The id of a row in {_files(cell)}."
    return "How badly the consumer suffers at most when the offering is lost."


def _files(cell: Cell) -> str:
    return " or ".join(title_of(file) for file in map(file_of, cell.refers) if file)


def file_of(label: str) -> str | None:
    return next((sheet.file for sheet in sheets() if sheet.thing and sheet.thing.label == label), None)


def title_of(file: str) -> str:
    """What the sheet of a file is called: `Escalation steps`."""
    return file.replace("_", " ").capitalize()


def validation_of(cell: Cell, of: Sequence[Sheet]) -> dict[str, Any] | None:
    """The drop-down of a column; None where anything may be typed. Ids of other sheets are offered, and others taken:
    they may be in the graph.
    """
    if values := _choices(cell, of):
        said = ", ".join(values)
        return {
            "validate": "list",
            "source": values,
            "error_title": cell.column[:32],
            "error_message": f"One of {said}"[:255],
        }
    if look_of(cell) is Look.DAY:
        return {
            "validate": "date",
            "criteria": ">=",
            "value": EARLIEST,
            "error_title": cell.column[:32],
            "error_message": "A day, as 2027-01-31.",
            "error_type": "warning",
        }
    if len(cell.refers) == 1 and not cell.many and (file := file_of(cell.refers[0])):
        source = f"='{title_of(file)}'!$A$2:$A${LAST_ROW + 1}"
        return {"validate": "list", "source": source, "show_error": False}
    return None


def _choices(cell: Cell, of: Sequence[Sheet]) -> list[str]:
    if cell.column == KIND and of[0].shared:
        return [sheet.kind for sheet in of]
    if look_of(cell) is Look.FLAG:
        return ["TRUE", "FALSE"]
    choice = choice_of(cell)
    return [member.value for member in choice] if choice and not cell.many else []
