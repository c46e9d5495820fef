"""What stands below a table, behind an empty row: notes, which are passed over, and further tables, which are faults."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from graph.model.texts import BLANKS
from seed.faults import Hint
from seed.folded import folded
from seed.reading.table import TableFault
from seed.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seed.reading.header import Header
    from seed.reading.table import Record, Value

SHOWN: Final = 60  # characters of a note
SIDES: Final = frozenset({"relationship", "consumer"})
"""The columns of which an agreement states one."""
ANOTHER: Final = (
    "here begins another table, and nothing is read from here on: put it on a sheet or into a file of its own"
)


class Below:
    """Looks at the records of a table one after the other. `skips`: empty rows are no records, but missing lines."""

    def __init__(self, header: Header, *, skips: bool) -> None:
        self._header = header
        self._skips = skips
        self._line = header.line
        self._is_apart = False
        self._needed = {*header.sheet.required} & {*header.names} - ({"id"} if header.makes_ids else set())
        self._sides = SIDES & {*header.names} if header.sheet.kind == "Agreement" else frozenset[str]()
        self.hints: list[Hint] = []

    def is_note(self, record: Record) -> bool:
        """Whether the record is to be passed over. Raises TableFault where another table begins."""
        apart = self._is_apart or (self._skips and record.line > self._line + 1)
        self._line, self._is_apart = record.line, not any(record.cells)
        return apart and not self._is_apart and self._is_note(record)

    def _is_note(self, record: Record) -> bool:
        filled = filled_cells(record.cells)
        if len(filled) > 1:
            if all(isinstance(value, str) and folded(value) in _columns() for value in filled.values()):
                raise TableFault(record.line, ANOTHER)
            return False
        self._is_apart = any(self._is_text_alone(at, value) for at, value in filled.items())
        if self._is_apart:
            text = shortened(str(*filled.values()))
            self.hints.append(Hint(self._header.name, record.line, "", f"is passed over as a note: {text!r}"))
        return self._is_apart

    def _is_text_alone(self, at: int, value: Value) -> bool:
        """Whether it is words in a column of the table, and cells that every row states are empty."""
        names = self._header.names
        column = names[at] if at < len(names) else ""
        if not column or not isinstance(value, str) or len(value.split()) == 1:
            return False
        return not self._needed <= {column} or bool(self._sides and column not in self._sides)


def filled_cells(cells: Sequence[Value]) -> dict[int, Value]:
    """The cells that are not empty, by their places."""
    return {at: value for at, value in enumerate(cells) if _is_filled(value)}


@cache
def _columns() -> frozenset[str]:
    """The columns of all kinds, folded."""
    return frozenset(folded(column) for sheet in sheets() for column in sheet.columns)


def _is_filled(value: Value) -> bool:
    return bool(value.strip(BLANKS)) if isinstance(value, str) else value is not None


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
